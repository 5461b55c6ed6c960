import { outwards } from './open-time';
import { isOnClock } from './grid';
import type { Problem } from './problem';
import type { StartReason } from './slot';
import type { SlotQuery, SoftRule } from './slot-query';
import { meets, spansOf } from './spans';
import { MINUTE_MS, minuteDown, minuteUp, type Minute } from './time';
import { dayOf, type DayNumber } from './wall-clock';

/** A rule about the start alone, whoever gives the session: one definition for offering, accepting and explaining. */
export type StartRule = Readonly<{ code: StartReason; rule?: SoftRule; breaks: (start: Minute) => boolean }>;

export const earliestStart = ({ now, leadMinutes = 0 }: SlotQuery): Minute => (now === undefined ? -Infinity : minuteUp(now + leadMinutes * MINUTE_MS));

/** Rules not set aside; `untidy` is about the other starts of the day and is decided later. */
export const startRules = (problem: Problem): StartRule[] => {
  const all = [...timeRules(problem), ...limitRules(problem), ...clientRules(problem)];
  return all.filter(({ rule }) => rule === undefined || !problem.overridden(rule));
};

const timeRules = ({ query, zone, window: [from, to] }: Problem): StartRule[] => {
  const { duration } = query.service;
  const earliest = earliestStart(query);
  const latest = query.horizon === undefined ? Infinity : minuteDown(query.horizon);
  const { grid } = query;
  return [
    { code: 'outside_window', breaks: (start) => start < from || start + duration > to },
    { code: 'too_soon', rule: 'lead_time', breaks: (start) => start < earliest },
    { code: 'beyond_horizon', rule: 'horizon', breaks: (start) => start + duration > latest },
    ...(grid.mode === 'clock' ? [{ code: 'off_grid', rule: 'grid', breaks: (start: Minute) => !isOnClock(zone, grid.step, grid.offset ?? 0, start) } as const] : []),
  ];
};

const limitRules = ({ query, zone }: Problem): StartRule[] => {
  const { limits } = query;
  if (!limits) return [];
  const { duration } = query.service;
  const days = new Map<DayNumber, { count: number; minutes: number }>();
  for (const { session, appointmentId } of limits.counted) {
    if (appointmentId !== undefined && appointmentId === query.ignoreAppointmentId) continue;
    const [from, to] = outwards(session);
    const day = days.get(dayOf(zone, from)) ?? { count: 0, minutes: 0 };
    days.set(dayOf(zone, from), { count: day.count + 1, minutes: day.minutes + to - from });
  }
  const on = (start: Minute) => days.get(dayOf(zone, start)) ?? { count: 0, minutes: 0 };
  const { count: most = Infinity, minutes: longest = Infinity } = limits;
  return [
    { code: 'day_count_full', rule: 'limits', breaks: (start) => on(start).count + 1 > most },
    { code: 'day_minutes_full', rule: 'limits', breaks: (start) => on(start).minutes + duration > longest },
  ];
};

const clientRules = ({ query }: Problem): StartRule[] => {
  const { client, now = -Infinity } = query;
  if (!client) return [];
  const { duration } = query.service;
  const others = client.visits.filter(({ appointmentId }) => appointmentId === undefined || appointmentId !== query.ignoreAppointmentId);
  const taken = spansOf(others.map(({ session }) => outwards(session)));
  const upcoming = others.filter(({ session }) => session.from >= now).length;
  const tooMany = upcoming + 1 > (client.upcomingCap ?? Infinity);
  return [
    { code: 'client_overlap', breaks: (start) => meets(taken, start, start + duration) },
    { code: 'client_cap_reached', rule: 'limits', breaks: () => tooMany },
  ];
};
