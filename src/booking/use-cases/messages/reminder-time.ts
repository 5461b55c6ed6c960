import type { Instant } from '../../domain/time';
import { dateOf, dayNumber, localOf, wallClockToInstant } from '../../domain/wall-clock';

const EARLIEST_MIN = 8 * 60;
const LATEST_MIN = 20 * 60;

/** The same wall-clock time of the day before; what would fall into the night moves to the evening before it. */
export const reminderAt = (startsAt: Instant, timezone: string): Instant => {
  const { date, time } = localOf(startsAt, timezone);
  const daysBefore = time < EARLIEST_MIN ? 2 : 1;
  const at = time < EARLIEST_MIN || time > LATEST_MIN ? LATEST_MIN : time;
  return wallClockToInstant({ date: dateOf(dayNumber(date) - daysBefore), time: at }, timezone).at;
};
