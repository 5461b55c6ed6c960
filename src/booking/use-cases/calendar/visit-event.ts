import type { AppointmentState } from '../../domain/appointment';
import type { CalendarEvent } from './icalendar';

const STANDING: readonly AppointmentState[] = ['booked', 'arrived', 'checked_in', 'in_session', 'completed', 'no_show'];

interface Visit {
  readonly uid: string;
  readonly sequence: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly state: AppointmentState;
}

/** For the client: the clinic and the place, and not what for. */
export const eventForClient = ({ uid, sequence, startsAt, endsAt, state }: Visit, clinicName: string, address: string, changedAt: Date): CalendarEvent => ({
  uid, sequence, startsAt, endsAt, changedAt, status: statusOf(state), summary: clinicName, ...(address !== '' && { location: address }),
});

export const statusOf = (state: AppointmentState): CalendarEvent['status'] =>
  STANDING.includes(state) ? 'CONFIRMED' : state === 'held' || state === 'requested' ? 'TENTATIVE' : 'CANCELLED';
