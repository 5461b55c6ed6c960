import { Inject, Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clock } from '../../platform/clock/clock';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { notFound } from '../../platform/errors/domain-error';
import { newId } from '../../platform/ids/ids';
import type { Appointment } from '../domain/appointment';
import type { SoftRule } from '../domain/slot-query';
import type { Instant } from '../domain/time';
import { AppointmentRepository } from '../persistence/appointment.repository';
import { OccupancyRepository } from '../persistence/occupancy.repository';
import { SetUpQuery, type Bookable } from '../persistence/set-up.query';
import { AppointmentMessages } from './messages/appointment-messages';
import { ClientGate } from './client-gate';
import { ExpiryAlarm } from './expiry-alarm';
import { localStartOf, newAppointment, type Footing } from './new-appointment';
import { callUs } from './refusals';
import { SlotSearch } from './slot-search';
import { TakeSlot, type Chosen, type Taking } from './take-slot';

export interface Wish {
  readonly variantId: string;
  readonly clientId: string;
  readonly startsAt: Instant;
  readonly therapistId?: string;
  readonly channel: 'desk' | 'online' | 'waitlist';
  /** Only kept for some minutes, to be confirmed or let go. */
  readonly holdOnly?: boolean;
  /** How long a hold lasts; absent: ten minutes. */
  readonly holdUntil?: Instant;
  readonly seriesId?: string;
  readonly override?: Readonly<{ rules: readonly SoftRule[]; reason: string }>;
  /** Who books; null: the client or the server. */
  readonly staffId: string | null;
}

/** Books, holds or asks for a time: one transaction, or nothing at all. */
@Injectable()
export class BookAppointment {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly setUp: SetUpQuery,
    private readonly search: SlotSearch,
    private readonly slots: TakeSlot,
    private readonly gate: ClientGate,
    private readonly appointments: AppointmentRepository,
    private readonly occupancies: OccupancyRepository,
    private readonly messages: AppointmentMessages,
    private readonly alarm: ExpiryAlarm,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  book(clinicId: string, wish: Wish): Promise<Appointment> {
    return this.uow.run(clinicId, async () => {
      const [bookable, client, eligibility] = await Promise.all([
        this.setUp.onOffer(wish.variantId),
        this.search.client(wish.clientId, { from: wish.startsAt }),
        this.gate.eligibilityOf(wish.clientId),
      ]);
      if (!bookable || (wish.channel === 'online' && !bookable.online)) throw notFound();
      if (eligibility === 'call_us') throw callUs();
      const footing = footingOf(wish, bookable, eligibility === 'provisional');
      return this.#take(wish, bookable, client, footing);
    });
  }

  async #take(wish: Wish, bookable: Bookable, client: Awaited<ReturnType<SlotSearch['client']>>, footing: Footing): Promise<Appointment> {
    const now = this.clock.now().getTime();
    const question = {
      bookable, client, now, byStaff: wish.channel !== 'online',
      ...(wish.therapistId !== undefined && { therapistId: wish.therapistId }),
      ...(wish.override && { overrides: wish.override.rules }),
    };
    const id = newId();
    const { slot } = await this.slots.take(question, wish.clientId, wish.startsAt, (chosen) => this.#write(id, wish, bookable, chosen, footing, now));
    const appointment = newAppointment(id, wish.clientId, bookable, slot, footing, now, wish.holdUntil);
    this.appointments.record(appointment, {
      kind: footing === 'booked' ? 'book' : footing === 'requested' ? 'request' : 'hold',
      fromState: null,
      actorKind: wish.staffId !== null ? 'staff' : wish.channel === 'online' ? 'client' : 'system',
      staffId: wish.staffId,
      reason: wish.override?.reason ?? null,
    });
    // Of a series the client hears in one mail (SeriesMail).
    if (wish.seriesId === undefined) this.messages.made(appointment);
    else this.messages.before(appointment);
    this.alarm.set(appointment);
    this.audit.record({ action: 'appointment.create', recordType: 'appointment', recordId: id, clientId: wish.clientId, details: { state: appointment.state } });
    return appointment;
  }

  async #write(id: string, wish: Wish, bookable: Bookable, { slot, overridden }: Chosen, footing: Footing, now: Instant): Promise<Taking> {
    const appointment = newAppointment(id, wish.clientId, bookable, slot, footing, now, wish.holdUntil);
    const [added, claimed] = await Promise.allSettled([
      this.appointments.add(appointment, {
        uid: `${id}@${new URL(this.config.publicUrl ?? 'http://rhomboid.invalid').hostname}`,
        locationId: bookable.locationId,
        channel: wish.channel,
        therapistNamed: wish.therapistId !== undefined,
        localStart: localStartOf(slot.startsAt, bookable.timezone),
        seriesId: wish.seriesId ?? null,
        overrideReason: overridden.length > 0 ? (wish.override?.reason ?? null) : null,
        createdBy: wish.staffId,
      }),
      this.occupancies.claim({ appointmentId: id, blockId: null, expiresAt: appointment.expiresAt === null ? null : new Date(appointment.expiresAt) }, slot.assigned),
    ]);
    if (added.status === 'rejected') throw added.reason;
    // Without its appointment the claim could only fail.
    if (!added.value) return 'elsewhere';
    if (claimed.status === 'rejected') throw claimed.reason;
    return claimed.value ? 'taken' : 'gone';
  }
}

const footingOf = (wish: Wish, bookable: Bookable, formsMissing: boolean): Footing => {
  if (wish.holdOnly) return 'held';
  if (formsMissing) return 'provisional';
  return wish.staffId === null && bookable.needsApproval ? 'requested' : 'booked';
};
