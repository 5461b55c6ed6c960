import { ageing, ageRowOf, isSameAnswer, type Answer } from '../../intake';
import { rankOf } from './levels';
import { combine, limitsOf } from './limits';
import { NEVER_LAPSES } from './open-hold';
import { withAll, withStandingRaises } from './raise';
import type { Finding, Screening, Undecided } from './screening';
import { isStricter } from './stricter';

type Past = Readonly<{ id: string; intakeId: string; result: Screening }>;

/** What the answers to be judged do not take away. */
export type Standing = Readonly<{
  /** Where something in it stands moved up. */
  raised?: Screening;
  /** Of a short check: the screening of the answers that it follows. */
  earlier?: Past;
  /** Of a correction: the screening of the answers that it corrects, and of newer ones, where there are such. */
  corrected?: Past;
  newer?: Past;
  /** Of the same answers read again: their screening before. */
  before?: Screening;
}>;

/** A screening with all that stands beside its own answers. */
export const asItStands = (own: Screening, { raised, earlier, corrected, newer, before }: Standing): Screening => {
  const withRaises = raised ? withStandingRaises(own, raised, before ? undefined : corrected?.intakeId) : own;
  if (before) return withWhatStood(withRaises, before);
  if (!corrected) return earlier ? withStandingHolds(withRaises, earlier) : withRaises;
  // What the answers corrected raised, by what a check let rest too, is corrected with them; what stood beside them was never theirs.
  const corrects = withWhatStood(withRaises, corrected.result);
  return newer ? besideNewer(corrects, newer, corrected) : corrects;
};

const holds = ({ level }: Finding): boolean => rankOf(level) >= 2 && rankOf(level) < NEVER_LAPSES;

/**
 * A short check takes no hold away: what held the answers that it follows goes on holding, with its limits, as does a doubt
 * that stood beside them, until a full intake or a correction (evidence file, design.rescreen: a temporary good response
 * never removes an earlier flag). Graver holds stand by themselves.
 */
export const withStandingHolds = (result: Screening, earlier: Readonly<{ id: string; result: Screening }>): Screening =>
  beside(result, earlier.result.findings.filter(holds).map((finding) => ({ ...finding, standsSince: finding.standsSince ?? earlier.id })), earlier.result.undecided.filter(stood));

/** A correction of older answers speaks of those alone: what newer ones raised or left open goes on holding. */
const besideNewer = (result: Screening, { id, result: newer }: Past, corrected: Past): Screening => {
  const own = newer.findings.filter(({ carried, standsSince }) => !carried && standsSince !== corrected.id);
  const left = newer.undecided.filter(({ carried, standsSince }) => !carried && standsSince !== corrected.id).map((open) => ({ ...open, standsSince: open.standsSince ?? id }));
  return beside(withStandingHolds(result, { id, result: { ...newer, findings: own, undecided: [] } }), [], left);
};

/** Reading the same answers again ends nothing that stood beside them. */
const withWhatStood = (result: Screening, { findings, undecided }: Screening): Screening =>
  beside(result, findings.filter(stood), undecided.filter(stood));

const stood = ({ standsSince }: { standsSince?: string }): boolean => standsSince !== undefined;

/** The screening and what stands beside it, where that is not in it anyway. */
export const beside = (result: Screening, findings: readonly Finding[], undecided: readonly Undecided[] = []): Screening => {
  const [fires, asks] = [new Set(result.findings.map(({ ruleId }) => ruleId)), new Set(result.undecided.map(({ questionId }) => questionId))];
  const [holding, open] = [findings.filter(({ ruleId }) => !fires.has(ruleId)), undecided.filter(({ questionId }) => !asks.has(questionId))];
  return { ...withAll(result, [...result.findings, ...holding], [...result.undecided, ...open]), limits: combine(result.limits, limitsOf(holding)) };
};

type Cleared = Readonly<{ screeningId: string; reviewId?: string; closedAt?: Date }>;

/** Whether a therapist's clearance goes on over a check: it is open, of the very screening before, and nothing is new. */
export const carriesOn = (clearance: Cleared, earlier: Readonly<{ id: string; result: Screening }>, result: Screening): boolean =>
  clearance.reviewId !== undefined && !clearance.closedAt && clearance.screeningId === earlier.id && !isStricter(result, earlier.result) && !saysNew(result, earlier.result);

/** What holds by other answers than those that were cleared, or by one that is about the time since the last visit. */
const saysNew = (result: Screening, earlier: Screening): boolean => {
  const before = new Map(earlier.findings.map(({ ruleId, answers }) => [ruleId, answers]));
  const fired = result.findings.filter((finding) => holds(finding) && !finding.standsSince && !finding.carried);
  return fired.some(({ ruleId, answers }) =>
    Object.entries(answers).some(([questionId, answer]) => (isOfThisVisit(questionId) ? !isNumber(answer) : !isSameAnswer(answer, before.get(ruleId)?.[questionId] ?? null))),
  );
};

const isOfThisVisit = (questionId: string): boolean => ageRowOf(ageing, questionId).class === 'visit';

/** Such as weeks of pregnancy, which run on with time. */
const isNumber = (answer: Answer | null): boolean => answer !== null && 'value' in answer && typeof answer.value === 'number';
