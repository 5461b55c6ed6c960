import { isSameAnswer, type Answer, type Answers } from '../../intake';
import type { Coming } from './closures';
import { highestOf, rankOf } from './levels';
import { combine, limitsOf } from './limits';
import { NEVER_LAPSES } from './open-hold';
import { levelOfUndecided } from './raise';
import type { Finding, Screening, Undecided } from './screening';
import { isStricter } from './stricter';

/** What goes on holding though other answers no longer say so; each names the screening that it comes from. */
export type Standing = Readonly<{ findings: readonly Finding[]; undecided: readonly Undecided[] }>;

type Judged = Readonly<{ id: string; result: Screening }>;
type OfIntake = Judged & Readonly<{ intakeId: string }>;

const holds = ({ level }: Finding): boolean => rankOf(level) >= 2 && rankOf(level) < NEVER_LAPSES;

/**
 * A short check takes no hold away: what held the answers that it follows goes on holding, with its limits, as does a doubt
 * that was not theirs, until a full intake or a correction (evidence file, design.rescreen: a temporary good response never removes an earlier flag). Graver
 * holds stand by themselves.
 */
export const holdsOf = ({ id, result }: Judged): Standing => ({
  findings: result.findings.filter(holds).map((finding) => ({ ...finding, standsSince: finding.standsSince ?? id })),
  undecided: stillStanding(result).undecided,
});

/** A correction of older answers takes away nothing that newer ones hold or leave open. */
export const holdsAndDoubtsOf = (newer: Judged): Standing => ({
  findings: holdsOf(newer).findings,
  undecided: newer.result.undecided.map((open) => ({ ...open, standsSince: open.standsSince ?? newer.id })),
});

/** Reading the same answers again ends nothing that stood. */
export const stillStanding = ({ findings, undecided }: Screening): Standing => ({
  findings: findings.filter(({ standsSince }) => standsSince !== undefined),
  undecided: undecided.filter(({ standsSince }) => standsSince !== undefined),
});

/** What new answers are, beside what stands: `earlier` is the screening of what they follow or correct, `latest` the client's. */
export const standingBeside = (coming: Coming, earlier: OfIntake | undefined, latest: OfIntake | undefined): Standing[] => {
  if (!earlier || coming === 'whole') return [];
  if (coming === 'check') return [holdsOf(earlier)];
  // What stood beside the answers corrected was never theirs; what they raised is corrected with them.
  const own = stillStanding(earlier.result);
  return !latest || latest.intakeId === earlier.intakeId ? [own] : [own, withoutThoseOf(earlier.id, holdsAndDoubtsOf(latest))];
};

const withoutThoseOf = (screeningId: string, { findings, undecided }: Standing): Standing => ({
  findings: findings.filter(({ standsSince }) => standsSince !== screeningId),
  undecided: undecided.filter(({ standsSince }) => standsSince !== screeningId),
});

/** The screening with what stands beside it and is not in it anyway. */
export const withStanding = (result: Screening, standing: Standing): Screening => {
  const [known, asked] = [new Set(result.findings.map(({ ruleId }) => ruleId)), new Set(result.undecided.map(({ questionId }) => questionId))];
  const findings = standing.findings.filter(({ ruleId }) => !known.has(ruleId));
  const undecided = standing.undecided.filter(({ questionId }) => !asked.has(questionId));
  return {
    ...result,
    level: highestOf([result.level, ...findings.map(({ level }) => level), ...undecided.map(levelOfUndecided)]),
    findings: [...result.findings, ...findings].sort((a, b) => rankOf(b.level) - rankOf(a.level)),
    undecided: [...result.undecided, ...undecided],
    limits: combine(result.limits, limitsOf(findings)),
  };
};

type Cleared = Readonly<{ screeningId: string; reviewId?: string; closedAt?: Date }>;
type Answered = Readonly<{ result: Screening; answers: Answers }>;

/** Whether a therapist's clearance goes on over a check: it is open, of the very screening before, and nothing is new. */
export const carriesOn = (clearance: Cleared, earlier: Answered & Readonly<{ id: string }>, now: Answered): boolean =>
  clearance.reviewId !== undefined && !clearance.closedAt && clearance.screeningId === earlier.id && !isStricter(now.result, earlier.result) && holdsForTheSame(earlier.answers, now);

/** A rule that fires again, but for another answer, was never cleared. A number runs with time and is no other answer. */
const holdsForTheSame = (before: Answers, { result, answers }: Answered): boolean => {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(answers))];
  return result.findings
    .filter((finding) => holds(finding) && finding.standsSince === undefined)
    .flatMap(({ questionIds }) => questionIds)
    .every((id) => isNumber(was.get(id)) && isNumber(is.get(id)) || isSameAnswer(was.get(id) ?? null, is.get(id) ?? null));
};

const isNumber = (answer: Answer | undefined): boolean => answer !== undefined && 'value' in answer && typeof answer.value === 'number';
