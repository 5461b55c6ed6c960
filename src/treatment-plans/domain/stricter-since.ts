import type { PlanInput } from './plan-input';
import type { Reason, Suggestion } from './suggestion';

/** A suggestion with what it was made from. */
export type Considered = Readonly<{ input: PlanInput; suggestion: Suggestion }>;

const change = (code: string, text: string, cause: string | null): Reason => ({ code, text, cause });

/** What today's facts forbid that the plan's own did not. Empty: the plan may be approved as it is. */
export function stricterSince(then: Considered, now: Considered): readonly Reason[] {
  if (then.input.region !== now.input.region) return [change('complaint_changed', 'The client now names another main place of pain.', now.input.region)];
  if (now.suggestion.status !== 'ok') return now.suggestion.reasons.map(({ code, text, cause }) => change(code, text, cause));
  return [...ceiling(then.suggestion, now.suggestion), ...lists(then.suggestion, now.suggestion), ...places(then.suggestion, now.suggestion), ...dose(then.suggestion, now.suggestion)];
}

function ceiling({ ceiling: then }: Suggestion, { ceiling: now }: Suggestion): Reason[] {
  if (!then || !now || now.value >= then.value) return [];
  return now.setBy.map(({ text, cause }) => change('pressure_ceiling', text, cause));
}

const added = <T>(then: readonly T[], now: readonly T[], key: (one: T) => string): readonly T[] => {
  const known = new Set(then.map(key));
  return now.filter((one) => !known.has(key(one)));
};

const lists = (then: Suggestion, now: Suggestion): Reason[] => [
  ...added(then.excluded, now.excluded, ({ technique }) => technique).flatMap(({ technique, reasons }) =>
    reasons.map(({ text, cause }) => change('technique_excluded', `${technique}: ${text}`, cause)),
  ),
  ...added(then.positions.excluded, now.positions.excluded, ({ position }) => position).map(({ text, from }) => change('position_excluded', text, from.join(', '))),
  ...added(then.leaveOut, now.leaveOut, ({ kind, id }) => `${kind} ${id}`).map(({ text, from }) => change('left_out', text, from.join(', '))),
  ...added(then.requirements, now.requirements, ({ text }) => text).map(({ text, from }) => change('required', text, from.join(', '))),
  ...added(then.selfCare.withheld, now.selfCare.withheld, ({ item }) => item).map(({ text, from }) => change('self_care_withheld', text, from.join(', '))),
];

const places = (then: Suggestion, now: Suggestion): Reason[] =>
  now.noGo
    .filter(({ place, pressureMax }) => !then.noGo.some((earlier) => earlier.place === place && earlier.pressureMax <= pressureMax))
    .map(({ label, pressureMax, from }) => change('no_go', `${label}: at most ${pressureMax}.`, from.join(', ')));

function dose({ dose: then }: Suggestion, { dose: now }: Suggestion): Reason[] {
  if (!then || !now || (now.session_min >= then.session_min && now.sessions >= then.sessions)) return [];
  return [change('dose', `At most ${now.sessions} visits of ${now.session_min} minutes.`, now.modifiers.map(({ id }) => id).join(', '))];
}
