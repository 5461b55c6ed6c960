import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { sqlStateOf } from '../../platform/database/postgres-errors';
import { notFound, stale } from '../../platform/errors/domain-error';
import { signedInStaff } from '../../staff';
import type { Act } from '../domain/act';
import type { Actor, Appointment } from '../domain/appointment';
import { MINUTE_MS } from '../domain/time';
import { transition, type Effects, type Outcome } from '../domain/transition';
import { AppointmentRepository } from '../persistence/appointment.repository';
import { OccupancyRepository } from '../persistence/occupancy.repository';
import { SetUpQuery } from '../persistence/set-up.query';
import { ActingStaff } from './acting-staff';
import { ExpiryAlarm } from './expiry-alarm';
import { AppointmentMessages } from './messages/appointment-messages';
import { OfferTimes } from './offer-times';
import { clientIsElsewhere, refusal } from './refusals';
import { SlotSearch } from './slot-search';

/** Absent: the caller read no version, such as a client by link. */
export type Version = number | undefined;

/** Who acts, under every hat they wear, and how history names them. */
export interface Doer {
  readonly actors: readonly Actor[];
  readonly actorKind: 'staff' | 'client' | 'system';
  readonly staffId: string | null;
  /** The client hears of it together with other visits. */
  readonly heardTogether?: boolean;
}

/** Does one thing to one appointment: lock, ask the domain, write state, time, history and messages. */
@Injectable()
export class CarryOut {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly appointments: AppointmentRepository,
    private readonly occupancies: OccupancyRepository,
    private readonly messages: AppointmentMessages,
    private readonly hats: ActingStaff,
    private readonly setUp: SetUpQuery,
    private readonly search: SlotSearch,
    private readonly offers: OfferTimes,
    private readonly alarm: ExpiryAlarm,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** `actOf` is asked under the appointment's lock. */
  byStaff(id: string, version: Version, actOf: (appointment: Appointment) => Act | Promise<Act>, heardTogether = false): Promise<Appointment> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const { staff, actors } = await this.hats.hats();
      return this.by({ actors, actorKind: 'staff', staffId: staff.staffId, heardTogether }, id, version, actOf);
    });
  }

  /** Inside the caller's unit of work. */
  async by(doer: Doer, id: string, version: Version, actOf: (appointment: Appointment) => Act | Promise<Act>): Promise<Appointment> {
    const appointment = await this.appointments.lock(id);
    if (!appointment) throw notFound();
    if (version !== undefined && version !== appointment.version) throw stale();
    const act = await actOf(appointment);
    const outcome = this.decide(doer, appointment, act);
    if (outcome.kind === 'unchanged') return appointment;
    const { appointment: next, effects } = outcome;
    await this.#occupy(next, act, effects);
    await this.write(doer, appointment, next, act, effects);
    return next;
  }

  /** Under the first hat that may. Throws what the domain answers where none may. */
  decide({ actors }: Doer, appointment: Appointment, act: Act): Exclude<Outcome, { kind: 'refused' }> {
    let first: Extract<Outcome, { kind: 'refused' }> | undefined;
    for (const actor of actors) {
      const outcome = transition(appointment, act, actor, this.clock.now().getTime());
      if (outcome.kind !== 'refused') return outcome;
      if (first === undefined || first.code === 'not_allowed') first = outcome;
    }
    throw refusal(first?.code ?? 'not_allowed');
  }

  /** State, history, messages and audit of what `decide` allowed. */
  async write(doer: Doer, was: Appointment, next: Appointment, act: Act, effects: Effects, more: Parameters<AppointmentRepository['save']>[2] = {}): Promise<void> {
    if (!(await this.appointments.save(was, next, { ...more, extended: act.kind === 'extend' }))) throw clientIsElsewhere();
    this.appointments.record(next, {
      kind: act.kind, fromState: was.state, actorKind: doer.actorKind, staffId: doer.staffId, reason: more.overrideReason ?? ('reasonCode' in act ? act.reasonCode : null),
      ...('answers' in act && act.answers && { answers: act.answers }),
    });
    if (effects.message !== undefined && HEARD.includes(effects.message) && !doer.heardTogether) this.messages.changed(next);
    if (next.state === 'booked' && (effects.message === 'confirmed' || effects.message === 'moved')) this.messages.before(next);
    if (next.expiresAt !== was.expiresAt) this.alarm.set(next);
    if (effects.freesTime) this.offers.afterCommit();
    this.audit.record({ action: `appointment.${act.kind}`, recordType: 'appointment', recordId: was.id, clientId: was.clientId });
  }

  async #occupy(next: Appointment, act: Act, { occupancy }: Effects): Promise<void> {
    if (act.kind === 'extend' || act.kind === 'request') this.occupancies.setExpiry(next.id, new Date(act.expiresAt));
    if (occupancy === 'confirm') this.occupancies.setExpiry(next.id, null);
    if (occupancy === 'free' || act.kind === 'no_show') this.occupancies.free(next.id);
    if (act.kind === 'end_early') this.occupancies.freeFrom(next.id, nextMinute(this.clock.now()));
    if (occupancy === 'retake') await this.#retake(next);
  }

  async #retake({ id, resourceIds, terms }: Appointment): Promise<void> {
    await this.occupancies.lock(resourceIds);
    const [bookable, taken] = await Promise.all([this.setUp.asAgreed(terms.variantId, terms.version), this.occupancies.retake(id)]).catch((error: unknown) => {
      throw sqlStateOf(error) === '23P01' ? refusal('no_longer_free') : error;
    });
    if (!bookable) throw new Error('an appointment without its terms');
    if (await this.search.isOnTheWay(bookable, taken, id)) throw refusal('no_longer_free');
  }
}

/** Times are taken in whole minutes. */
const nextMinute = (at: Date): Date => new Date(Math.ceil(at.getTime() / MINUTE_MS) * MINUTE_MS);

/** What the client is told of. */
const HEARD: readonly string[] = ['request_received', 'confirmed', 'declined', 'moved', 'cancelled', 'not_today'];
