/** The ladder of outcomes, mildest first. Levels 0-1 open the gate; 2-3 hold until cleared on the record; 4-5 are never overridden. */
export const LEVELS = [
  'proceed',
  'proceed_with_caution',
  'therapist_review',
  'refer_before_massage',
  'urgent_same_day',
  'emergency_now',
] as const;

export type Level = (typeof LEVELS)[number];

/** 0 (proceed) to 5 (emergency_now). */
export const rankOf = (level: Level): number => LEVELS.indexOf(level);

export const highestOf = (levels: readonly Level[]): Level =>
  levels.reduce<Level>((a, b) => (rankOf(b) > rankOf(a) ? b : a), 'proceed');
