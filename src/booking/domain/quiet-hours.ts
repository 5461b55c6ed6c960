import type { Instant } from './time';
import { dateOf, dayNumber, isTimeZone, localOf, wallClockToInstant } from './wall-clock';

const MORNING_MIN = 8 * 60;
const EVENING_MIN = 20 * 60;
/** When a reminder comes that would come at night: an hour of room for a worker that is late. */
const BEFORE_NIGHT_MIN = 19 * 60;
/** Answers count for a visit within the 24 hours after them: this leaves an evening to give them, and a morning. */
const CHECK_BEFORE_MS = 20 * 3600_000;
const CHECK_EARLIEST_MS = 23 * 3600_000;
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

/** Before the night in which it is then. */
const eveningBefore = (atNight: Instant, zone: string): Instant => {
  const { date, time } = localOf(atNight, zone);
  return wallClockToInstant({ date: dateOf(dayNumber(date) - (time < MORNING_MIN ? 1 : 0)), time: BEFORE_NIGHT_MIN }, zone).at;
};

/** The same wall-clock time of the day before; what would come in the client's night comes in the evening before it. */
export const reminderAt = (startsAt: Instant, place: string, clientZone: string): Instant => {
  const wanted = dayBefore(startsAt, place);
  return isNight(localOf(wanted, clientZone).time) ? eveningBefore(wanted, clientZone) : wanted;
};

/** Before this no reminder is due, wherever the client lives. */
export const earliestReminder = (startsAt: Instant, place: string): Instant => dayBefore(startsAt, place) - NIGHT_MS;

/** Now by day; at night the next morning. */
export const outOfTheNight = (now: Instant, zone: string): Instant => {
  const { date, time } = localOf(now, zone);
  if (!isNight(time)) return now;
  return wallClockToInstant({ date: dateOf(dayNumber(date) + (time > EVENING_MIN ? 1 : 0)), time: MORNING_MIN }, zone).at;
};

/** Before this no link to the short check goes out, wherever the client lives. */
export const earliestCheck = (startsAt: Instant): Instant => startsAt - CHECK_EARLIEST_MS;

/** When the link to the short check goes out: what would come in the client's night comes in the evening before it, or else in the morning. */
export const checkAt = (startsAt: Instant, clientZone: string): Instant => {
  const wanted = startsAt - CHECK_BEFORE_MS;
  if (!isNight(localOf(wanted, clientZone).time)) return wanted;
  const evening = eveningBefore(wanted, clientZone);
  return evening >= earliestCheck(startsAt) ? evening : outOfTheNight(wanted, clientZone);
};
