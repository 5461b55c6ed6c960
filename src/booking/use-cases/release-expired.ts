import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { transition } from '../domain/transition';
import { AppointmentRepository } from '../persistence/appointment.repository';
import { OccupancyRepository } from '../persistence/occupancy.repository';
import { AppointmentMessages } from './messages/appointment-messages';

/** Holds that ran out are given up by whoever needs their time next; until then readers look past them. */
@Injectable()
export class ReleaseExpired {
  constructor(
    private readonly appointments: AppointmentRepository,
    private readonly occupancies: OccupancyRepository,
    private readonly messages: AppointmentMessages,
    private readonly clock: Clock,
  ) {}

  async inTheWayOf(clientId: string, resourceIds: readonly string[]): Promise<void> {
    const now = this.clock.now();
    for (const held of await this.appointments.expired(now, clientId, resourceIds)) {
      const outcome = transition(held, { kind: 'expire' }, { kind: 'system' }, now.getTime());
      if (outcome.kind !== 'done') continue;
      await this.appointments.save(held, outcome.appointment);
      this.occupancies.free(held.id);
      this.appointments.record(outcome.appointment, { kind: 'expire', fromState: held.state, actorKind: 'system', staffId: null, reason: null });
      // Whose visit was pencilled in or asked for hears that it is not; an offer that lapsed was only an offer.
      if (held.provisional || held.state === 'requested') this.messages.changed(outcome.appointment);
    }
  }
}
