import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { notFound, stale } from '../../platform/errors/domain-error';
import { signedInStaff } from '../../staff';
import type { Appointment } from '../domain/appointment';
import type { SoftRule } from '../domain/slot-query';
import type { Instant } from '../domain/time';
import { AppointmentRepository } from '../persistence/appointment.repository';
import { OccupancyRepository } from '../persistence/occupancy.repository';
import { SetUpQuery, type Bookable } from '../persistence/set-up.query';
import { ActingStaff } from './acting-staff';
import { CarryOut, type Doer, type Version } from './carry-out';
import { localStartOf } from './new-appointment';
import { SlotSearch } from './slot-search';
import type { Question } from './slot-question';
import { TakeSlot } from './take-slot';

export interface Target {
  readonly startsAt: Instant;
  /** Absent: whoever is free, the present one first. */
  readonly therapistId?: string;
  readonly override?: Readonly<{ rules: readonly SoftRule[]; reason: string }>;
}

/** Another time or another therapist for the same visit: same id, same calendar entry, one transaction. */
@Injectable()
export class MoveAppointment {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly appointments: AppointmentRepository,
    private readonly occupancies: OccupancyRepository,
    private readonly setUp: SetUpQuery,
    private readonly search: SlotSearch,
    private readonly slots: TakeSlot,
    private readonly carryOut: CarryOut,
    private readonly hats: ActingStaff,
    private readonly clock: Clock,
  ) {}

  byStaff(id: string, version: Version, to: Target): Promise<Appointment> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const { staff, actors } = await this.hats.hats();
      return this.by({ actors, actorKind: 'staff', staffId: staff.staffId }, id, version, to);
    });
  }

  /** Inside the caller's unit of work. */
  async by(doer: Doer, id: string, version: Version, to: Target): Promise<Appointment> {
    const appointment = await this.appointments.lock(id);
    if (!appointment) throw notFound();
    if (version !== undefined && version !== appointment.version) throw stale();
    this.#refuseEarly(doer, appointment, to);
    const bookable = await this.setUp.asAgreed(appointment.terms.variantId, appointment.terms.version);
    if (!bookable) throw new Error('an appointment without its terms');
    return this.#move(doer, appointment, bookable, to);
  }

  /** Before the search, so that who may not move at all is told so, and a move to where it is changes nothing. */
  #refuseEarly(doer: Doer, appointment: Appointment, { startsAt }: Target): void {
    const endsAt = startsAt + (appointment.endsAt - appointment.startsAt);
    this.carryOut.decide(doer, appointment, { kind: 'move', startsAt, endsAt, resourceIds: appointment.resourceIds });
  }

  async #move(doer: Doer, appointment: Appointment, bookable: Bookable, to: Target): Promise<Appointment> {
    if (to.startsAt === appointment.startsAt && (to.therapistId === undefined || (appointment.resourceIds as readonly string[]).includes(to.therapistId))) return appointment;
    const client = await this.search.client(appointment.clientId, { from: to.startsAt }, appointment.id);
    const question = this.#question(doer, appointment, bookable, client, to);
    let next = appointment;
    await this.slots.take(question, appointment.clientId, to.startsAt, async ({ slot, overridden }) => {
      const act = { kind: 'move', startsAt: slot.startsAt, endsAt: slot.endsAt, resourceIds: slot.assigned.map(({ resourceId }) => resourceId) } as const;
      const outcome = this.carryOut.decide(doer, appointment, act);
      if (outcome.kind === 'unchanged') return 'taken';
      this.occupancies.forget(appointment.id);
      if (!(await this.occupancies.claim({ appointmentId: appointment.id, blockId: null, expiresAt: null }, slot.assigned))) return 'gone';
      await this.carryOut.write(doer, appointment, outcome.appointment, act, outcome.effects, {
        localStart: localStartOf(slot.startsAt, appointment.timezone),
        ...(overridden.length > 0 && to.override && { overrideReason: to.override.reason }),
        ...(to.therapistId !== undefined && { therapistNamed: true }),
      });
      next = outcome.appointment;
      return 'taken';
    });
    return next;
  }

  #question(doer: Doer, appointment: Appointment, bookable: Bookable, client: NonNullable<Question['client']>, to: Target): Omit<Question, 'window'> {
    return {
      bookable,
      client,
      now: this.clock.now().getTime(),
      byStaff: doer.actorKind === 'staff',
      except: appointment.id,
      ...(to.therapistId !== undefined && { therapistId: to.therapistId }),
      ...(to.override && { overrides: to.override.rules }),
    };
  }
}
