/** How a question may be left without a value. Four states: answered, not sure, prefer not to say, skipped. */
export type NonAnswer = 'not_sure' | 'prefer_not_to_say' | 'skipped';

/** One place the client marked on the body. `region` and `character` are codes of the techniques catalogue. */
export type PainMark = Readonly<{
  region: string;
  side: 'left' | 'right' | 'both' | 'middle';
  character: readonly string[];
  /** Pain now, 0 (none) to 10 (worst). */
  intensity: number;
}>;

export type AnswerValue = string | number | boolean | readonly string[] | readonly PainMark[];

/** A value, or why there is none. A question that is absent from `Answers` was skipped. */
export type Answer = Readonly<{ value: AnswerValue }> | Readonly<{ state: NonAnswer }>;

export type Answers = Readonly<Record<string, Answer>>;
