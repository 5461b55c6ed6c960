import type { Catalogue, Chronicity, Irritability } from '../../techniques';
import { byId, catalogue as standardCatalogue } from '../../techniques';
import { withImplied } from './facts';
import regionTable from './data/regions-from-intake.json';
import { flagsFromAnswers, flagsFromFindings, rankOfLevel } from './flags-from-intake';
import type { ScreeningFinding } from './flags-from-intake';
import { codesOf, marksOf, numberOf, valueOf } from './intake-answers';
import type { IntakeAnswers } from './intake-answers';
import type { Boundaries, HeldStatus, Hold, PlanInput, PlanLimits, PreviousResponse } from './plan-input';

/** The part of a screening that a plan needs. */
export type ScreeningForPlan = Readonly<{
  findings: readonly ScreeningFinding[];
  undecided: readonly Readonly<{ questionId: string }>[];
  limits: PlanLimits;
}>;

/** The clinic's current clearance: the rules it covers. From a screening at level 0-1 it covers none and none holds. */
export type ClearanceForPlan = Readonly<{ rules: readonly string[] }>;

export type PlanSources = Readonly<{
  answers: IntakeAnswers;
  screening: ScreeningForPlan;
  clearance: ClearanceForPlan | null;
  boundaries: Boundaries | null;
  /** Flags that the therapist adds: what no client is asked. */
  therapistFlags: readonly string[];
  credentials: readonly string[] | null;
  switchedOff: readonly string[];
  /** A clinician examined strength, feeling and reflexes for this complaint. */
  medicallyAssessed: boolean;
  previous: Readonly<Record<string, PreviousResponse>>;
  /** Places that the therapist marked, by flag or dynamic region. */
  sites: Readonly<Record<string, readonly string[]>>;
}>;

const HELD_BY_LEVEL: Readonly<Record<string, HeldStatus>> = {
  therapist_review: 'screening_incomplete',
  refer_before_massage: 'needs_clearance',
  urgent_same_day: 'stop_urgent',
  emergency_now: 'stop_emergency',
};

const NEVER_CLEARED = rankOfLevel('urgent_same_day');

/** Findings that no clearance covers; urgent and emergency ones are never covered. */
const openFindings = ({ screening, clearance }: PlanSources): readonly ScreeningFinding[] =>
  screening.findings.filter(({ ruleId, level }) => rankOfLevel(level) >= NEVER_CLEARED || !clearance?.rules.includes(ruleId));

function holdsOf(sources: PlanSources): readonly Hold[] {
  const byFinding = openFindings(sources).flatMap(({ ruleId, level, condition }) => {
    const status = HELD_BY_LEVEL[level];
    return status === undefined ? [] : [{ status, text: `${condition} (${ruleId}) is not cleared.`, from: ruleId }];
  });
  const undecided = sources.clearance ? [] : sources.screening.undecided;
  return [...byFinding, ...undecided.map(({ questionId }) => ({ status: 'screening_incomplete' as const, text: `The question ${questionId} is open.`, from: questionId }))];
}

/** ACP 2017: under 4 weeks acute, 4-12 subacute, over 12 chronic. Unknown counts as acute, which gets the least. */
export function chronicityOf(weeks: number | null): Chronicity {
  if (weeks === null || weeks < 4) return 'acute';
  return weeks <= 12 ? 'subacute' : 'chronic';
}

const IRRITABILITY_POINTS: Readonly<Record<string, number>> = { low: 0, moderate: 1, high: 2 };

/** Three judgements (how easily provoked, how strong, how long to settle) made one; unknown counts as moderate. */
export function irritabilityOf(answers: IntakeAnswers): Irritability {
  const parts = ['irritability_provoked', 'irritability_strong', 'irritability_settle'];
  const points = parts.map((part) => IRRITABILITY_POINTS[codesOf(answers, part)[0] ?? 'moderate'] ?? 1);
  const sum = points.reduce((a, b) => a + b, 0);
  if (sum >= 4) return 'high';
  return sum >= 2 ? 'moderate' : 'low';
}

