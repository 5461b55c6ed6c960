import table from './data/flags-from-intake.json';
import { codesOf, numberOf, valueOf } from './intake-answers';
import type { IntakeAnswers } from './intake-answers';

type Condition = Readonly<{ question: string; oneOf?: readonly string[]; below?: number; atLeast?: number; unanswered?: boolean }>;

/** A flag is raised when all conditions hold; several rows for one flag are alternatives. */
type AnswerRow = Readonly<{ flag: string; when: readonly Condition[]; medicallyAssessed?: boolean }>;

/** A flag is raised by a finding of these rules (id or prefix) from this level up, unless a clearance covers it. */
type FindingRow = Readonly<{ flag: string; atLeast: string; rules: readonly string[] }>;

export type ScreeningFinding = Readonly<{ ruleId: string; level: string; condition: string }>;

export const flagTable = table as unknown as Readonly<{
  answers: readonly AnswerRow[];
  findings: readonly FindingRow[];
  /** Never asked of the client: the therapist adds them. */
  therapistOnly: readonly string[];
}>;

const LEVELS = ['proceed', 'proceed_with_caution', 'therapist_review', 'refer_before_massage', 'urgent_same_day', 'emergency_now'];

export const rankOfLevel = (level: string): number => LEVELS.indexOf(level);

function holds(condition: Condition, answers: IntakeAnswers): boolean {
  const { question, oneOf, below, atLeast, unanswered } = condition;
  if (unanswered === true) return valueOf(answers, question) === undefined;
  if (oneOf !== undefined) return codesOf(answers, question).some((code) => oneOf.includes(code));
  const number = numberOf(answers, question);
  return number !== null && (below === undefined || number < below) && (atLeast === undefined || number >= atLeast);
}

export function flagsFromAnswers(answers: IntakeAnswers, medicallyAssessed: boolean): readonly string[] {
  const raised = flagTable.answers.filter((row) => (row.medicallyAssessed !== true || medicallyAssessed) && row.when.every((one) => holds(one, answers)));
  return [...new Set(raised.map((row) => row.flag))];
}

const isOf = (ruleId: string, rule: string): boolean => ruleId === rule || ruleId.startsWith(`${rule}-`);

export function flagsFromFindings(findings: readonly ScreeningFinding[]): readonly string[] {
  return flagTable.findings
    .filter((row) =>
      findings.some(({ ruleId, level }) => rankOfLevel(level) >= rankOfLevel(row.atLeast) && row.rules.some((rule) => isOf(ruleId, rule))),
    )
    .map((row) => row.flag);
}
