import { appointmentId, resourceId } from '../../src/booking/domain/ids';
import type { Occupancy, Resource } from '../../src/booking/domain/resource';
import type { SlotQuery } from '../../src/booking/domain/slot-query';
import type { Instant } from '../../src/booking/domain/time';

export const at = (text: string): Instant => Date.parse(text);
export const between = (from: string, to: string) => ({ from: at(from), to: at(to) });
export const text = (instant: Instant): string => new Date(instant).toISOString().slice(0, 16);

const resource = (id: string, kind: Resource['kind'], more: Partial<Resource>): Resource => ({
  id: resourceId(id),
  kind,
  timezone: 'UTC',
  weekly: [{ days: [1, 2, 3, 4, 5], opens: 9 * 60, closes: 13 * 60 }],
  exceptions: [],
  absences: [],
  extraOpen: [],
  occupancies: [],
  capacity: 1,
  labels: [],
  skills: [],
  ...more,
});

/** Monday to Friday from nine to one, in UTC. */
export const therapist = (id: string, more: Partial<Resource> = {}): Resource => resource(id, 'therapist', more);
export const room = (id: string, more: Partial<Resource> = {}): Resource => resource(id, 'room', more);

export const taken = (from: string, to: string, more: Partial<Occupancy> = {}): Occupancy => ({
  kind: 'appointment',
  occupied: between(from, to),
  session: between(from, to),
  appointmentId: appointmentId(`${from} ${to}`),
  ...more,
});

/** An hour with one therapist in one room, on the hour, on Monday 2 March 2026. */
export const mondayWith = (resources: readonly Resource[], more: Partial<SlotQuery> = {}): SlotQuery => ({
  timezone: 'UTC',
  window: between('2026-03-02T00:00Z', '2026-03-03T00:00Z'),
  service: {
    duration: 60,
    requirements: [
      { name: 'therapist', kind: 'therapist' },
      { name: 'room', kind: 'room' },
    ],
  },
  resources,
  grid: { mode: 'clock', step: 60 },
  ...more,
});