/** What the client named, else the strongest mark, else the first pain site. */
export function mainRegionOf(answers: IntakeAnswers, catalogue: Catalogue): string | null {
  const sites = codesOf(answers, 'site').map((site) => (regionTable.site as Readonly<Record<string, string>>)[site]);
  const named = [...codesOf(answers, 'main_region'), ...marksOf(answers).map(({ region }) => region), ...sites];
  return named.find((region) => region !== undefined && byId(catalogue.regions, region) !== undefined) ?? null;
}

const untouched = (answers: IntakeAnswers): readonly string[] =>
  codesOf(answers, 'areas_no_touch').flatMap((area) => (regionTable.areas_no_touch as Readonly<Record<string, readonly string[]>>)[area] ?? []);

const NERVE_QUESTIONS: Readonly<Record<string, string>> = { arm_symptoms: 'none', leg_symptoms: 'none', arm_weak: 'no', leg_weak: 'no' };

const nerveQuestionsClear = (answers: IntakeAnswers): boolean => Object.entries(NERVE_QUESTIONS).every(([question, no]) => codesOf(answers, question)[0] === no);

const characterOf = (answers: IntakeAnswers): readonly string[] => [
  ...new Set([...codesOf(answers, 'pain_character'), ...marksOf(answers).flatMap(({ character }) => character)]),
];

/**
 * A clearance covers what screening knew: flags of its level that the answers raised; of the postponing ones only blood
 * pressure, where its rule was reviewed. What the therapist adds nobody has cleared yet.
 */
function clearedFlags({ clearance }: PlanSources, raised: readonly string[], catalogue: Catalogue): readonly string[] {
  if (!clearance) return [];
  const bloodPressure = clearance.rules.some((rule) => rule.startsWith('BP-')) ? ['bp_uncontrolled'] : [];
  return [...catalogue.flags.filter(({ id, level }) => level === 'clearance' && raised.includes(id)).map(({ id }) => id), ...bloodPressure];
}

function boundariesOf({ answers, boundaries }: PlanSources): Boundaries {
  return {
    regions: [...new Set([...(boundaries?.regions ?? []), ...untouched(answers)])],
    pressureMax: boundaries?.pressureMax ?? null,
    products: boundaries?.products ?? [],
  };
}

/** Where no region was told, the plan is held; the region then only fills the shape. */
const NO_REGION = 'upper_back';

/** From what the client answered and the screening found to what the suggester looks at. */
export function planInputFrom(sources: PlanSources, catalogue: Catalogue = standardCatalogue): PlanInput {
  const { answers, screening, medicallyAssessed } = sources;
  const region = mainRegionOf(answers, catalogue);
  const noRegion: Hold[] = region === null ? [{ status: 'screening_incomplete', text: 'Where does it hurt most? The pain map is empty.', from: 'pain_map' }] : [];
  const raised = [...flagsFromAnswers(answers, medicallyAssessed), ...flagsFromFindings(openFindings(sources))];
  const boundaries = boundariesOf(sources);
  return {
    region: region ?? NO_REGION,
    referredTo: codesOf(answers, 'referred_to'),
    chronicity: chronicityOf(numberOf(answers, 'duration_weeks')),
    irritability: irritabilityOf(answers),
    character: characterOf(answers),
    goals: codesOf(answers, 'goals'),
    causes: codesOf(answers, 'causes'),
    pressurePref: numberOf(answers, 'pressure_pref'),
    flags: [...new Set([...raised, ...sources.therapistFlags])],
    cleared: clearedFlags(sources, withImplied(raised, catalogue.scoring.implies), catalogue),
    screened: Object.keys(answers).some((question) => valueOf(answers, question) !== undefined),
    firstVisit: codesOf(answers, 'previous_massage').some((code) => code === 'no' || code === 'never'),
    medicallyAssessed,
    nerveQuestionsClear: nerveQuestionsClear(answers),
    previous: sources.previous,
    liked: codesOf(answers, 'techniques_liked'),
    declined: codesOf(answers, 'techniques_declined'),
    credentials: sources.credentials,
    switchedOff: sources.switchedOff,
    sites: { ...sources.sites, named_by_client: boundaries.regions },
    limits: screening.limits,
    boundaries,
    holds: [...noRegion, ...holdsOf(sources)],
  };
}
