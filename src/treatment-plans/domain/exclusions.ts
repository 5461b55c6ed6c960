import { regionOf } from '../../techniques';
import type { Technique } from '../../techniques';
import type { Facts } from './facts';
import { meets } from './limits';
import { positionAdvice } from './positions';
import { pressureCeiling } from './pressure-ceiling';
import { strokesOf } from './strokes';
import type { Reason } from './suggestion';

type Rule = (technique: Technique, facts: Facts) => Reason[];

const reason = (code: string, text: string, cause: string | null): Reason => ({ code, text, cause });
const only = (when: boolean, make: () => Reason): Reason[] => (when ? [make()] : []);

const byRegion: Rule = (t, { workRegion }) =>
  only(!t.regions.includes(workRegion.id), () => reason('region', `Not done on this region (${workRegion.label}).`, workRegion.id));

const byFlag: Rule = (t, { flags }) =>
  flags.filter((flag) => t.excludeFlags.includes(flag.id)).map((flag) => reason('flag', `${flag.label}. ${flag.action}`, flag.id));

const byLimit: Rule = (t, { limits, input, workRegion }) =>
  limits.words
    .filter((limit) => limit.meaning.techniques.includes(t.id) && meets(limit, workRegion.id, input.sites))
    .map(({ meaning, from }) => reason('limit', `${meaning.text}.`, from.join(', ')));

const byStrokes: Rule = (t, facts) =>
  only(strokesOf(t, facts).kept.length === 0, () =>
    reason('no_strokes_left', 'None of its strokes is allowed.', strokesOf(t, facts).leftOut.flatMap(({ from }) => from).join(', ')),
  );

const byPurpose: Rule = (t, { input, flagIds }) => {
  if (t.needsAny === null) return [];
  const has =
    (t.needsAny.goal ?? []).some((goal) => input.goals.includes(goal)) ||
    (t.needsAny.character ?? []).some((word) => input.character.includes(word)) ||
    (t.needsAny.flags ?? []).some((flag) => flagIds.has(flag));
  return only(!has, () => reason('purpose', 'Its purpose is not this complaint.', null));
};

const byClient: Rule = (t, { input }) => [
  ...only(input.declined.includes(t.id), () => reason('declined', 'The client does not want it.', 'declined')),
  ...only(input.previous[t.id] === 'worse_twice', () => reason('worse_twice', 'The client was worse after it twice.', 'previous')),
  ...only(input.pressurePref !== null && t.pressure.min > input.pressurePref, () =>
    reason('preference', `It starts at pressure ${t.pressure.min}; the client asked for ${input.pressurePref}.`, 'pressure_pref'),
  ),
];

const byPressure: Rule = (t, facts) => {
  const { value, setBy } = pressureCeiling(facts);
  return only(t.pressure.min > value, () =>
    reason('pressure', `It needs pressure ${t.pressure.min}; the ceiling is ${value}.`, [...new Set(setBy.map(({ cause }) => cause))].join(', ')),
  );
};

const byDiscomfort: Rule = (t, { input, catalogue: { scoring } }) =>
  only(t.discomfort > scoring.discomfortBudget[input.irritability], () =>
    reason('discomfort', `It can hurt more than ${input.irritability} irritability allows.`, input.irritability),
  );

const SETTLING_GOALS = ['relaxation', 'stress', 'sleep', 'wellness'];

/** OPTIMa: as care for neck pain of three months or less these are not offered; a wish to relax is another matter. */
const byOptima: Rule = (t, facts) =>
  only(optimaApplies(t, facts) && !facts.input.goals.some((goal) => SETTLING_GOALS.includes(goal)), () =>
    reason('optima', 'OPTIMa: not offered as care for neck pain of three months or less.', 'optima'),
  );

export const optimaApplies = (t: Technique, { input, region, catalogue: { scoring } }: Facts): boolean =>
  input.chronicity !== 'chronic' && scoring.optimaSegments.includes(region.segment) && scoring.optimaNotOffered.includes(t.id);

const byPosition: Rule = (t, facts) => {
  const { allowed, excluded } = positionAdvice(facts);
  const possible = t.positions.some((id) => allowed.some(({ position }) => position === id));
  return only(!possible, () => reason('position', 'None of its positions is safe for this client.', [...new Set(excluded.flatMap(({ from }) => from))].join(', ')));
};

const RULES: readonly Rule[] = [
  byRegion,
  byFlag,
  byLimit,
  byStrokes,
  byPurpose,
  byClient,
  byPressure,
  byDiscomfort,
  byOptima,
  byPosition,
];

/** Every reason against a technique for this client; none = it may be considered. */
export const reasonsAgainst = (technique: Technique, facts: Facts): readonly Reason[] => RULES.flatMap((rule) => rule(technique, facts));

/** A technique that suits the client, but that this therapist or clinic cannot give. */
export function unavailability(technique: Technique, { input, catalogue }: Facts): Reason | null {
  const credentials = input.credentials ?? catalogue.scoring.defaultCredentials;
  if (input.switchedOff.includes(technique.id)) return reason('switched_off', 'This clinic does not offer it.', 'clinic');
  if (!credentials.includes(technique.credential)) return reason('credential', `Needs the credential "${technique.credential}".`, technique.credential);
  return null;
}

/** The same facts with the hands on a neighbouring region. */
export const workingOn = (facts: Facts, region: string): Facts => ({ ...facts, workRegion: regionOf(facts.catalogue, region) });
