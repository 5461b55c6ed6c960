import type { Instant } from './time';
import { dateOf, dayNumber, isTimeZone, localOf, wallClockToInstant } from './wall-clock';

const MORNING_MIN = 8 * 60;
const EVENING_MIN = 20 * 60;
/** When a reminder comes that would come at night: an hour of room for a worker that is late. */
const BEFORE_NIGHT_MIN = 19 * 60;
/** From then to the morning of a night in which the clocks go back. */
const NIGHT_MS = 14 * 3600_000;

const isNight = (time: number): boolean => time < MORNING_MIN || time > EVENING_MIN;

/** The client's own zone where it is known, else that of the place they come to. */
export const zoneOfClient = (own: string | null, place: string): string => (own !== null && isTimeZone(own) ? own : place);

/** The same wall-clock time of the day before, which no reminder comes after. */
export const dayBefore = (startsAt: Instant, place: string): Instant => {
  const { date, time } = localOf(startsAt, place);
  return wallClockToInstant({ date: dateOf(dayNumber(date) - 1), time }, place).at;
};

/** The same wall-clock time of the day before; what would come in the client's night comes in the evening before it. */
export const reminderAt = (startsAt: Instant, place: string, clientZone: string): Instant => {
  const wanted = dayBefore(startsAt, place);
  const { date, time } = localOf(wanted, clientZone);
  if (!isNight(time)) return wanted;
  return wallClockToInstant({ date: dateOf(dayNumber(date) - (time < MORNING_MIN ? 1 : 0)), time: BEFORE_NIGHT_MIN }, clientZone).at;
};

/** Before this no reminder is due, wherever the client lives. */
export const earliestReminder = (startsAt: Instant, place: string): Instant => dayBefore(startsAt, place) - NIGHT_MS;

/** Now by day; at night the next morning. */
export const outOfTheNight = (now: Instant, zone: string): Instant => {
  const { date, time } = localOf(now, zone);
  if (!isNight(time)) return now;
  return wallClockToInstant({ date: dateOf(dayNumber(date) + (time > EVENING_MIN ? 1 : 0)), time: MORNING_MIN }, zone).at;
};
