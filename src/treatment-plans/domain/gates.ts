import type { Flag } from '../../techniques';
import type { Facts } from './facts';
import { barredPlaces } from './no-go';
import { HELD_STATUSES } from './plan-input';
import type { HeldStatus } from './plan-input';
import type { HeldReason } from './suggestion';

const STATUS_OF_LEVEL: Readonly<Partial<Record<Flag['level'], HeldStatus>>> = {
  emergency: 'stop_emergency',
  urgent: 'stop_urgent',
  postpone: 'postpone',
  clearance: 'needs_clearance',
};

/** Emergency and urgent flags are closed by a recorded medical outcome, never by a clearance. */
const isCoveredBy = (cleared: readonly string[], flag: Flag): boolean =>
  // The evidence row of bp_uncontrolled says "until controlled or cleared"; no other postponement can be cleared.
  (flag.level === 'clearance' || flag.id === 'bp_uncontrolled') && cleared.includes(flag.id);

function byFlag({ flags, input }: Facts): HeldReason[] {
  return flags.flatMap((flag) => {
    const status = STATUS_OF_LEVEL[flag.level];
    if (status === undefined || isCoveredBy(input.cleared, flag)) return [];
    return [{ status, code: `flag_${flag.level}`, text: `${flag.label}. ${flag.action}`, cause: flag.id }];
  });
}

const NERVE_CHARACTERS = ['burning', 'tingling', 'radiating'];

/** Burning, tingling or radiating pain without an examination: the nerve questions come first. */
function byNerveQuestions({ input, flagIds }: Facts): HeldReason[] {
  const character = input.character.find((word) => NERVE_CHARACTERS.includes(word));
  const examined = input.medicallyAssessed || input.nerveQuestionsClear || flagIds.has('radiculopathy_known');
  if (character === undefined || examined) return [];
  const text = `The pain is described as ${character}. Ask about numbness, weakness and reflexes before planning.`;
  return [{ status: 'screening_incomplete', code: 'nerve_questions', text, cause: character }];
}

/** Surgery and tumours are for a doctor to clear; the rest heals or is worked around another day. */
const CLEARED_BY_A_DOCTOR = ['fracture_healing', 'tumour_site', 'bone_metastasis_site', 'radiation_field'];

function byLocalProblem(facts: Facts): HeldReason[] {
  return barredPlaces(facts)
    .filter(({ region }) => region === facts.region.id)
    .map(({ text, cause }) => ({
      status: CLEARED_BY_A_DOCTOR.includes(cause) ? ('needs_clearance' as const) : ('postpone' as const),
      code: 'local_problem',
      text: `${facts.region.label}: ${text}`,
      cause,
    }));
}

const byUnknownLimit = ({ limits }: Facts): HeldReason[] =>
  limits.unknown.map(({ what, from }) => ({
    status: 'screening_incomplete',
    code: 'unknown_limit',
    text: `The limit "${what}" is not understood. Close the clearance and review again, in words of the catalogue.`,
    cause: from.join(', '),
  }));

/** Everything that forbids a plan, worst first. Empty: the gate is open. */
export function gates(facts: Facts): readonly HeldReason[] {
  const unanswered: HeldReason[] = facts.input.screened
    ? []
    : [{ status: 'screening_incomplete', code: 'not_screened', text: 'The health questions are not answered. An empty answer is not a "no".', cause: null }];
  const holds = facts.input.holds.map((hold): HeldReason => ({ status: hold.status, code: 'hold', text: hold.text, cause: hold.from }));
  const all = [...unanswered, ...byFlag(facts), ...byNerveQuestions(facts), ...byUnknownLimit(facts), ...byLocalProblem(facts), ...holds];
  return all.toSorted((a, b) => HELD_STATUSES.indexOf(a.status) - HELD_STATUSES.indexOf(b.status));
}
