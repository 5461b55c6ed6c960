import { ageing, ageRowOf, isSameAnswer, type Answer } from '../../intake';
import { highestOf, rankOf } from './levels';
import { combine, limitsOf } from './limits';
import { NEVER_LAPSES } from './open-hold';
import { levelOfUndecided, withStandingRaises } from './raise';
import type { Finding, Screening } from './screening';
import { isStricter } from './stricter';

type Past = Readonly<{ id: string; intakeId: string; result: Screening }>;

/** What the answers to be judged do not take away. */
export type Standing = Readonly<{
  /** Where something in it stands moved up. */
  raised?: Screening;
  /** Of a short check, and of its correction: the screening of the answers that it follows. */
  earlier?: Past;
  /** Of a correction: the screening of the answers that it corrects, and of newer ones, where there are such. */
  corrected?: Past;
  newer?: Past;
}>;

/** A screening with all that stands beside its own answers. */
export const asItStands = (own: Screening, { raised, earlier, corrected, newer }: Standing): Screening => {
  const withRaises = raised ? withStandingRaises(own, raised, corrected?.intakeId) : own;
  const followed = earlier ? withStandingHolds(withRaises, earlier) : withRaises;
  return corrected && newer ? besideNewer(followed, newer, corrected) : followed;
};

const holds = ({ level }: Finding): boolean => rankOf(level) >= 2 && rankOf(level) < NEVER_LAPSES;

/**
 * A short check takes no hold away: what held the answers that it follows goes on holding, with its limits, until a full
 * intake or a correction (evidence file, design.rescreen: a temporary good response never removes an earlier flag). Graver
 * holds stand by themselves.
 */
export const withStandingHolds = (result: Screening, earlier: Readonly<{ id: string; result: Screening }>): Screening => {
  const known = new Set(result.findings.map(({ ruleId }) => ruleId));
  const standing = earlier.result.findings
    .filter((finding) => holds(finding) && !known.has(finding.ruleId))
    .map((finding) => ({ ...finding, standsSince: finding.standsSince ?? earlier.id }));
  return {
    ...result,
    level: highestOf([result.level, ...standing.map(({ level }) => level)]),
    findings: [...result.findings, ...standing].sort((a, b) => rankOf(b.level) - rankOf(a.level)),
    limits: combine(result.limits, limitsOf(standing)),
  };
};

/** A correction of older answers speaks of those alone: what newer ones raised or left open goes on holding. */
const besideNewer = (result: Screening, { id, result: newer }: Past, corrected: Past): Screening => {
  const own = newer.findings.filter(({ carried, standsSince }) => !carried && standsSince !== corrected.id);
  const standing = withStandingHolds(result, { id, result: { ...newer, findings: own } });
  const open = new Set(result.undecided.map(({ questionId }) => questionId));
  const left = newer.undecided.filter(({ questionId, carried }) => !carried && !open.has(questionId));
  return { ...standing, undecided: [...standing.undecided, ...left], level: highestOf([standing.level, ...left.map(levelOfUndecided)]) };
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
