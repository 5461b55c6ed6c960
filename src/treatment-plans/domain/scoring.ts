import { evidenceFor } from '../../techniques';
import type { Technique } from '../../techniques';
import { optimaApplies } from './exclusions';
import type { Facts } from './facts';
import { pressureCeiling } from './pressure-ceiling';
import type { ScoredTerm } from './suggestion';

type Term = (technique: Technique, facts: Facts) => ScoredTerm;

const within = (points: number, [low, high]: readonly [number, number]): number => Math.min(high, Math.max(low, points));
const sum = (points: readonly number[]): number => points.reduce((a, b) => a + b, 0);

const evidence: Term = (t, { catalogue, region }) => {
  const { grade } = evidenceFor(t, region.evidenceGroup);
  const points = catalogue.scoring.evidencePoints[grade] as number;
  return { term: 'evidence', points, text: `Evidence for this region: ${grade.replace('_', ' ')}.` };
};

/** The words of `list` that the technique scores, with their points: "tight +2, sharp -1". */
const named = (list: readonly string[], fit: Readonly<Record<string, number>>): string =>
  list
    .filter((word) => (fit[word] ?? 0) !== 0)
    .map((word) => `${word} ${(fit[word] as number) > 0 ? '+' : ''}${fit[word]}`)
    .join(', ');

const character: Term = (t, { input, catalogue }) => ({
  term: 'character',
  points: within(sum(input.character.map((word) => t.fit.character[word] ?? 0)), catalogue.scoring.ranges.character),
  text: `Kind of pain: ${named(input.character, t.fit.character)}.`,
});

const goal: Term = (t, { input, catalogue }) => ({
  term: 'goal',
  points: within(sum(input.goals.map((word) => t.fit.goal[word] ?? 0)), catalogue.scoring.ranges.goal),
  text: `Goals: ${named(input.goals, t.fit.goal)}.`,
});

const chronicity: Term = (t, { input, catalogue }) => ({
  term: 'chronicity',
  points: within(t.fit.chronicity[input.chronicity], catalogue.scoring.ranges.chronicity),
  text: `The pain is ${input.chronicity}.`,
});

const irritability: Term = (t, { input, catalogue }) => ({
  term: 'irritability',
  points: -t.discomfort * catalogue.scoring.ranges.irritability[input.irritability],
  text: `It can hurt, and irritability is ${input.irritability}.`,
});

/** The client's wish, as far as the ceiling allows it: +2 at its usual pressure, +1 one step away, -1 a level outside its range. */
const pressurePreference: Term = (t, facts) => {
  const { pressurePref } = facts.input;
  if (pressurePref === null) return { term: 'pressure_preference', points: 0, text: '' };
  const wish = Math.min(pressurePref, pressureCeiling(facts).value);
  const away = Math.abs(t.pressure.typical - wish);
  const points = wish > t.pressure.max ? t.pressure.max - wish : 2 - away;
  return {
    term: 'pressure_preference',
    points: within(points, facts.catalogue.scoring.ranges.pressurePreference),
    text: `The client asked for pressure ${pressurePref}; its usual pressure is ${t.pressure.typical}.`,
  };
};

const caution: Term = (t, { flags, catalogue: { scoring } }) => {
  const cautions = flags.filter((flag) => t.cautionFlags.includes(flag.id));
  const points = Math.max(scoring.ranges.cautionFloor, cautions.length * scoring.ranges.caution);
  return { term: 'caution', points, text: `Care needed: ${cautions.map((flag) => flag.label).join('; ')}.` };
};

const POPULATION_MOST = 8;

const population: Term = (t, { flags }) => {
  const meant = flags.filter((flag) => t.populationBonus[flag.id] !== undefined);
  const points = Math.min(POPULATION_MOST, sum(meant.map((flag) => t.populationBonus[flag.id] as number)));
  return { term: 'population', points, text: `Made for: ${meant.map((flag) => flag.label).join('; ')}.` };
};

const previous: Term = (t, { input, catalogue }) => {
  const response = input.previous[t.id];
  if (response === undefined) return { term: 'previous', points: 0, text: '' };
  return { term: 'previous', points: catalogue.scoring.ranges.previous[response] as number, text: `After it before: ${response.replace('_', ' ')}.` };
};

const liked: Term = (t, { input, catalogue }) => ({
  term: 'liked',
  points: input.liked.includes(t.id) ? catalogue.scoring.ranges.liked : 0,
  text: 'The client likes it.',
});

const firstVisit: Term = (t, { input, catalogue }) => ({
  term: 'first_visit',
  points: input.firstVisit && t.id === 'swedish' ? catalogue.scoring.ranges.firstVisitSwedish : 0,
  text: 'A good way to begin for somebody new to massage.',
});

const optima: Term = (t, facts) => ({
  term: 'optima',
  points: optimaApplies(t, facts) ? facts.catalogue.scoring.ranges.optima : 0,
  text: 'OPTIMa does not offer it as care for neck pain of three months or less.',
});

const TERMS: readonly Term[] = [
  evidence,
  character,
  goal,
  chronicity,
  irritability,
  pressurePreference,
  caution,
  population,
  previous,
  liked,
  firstVisit,
  optima,
];

/** The terms that count, each with its written reason. */
export const pointsOf = (technique: Technique, facts: Facts): readonly ScoredTerm[] =>
  TERMS.map((term) => term(technique, facts)).filter(({ term, points }) => term === 'evidence' || points !== 0);

export const scoreOf = (points: readonly ScoredTerm[]): number => sum(points.map((term) => term.points));
