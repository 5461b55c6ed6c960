import type { SinceLast } from './sections';

/** One treatment of a course, as far as the trend rules look at it. */
export type Visit = Readonly<{
  heldAt: Date;
  /** NPRS on arrival, 0-10. */
  pain: number | null;
  sinceLast: SinceLast | null;
  /** Global rating of change, -5 to 5. */
  overallChange: number | null;
  /** Rules that held the gate at this visit. */
  held: readonly string[];
  /** Whether its pain may be told: everybody who reads the course reads its note too. */
  isOpen: boolean;
}>;

export type TrendOutcome = 'go_on' | 'therapist_review' | 'refer';
export type TrendReason = Readonly<{ rule: string; outcome: Exclude<TrendOutcome, 'go_on'>; text: string; source: string }>;
export type Trend = Readonly<{ outcome: TrendOutcome; reasons: readonly TrendReason[]; visits: number; painBefore: number | null; painNow: number | null }>;

/** Design choice (screening evidence, design.rescreen, and the yellow-flag rule): 2 points of 0-10, as in Ostelo 2008. */
export const GAIN = 2;
const REVIEW_VISITS = 4;
const REFER_VISITS = 6;
const REFER_WEEKS = 6;
/** A pause this long begins another course where no plan says so (ours). */
const PAUSE_DAYS = 84;
const DAY = 86_400_000;

const RESCREEN = 'screening-evidence.json, design.rescreen: fair trial';
const STOP_RULE = 'technique-evidence.json, stop rule S3 (design)';

/** The visits since the last long pause; `visits` in the order of time. */
export function courseOf(visits: readonly Visit[]): readonly Visit[] {
  const from = visits.findLastIndex((visit, at) => at > 0 && visit.heldAt.getTime() - (visits[at - 1] as Visit).heldAt.getTime() > PAUSE_DAYS * DAY);
  return from === -1 ? visits : visits.slice(from);
}

const painsOf = (visits: readonly Visit[]): number[] => visits.flatMap(({ pain }) => (pain === null ? [] : [pain]));

/** Where it began below 2 there is nothing to gain 2 points from. */
function withoutGain(visits: readonly Visit[]): boolean {
  const pains = painsOf(visits);
  const [first, last] = [pains[0], pains.at(-1)];
  return pains.length > 1 && first !== undefined && last !== undefined && first >= GAIN && first - last < GAIN;
}

function byFairTrial(visits: readonly Visit[]): TrendReason[] {
  if (!withoutGain(visits)) return [];
  const weeks = ((visits.at(-1) as Visit).heldAt.getTime() - (visits[0] as Visit).heldAt.getTime()) / (7 * DAY);
  if (visits.length >= REFER_VISITS || weeks >= REFER_WEEKS)
    return [{ rule: 'no_gain_refer', outcome: 'refer', text: `No gain of ${GAIN} points after ${visits.length} visits in ${Math.floor(weeks)} weeks: refer before going on.`, source: RESCREEN }];
  if (visits.length >= REVIEW_VISITS)
    return [{ rule: 'no_gain_review', outcome: 'therapist_review', text: `No gain of ${GAIN} points after ${visits.length} visits: review before going on.`, source: RESCREEN }];
  return [];
}

/** Two visits in a row at least 2 points above the beginning. */
function risen(visits: readonly Visit[]): boolean {
  const pains = painsOf(visits);
  const first = pains[0];
  return first !== undefined && pains.length > 2 && pains.slice(-2).every((pain) => pain - first >= GAIN);
}

function byWorsening(visits: readonly Visit[], { sinceLast, overallChange }: Visit): TrendReason[] {
  return [
    ...(sinceLast === 'worse' ? [{ rule: 'worse', outcome: 'therapist_review' as const, text: 'Worse since the last visit: review before going on.', source: RESCREEN }] : []),
    ...(sinceLast === 'much_worse' ? [{ rule: 'much_worse', outcome: 'refer' as const, text: 'Much worse since the last visit: refer before going on.', source: RESCREEN }] : []),
    ...(overallChange !== null && overallChange <= -GAIN ? [{ rule: 'rated_worse', outcome: 'refer' as const, text: 'Rated worse overall by 2 or more: refer before going on.', source: STOP_RULE }] : []),
    ...(risen(visits) ? [{ rule: 'pain_risen', outcome: 'refer' as const, text: 'Pain 2 points above the beginning at two visits: refer before going on.', source: STOP_RULE }] : []),
  ];
}

/** A rule about the whole course holds once; whoever reviewed or referred goes on knowing it. */
const ONCE = ['no_gain_review', 'no_gain_refer', 'pain_risen'];

/** What the course so far asks for; `visits` in the order of time, the last being the one that is signed. All decide, open ones are told. */
export function trendOf(visits: readonly Visit[]): Trend {
  const course = courseOf(visits);
  const last = course.at(-1);
  const pains = painsOf(course.filter(({ isOpen }) => isOpen));
  const facts = { visits: course.length, painBefore: pains[0] ?? null, painNow: pains.at(-1) ?? null };
  if (!last) return { outcome: 'go_on', reasons: [], ...facts };
  const known = new Set(course.slice(0, -1).flatMap(({ held }) => held));
  const reasons = [...byFairTrial(course), ...byWorsening(course, last)].filter(({ rule }) => !(ONCE.includes(rule) && known.has(rule)));
  return { outcome: worstOf(reasons), reasons, ...facts };
}

const worstOf = (reasons: readonly TrendReason[]): TrendOutcome => {
  if (reasons.some(({ outcome }) => outcome === 'refer')) return 'refer';
  return reasons.length > 0 ? 'therapist_review' : 'go_on';
};
