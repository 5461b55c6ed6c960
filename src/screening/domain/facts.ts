import { isEnabled, itemsOf, valueOf, type Answers, type AnswerValue, type FormDefinition } from '../../intake';
import type { Computed } from './rule';

/** What a rule may read of one question: its value, that it was not asked, or that nobody knows. */
export type Fact = Readonly<{ value: AnswerValue }> | 'not_asked' | 'unknown' | 'ignored';

export interface Facts {
  readonly of: (questionId: string) => Fact;
  readonly computed: Computed;
}

/** Reads every question at most once. A question that was not asked counts as no; one without a value is unknown. */
export const factsFrom = (form: FormDefinition, answers: Answers, computed: Computed): Facts => {
  const seen = new Map<string, Fact>();
  const read = (questionId: string): Fact => {
    if (!isEnabled(form, questionId, answers)) return 'not_asked';
    const value = valueOf(answers, questionId);
    if (value !== undefined) return { value };
    const entry = itemsOf(form).get(questionId);
    // A follow-up question has no answer at a first intake: it was not asked.
    if (entry?.followUpOnly && answers[questionId] === undefined) return 'not_asked';
    return entry?.item.unknownPolicy === 'ignore' ? 'ignored' : 'unknown';
  };
  const of = (questionId: string): Fact => {
    let fact = seen.get(questionId);
    if (fact === undefined) {
      fact = read(questionId);
      seen.set(questionId, fact);
    }
    return fact;
  };
  return { of, computed };
};
