import { anything, clockTime, instant, instantText, list, oneOf, record, text, truth, whole } from './case-fields';
import { blocks } from './busy-time';
import { appointmentId, resourceId, type ResourceId } from './ids';
import { offerSlots } from './offer-slots';
import type { Hours, Occupancy, Resource, WeeklyRule } from './resource';
import type { Grid, Requirement, SlotQuery } from './slot-query';
import { MINUTE_MS, minuteDown, minuteUp, type Interval, type Weekday } from './time';

export type BookingCaseResult = Readonly<{ id: string; passed: boolean; got: unknown; expected: unknown }>;

const FREE_STATUSES = ['cancelled', 'rejected', 'entered-in-error', 'noshow'];
const TAKEN_STATUSES = ['accepted', 'pending', 'proposed', 'requested', 'booked', 'confirmed', 'tentative', 'hold', 'arrived', 'checked-in', 'fulfilled', 'completed', 'busy', 'busy-unavailable', 'busy-tentative', 'awaiting_host'];

const hours = { duration_min: whole(1), end: clockTime(true) };
const buffers = { buffer_before_min: whole(0), buffer_after_min: whole(0) };
const interval = record({ from: instant, to: instant }, {});
const booking = record({ from: instant, to: instant }, { ...buffers, id: text, status: oneOf([...FREE_STATUSES, ...TAKEN_STATUSES]), blocks: truth, hold_owner: text, hold_expires_at: instant });
const resource = record(
  { id: text },
  {
    ...buffers,
    timezone: text,
    capacity: whole(1),
    rules: list(record({ days: list(weekday), start: clockTime(false) }, hours)),
    exceptions: list(record({ date: text, open: list(record({ start: clockTime(false) }, hours)) }, {})),
    extra_open: list(interval),
    bookings: list(booking),
  },
);
const slotsCase = record(
  {
    id: text,
    timezone: text,
    resources: list(resource),
    service: record({ duration_min: whole(1) }, { ...buffers, buffers_inside_hours: truth }),
    grid: record({ mode: oneOf(['clock', 'window']), step_min: whole(1) }, { offset_min: whole(0), round_to_min: whole(1), first_offset_min: whole(0) }),
    window: interval,
    expected_free_starts: list(instant),
  },
  {
    requires: list(list(text)),
    now: instant,
    lead_time_min: whole(0),
    horizon_to: instant,
    limits: record({}, { bookings_per_day: whole(0), minutes_per_day: whole(0) }),
    ignore_booking: text,
    hold_owner: text,
    source: anything,
    tags: anything,
    source_says: anything,
    agrees_with_source: anything,
    note: anything,
  },
);

type SlotsCase = ReturnType<typeof slotsCase>;
type CaseResource = SlotsCase['resources'][number];
type CaseBooking = NonNullable<CaseResource['bookings']>[number];

function weekday(value: unknown, at: string): Weekday {
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > 7) throw new Error(`${at} must be a day from 1 to 7`);
  return value as Weekday;
}

/** Runs one published case through the engine of the server. Throws on an unknown field or word. */
export const runSlotsCase = (input: unknown): BookingCaseResult => {
  const given = slotsCase(input, 'case');
  const got = offerSlots(queryOf(given)).map(({ startsAt }) => startsAt);
  const expected = given.expected_free_starts;
  return { id: given.id, passed: got.length === expected.length && got.every((at, index) => at === expected[index]), got: got.map(instantText), expected: expected.map(instantText) };
};

const queryOf = (given: SlotsCase): SlotQuery => ({
  timezone: given.timezone,
  window: given.window,
  now: given.now,
  service: { duration: given.service.duration_min, requirements: requirementsOf(given) },
  resources: given.resources.map((one) => resourceOf(one, given.timezone)),
  grid: gridOf(given.grid),
  leadMinutes: given.lead_time_min,
  horizon: given.horizon_to,
  limits: given.limits && { count: given.limits.bookings_per_day, minutes: given.limits.minutes_per_day, counted: countedOf(given) },
  holder: given.hold_owner,
  ignoreAppointmentId: given.ignore_booking === undefined ? undefined : appointmentId(given.ignore_booking),
  maxResults: Infinity,
});

const gridOf = ({ mode, step_min, offset_min, round_to_min, first_offset_min }: SlotsCase['grid']): Grid =>
  mode === 'clock'
    ? { mode: 'clock', step: step_min, offset: offset_min }
    : { mode: 'window', step: step_min, roundTo: round_to_min, firstOffset: first_offset_min, anchor: 'as_asked' };

const requirementsOf = ({ requires, resources, service }: SlotsCase): Requirement[] => {
  const known = resources.map(({ id }) => id);
  const groups = requires ?? known.map((id) => [id]);
  return groups.map((group, at) => ({
    name: `group ${at + 1}`,
    anyOf: group.map((id): ResourceId => {
      if (!known.includes(id)) throw new Error(`case.requires names "${id}", which is no resource`);
      return resourceId(id);
    }),
    setUp: service.buffer_before_min,
    turnover: service.buffer_after_min,
    buffersInsideHours: service.buffers_inside_hours,
  }));
};

const resourceOf = (given: CaseResource, timezone: string): Resource => ({
  id: resourceId(given.id),
  kind: 'equipment',
  timezone: given.timezone ?? timezone,
  weekly: (given.rules ?? []).map((rule): WeeklyRule => ({ ...hoursOf(rule), days: rule.days })),
  exceptions: (given.exceptions ?? []).map(({ date, open }) => ({ date, open: open.map(hoursOf) })),
  absences: [],
  extraOpen: given.extra_open ?? [],
  occupancies: (given.bookings ?? []).filter(isLive).map(occupancyOf),
  capacity: given.capacity ?? 1,
  setUp: given.buffer_before_min,
  turnover: given.buffer_after_min,
  labels: [],
  skills: [],
});

const hoursOf = ({ start, end, duration_min }: Readonly<{ start: number; end?: number; duration_min?: number }>): Hours => {
  if ((end === undefined) === (duration_min === undefined)) throw new Error('hours have either end or duration_min');
  return end === undefined ? { opens: start, lasts: duration_min as number } : { opens: start, closes: end };
};

const isLive = ({ status, blocks }: CaseBooking): boolean => blocks !== false && !FREE_STATUSES.includes(status ?? '');

const sessionOf = ({ from, to }: Interval): Interval => ({ from: minuteDown(from) * MINUTE_MS, to: minuteUp(to) * MINUTE_MS });

const occupancyOf = (given: CaseBooking): Occupancy & Readonly<{ session: Interval }> => {
  const session = sessionOf(given);
  return {
    kind: given.status === 'hold' ? 'hold' : 'appointment',
    occupied: { from: session.from - (given.buffer_before_min ?? 0) * MINUTE_MS, to: session.to + (given.buffer_after_min ?? 0) * MINUTE_MS },
    session,
    ...(given.id !== undefined && { appointmentId: appointmentId(given.id) }),
    expiresAt: given.hold_expires_at,
    holder: given.hold_owner,
  };
};

const countedOf = ({ resources, now, hold_owner }: SlotsCase) =>
  resources
    .flatMap(({ bookings = [] }) => bookings.filter(isLive).map(occupancyOf))
    .filter((one) => blocks(one, { now, holder: hold_owner }))
    .map(({ appointmentId: id, session }) => ({ appointmentId: id, session }));
