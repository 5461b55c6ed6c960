import { itemsOf, valueOf, type Answers, type AnswerValue, type FormDefinition } from '../../intake';
import { isAsked, openParents } from './asked';
import type { Computed } from './rule';

/** What a rule may read of one question: its value, that it was not asked, or that nobody knows. */
export type Fact = Readonly<{ value: AnswerValue }> | 'not_asked' | 'unknown' | 'ignored';

export interface Facts {
  readonly of: (questionId: string) => Fact;
  /** The questions to answer before this one is known: itself, or those that decide whether it is asked. */
  readonly openFor: (questionId: string) => readonly string[];
  readonly computed: Computed;
}

/**
 * Reads every question at most once. A question that was not asked counts as no; one without a value is unknown, and so
 * is one that nobody saw because the question above it has no value.
 */
export const factsFrom = (form: FormDefinition, answers: Answers, computed: Computed): Facts => {
  const seen = new Map<string, Fact>();
  const read = (questionId: string): Fact => {
    if (isAsked(form, questionId, answers) === false) return 'not_asked';
    const value = valueOf(answers, questionId);
    if (value !== undefined) return { value };
    const entry = itemsOf(form).get(questionId);
    // A follow-up question has no answer at a first intake: it was not asked.
    if (entry?.followUpOnly && !Object.hasOwn(answers, questionId)) return 'not_asked';
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
  return { of, openFor: (questionId) => (of(questionId) === 'unknown' ? openParents(form, questionId, answers) : []), computed };
};
