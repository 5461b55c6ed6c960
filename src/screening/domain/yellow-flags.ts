import { valueOf, type Answers } from '../../intake';
import flags from '../rules/yellow-flags.json';

/**
 * What makes pain last: beliefs, mood, sleep, work. A yellow flag never blocks and never lowers a red-flag level; it shapes
 * advice, pacing and referral (evidence file, yellow_flags.principle). Read from the answers, beside the screening.
 */
export type YellowFlag = Readonly<{ id: string; topic: string; questionId: string; advice: string; sources: readonly string[] }>;

type Definition = Readonly<{ id: string; topic: string; question: string; raisedBy: readonly string[]; advice: string; sources: readonly string[] }>;

export const YELLOW_FLAGS: readonly Definition[] = flags;

export const yellowFlags = (answers: Answers): YellowFlag[] =>
  YELLOW_FLAGS.filter(({ question, raisedBy }) => raisedBy.some((code) => code === valueOf(answers, question))).map(
    ({ id, topic, question, advice, sources }) => ({ id, topic, questionId: question, advice, sources }),
  );

export type Phq4Band = 'none' | 'mild' | 'moderate' | 'severe';
export type Phq4 = Readonly<{
  /** 0-12. */
  total: number;
  band: Phq4Band;
  /** GAD-2, 0-6; 3 or more is raised. */
  anxiety: number;
  anxietyRaised: boolean;
  /** PHQ-2, 0-6; 3 or more is raised. */
  depression: number;
  depressionRaised: boolean;
}>;

export const PHQ4_ANXIETY = ['phq4_nervous', 'phq4_worry'] as const;
export const PHQ4_DEPRESSION = ['phq4_interest', 'phq4_down'] as const;
export const PHQ4_SOURCES = ['PHQ2GAD2_PAGE', 'PHQ4_BANDS', 'ARROLL2010', 'PHQ2_COPYRIGHT'] as const;
/** Evidence file, yellow_flags.rules YR-5. */
export const PHQ4_ADVICE = 'Offer contact with a doctor or counsellor; ask again in two to four weeks. It does not stop massage. Any word of self-harm: see MH-01.';

const POINTS: Readonly<Record<string, number>> = { not_at_all: 0, several_days: 1, more_than_half: 2, nearly_every_day: 3 };
const CUT_OFF = 3;
const bandOf = (total: number): Phq4Band => (total <= 2 ? 'none' : total <= 5 ? 'mild' : total <= 8 ? 'moderate' : 'severe');

/** The score of the PHQ-4 (Kroenke 2009); null unless all four items have an answer: a part of it has no meaning. */
export const phq4 = (answers: Answers): Phq4 | null => {
  const points = (questions: readonly string[]): number => questions.reduce((sum, question) => sum + (POINTS[valueOf(answers, question) as string] ?? NaN), 0);
  const [anxiety, depression] = [points(PHQ4_ANXIETY), points(PHQ4_DEPRESSION)];
  const total = anxiety + depression;
  if (Number.isNaN(total)) return null;
  return { total, band: bandOf(total), anxiety, anxietyRaised: anxiety >= CUT_OFF, depression, depressionRaised: depression >= CUT_OFF };
};

export type NamedActivity = Readonly<{ activity: string; /** 0-10, 10 is as before; null: not scored. */ score: number | null }>;

/** The client's own activities (PSFS, Stratford 1995) in their words: where a course of care begins. */
export const namedActivities = (answers: Answers): NamedActivity[] =>
  [1, 2, 3].flatMap((n) => {
    const activity = valueOf(answers, `psfs_activity_${n}`);
    const score = valueOf(answers, `psfs_score_${n}`);
    return typeof activity === 'string' ? [{ activity, score: typeof score === 'number' ? score : null }] : [];
  });
