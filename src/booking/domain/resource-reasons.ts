import { occupiedAt, sessionAt } from './footprint';
import { overload } from './load';
import { openTime, outwards } from './open-time';
import type { Candidate, Problem } from './problem';
import type { Occupancy, Resource } from './resource';
import type { ResourceReason } from './slot';
import type { SoftRule } from './slot-query';
import { isInside, meets, spansOf } from './spans';
import type { Minute } from './time';
import { dayOf } from './wall-clock';

/** The soft rule that staff would have to set aside; a reason that is not here cannot be. */
export const RULE_OF: Partial<Readonly<Record<ResourceReason, SoftRule>>> = {
  clinic_closed: 'hours',
  absent: 'hours',
  outside_hours: 'hours',
  buffer_outside_hours: 'buffers',
  buffer_meets_booking: 'buffers',
  load_sessions: 'load',
  load_minutes: 'load',
  load_consecutive: 'load',
};

const TAKEN_BY: Readonly<Record<Occupancy['kind'], ResourceReason>> = { appointment: 'booked', hold: 'held', block: 'blocked' };

/** Everything that speaks against this resource at this start; nothing exactly where the engine would take it. */
export const reasonsAgainst = (problem: Problem, candidate: Candidate, start: Minute): ResourceReason[] => {
  const { calendar, footprint, unsuitable, skilledOn } = candidate;
  const session = sessionAt(footprint, start);
  const load = problem.overridden('load') ? undefined : calendar.resource.load;
  const isUnskilled = !unsuitable.includes('skill_missing') && skilledOn !== undefined && !skilledOn(dayOf(problem.zone, start));
  return [
    ...unsuitable,
    ...(isUnskilled ? (['skill_not_valid_then'] as const) : []),
    ...hoursReasons(problem, candidate, start),
    ...takenReasons(candidate, start),
    ...(load && calendar.worked ? overload(load, calendar.worked, session, dayOf(problem.zone, session[0])) : []),
  ];
};

const hoursReasons = (problem: Problem, { calendar, footprint }: Candidate, start: Minute): ResourceReason[] => {
  const [from, to] = sessionAt(footprint, start);
  if (isInside(calendar.open, from, to)) {
    return footprint.inside && !isInside(calendar.open, ...occupiedAt(footprint, start)) ? ['buffer_outside_hours'] : [];
  }
  const { closures = [], service } = problem.query;
  const { resource } = calendar;
  const always: Resource = { ...resource, absences: [] };
  const reasons: ResourceReason[] = [];
  if (meets(spansOf(closures.map(outwards)), from, to)) reasons.push('clinic_closed');
  if (meets(spansOf(resource.absences.map(outwards)), from, to)) reasons.push('absent');
  if (!isInside(openTime(always, from, to, service.id), from, to)) reasons.push('outside_hours');
  return reasons;
};

const takenReasons = ({ calendar, footprint }: Candidate, start: Minute): ResourceReason[] => {
  const [from, to] = sessionAt(footprint, start);
  if (!meets(calendar.full, ...occupiedAt(footprint, start))) return [];
  if (!meets(calendar.full, from, to)) return ['buffer_meets_booking'];
  const kinds = calendar.live.filter(({ occupied }) => meets(spansOf([outwards(occupied)]), from, to)).map(({ kind }) => TAKEN_BY[kind]);
  return [...new Set(kinds)];
};
