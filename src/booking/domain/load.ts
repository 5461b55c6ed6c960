import type { LoadLimits, Occupancy } from './resource';
import { outwards } from './open-time';
import type { ResourceReason } from './slot';
import type { Minute } from './time';
import { dayOf, type DayNumber, type Zone } from './wall-clock';

/** The sessions that a resource already gives; blocked time is none. */
export type Worked = Readonly<{ sessions: readonly (readonly [Minute, Minute])[]; perDay: ReadonlyMap<DayNumber, Readonly<{ count: number; minutes: number }>> }>;

const NONE = { count: 0, minutes: 0 };

export const workedBy = (live: readonly Occupancy[], zone: Zone): Worked => {
  const sessions = live.flatMap(({ session }) => (session ? [outwards(session)] : [])).sort(([a], [b]) => a - b);
  const perDay = new Map<DayNumber, { count: number; minutes: number }>();
  for (const [from, to] of sessions) {
    const day = dayOf(zone, from);
    const { count, minutes } = perDay.get(day) ?? NONE;
    perDay.set(day, { count: count + 1, minutes: minutes + to - from });
  }
  return { sessions, perDay };
};

export const workedOn = ({ perDay }: Worked, day: DayNumber): Readonly<{ count: number; minutes: number }> => perDay.get(day) ?? NONE;

/** What one more session would break; `day` is the local day on which it starts. */
export const overload = (load: LoadLimits, worked: Worked, [from, to]: readonly [Minute, Minute], day: DayNumber): ResourceReason[] => {
  const { count, minutes } = workedOn(worked, day);
  const reasons: ResourceReason[] = [];
  if (load.sessionsPerDay !== undefined && count + 1 > load.sessionsPerDay) reasons.push('load_sessions');
  if (load.handsOnMinutesPerDay !== undefined && minutes + to - from > load.handsOnMinutesPerDay) reasons.push('load_minutes');
  if (load.consecutiveSessions !== undefined && inARow(worked.sessions, from, to, load.breakMinutes ?? 1) > load.consecutiveSessions) reasons.push('load_consecutive');
  return reasons;
};

/** How long the row of sessions would be that this one joins or connects; a pause shorter than `pause` is none. */
const inARow = (sessions: Worked['sessions'], from: Minute, to: Minute, pause: number): number => {
  const next = countBefore(sessions, from);
  let row = 1;
  for (let i = next - 1, start = from; i >= 0; i -= 1) {
    const [begins, ends] = sessions[i] as readonly [Minute, Minute];
    if (start - ends >= pause) break;
    [row, start] = [row + 1, begins];
  }
  for (let i = next, end = to; i < sessions.length; i += 1) {
    const [begins, ends] = sessions[i] as readonly [Minute, Minute];
    if (begins - end >= pause) break;
    [row, end] = [row + 1, Math.max(end, ends)];
  }
  return row;
};

const countBefore = (sessions: Worked['sessions'], from: Minute): number => {
  let [low, high] = [0, sessions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sessions[middle] as readonly [Minute, Minute])[0] < from) low = middle + 1;
    else high = middle;
  }
  return low;
};
