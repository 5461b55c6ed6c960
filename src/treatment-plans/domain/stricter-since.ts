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

const NO_CEILING = { value: 0, setBy: [] };
const ceilingIn = ({ ceiling: given }: Suggestion) => given ?? NO_CEILING;

const ceiling = (then: Suggestion, now: Suggestion): Reason[] =>
  ceilingIn(now).value < ceilingIn(then).value ? ceilingIn(now).setBy.map(({ text, cause }) => change('pressure_ceiling', text, cause)) : [];

const added = <T>(then: readonly T[], now: readonly T[], key: (one: T) => string): readonly T[] => {
  const known = new Set(then.map(key));
  return now.filter((one) => !known.has(key(one)));
};

const lists = (then: Suggestion, now: Suggestion): Reason[] => [
  ...added(then.excluded, now.excluded, ({ technique }) => technique).flatMap(({ technique, reasons }) =>
    // Losing its purpose is no new limit: a condition that some technique was made for went away.
    reasons.filter(({ code }) => code !== 'purpose').map(({ text, cause }) => change('technique_excluded', `${technique}: ${text}`, cause)),
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

const NO_DOSE = { session_min: 0, sessions: 0, modifiers: [] };
const doseIn = ({ dose: given }: Suggestion) => given ?? NO_DOSE;

function dose(then: Suggestion, now: Suggestion): Reason[] {
  const [before, after] = [doseIn(then), doseIn(now)];
  if (after.session_min >= before.session_min && after.sessions >= before.sessions) return [];
  return [change('dose', `At most ${after.sessions} visits of ${after.session_min} minutes.`, after.modifiers.map(({ id }) => id).join(', '))];
}
