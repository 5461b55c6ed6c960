import type { AppointmentState } from '../../domain/appointment';
import type { CalendarEvent } from './icalendar';

const STANDING: readonly AppointmentState[] = ['booked', 'arrived', 'checked_in', 'in_session', 'completed', 'no_show'];

export const statusOf = (state: AppointmentState): CalendarEvent['status'] =>
  STANDING.includes(state) ? 'CONFIRMED' : state === 'held' || state === 'requested' ? 'TENTATIVE' : 'CANCELLED';
