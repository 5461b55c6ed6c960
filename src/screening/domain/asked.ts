import { isEnabled, itemsOf, meets, valueOf, type Answers, type FormDefinition } from '../../intake';
import { allOf, anyOf, type Truth } from './truth';

type Condition = NonNullable<ReturnType<typeof conditionsOf>>[number];

const itemOf = (form: FormDefinition, questionId: string) => itemsOf(form).get(questionId)?.item;
const conditionsOf = (form: FormDefinition, questionId: string) => itemOf(form, questionId)?.enableWhen ?? [];

/**
 * Whether a question is asked, in three values. The form hides a follow-up while the question above it has no value;
 * that is no answer of "no" (design.unknowns of the evidence: missing never counts as no).
 */
export const isAsked = (form: FormDefinition, questionId: string, answers: Answers): Truth => {
  if (isEnabled(form, questionId, answers)) return true;
  const conditions = conditionsOf(form, questionId).map((condition) => isMet(form, condition, answers));
  return itemOf(form, questionId)?.enableBehavior === 'any' ? anyOf(conditions) : allOf(conditions);
};

const isMet = (form: FormDefinition, condition: Condition, answers: Answers): Truth => {
  if (isAsked(form, condition.question, answers) === false) return false;
  const value = valueOf(answers, condition.question);
  return value === undefined ? undefined : meets(value, condition);
};

/** What must be answered before a question without a value is known: itself if it is asked, else what decides that. */
export const openParents = (form: FormDefinition, questionId: string, answers: Answers): string[] => {
  if (isEnabled(form, questionId, answers)) return [questionId];
  const undecided = conditionsOf(form, questionId).filter((condition) => isMet(form, condition, answers) === undefined);
  return undecided.length === 0 ? [questionId] : [...new Set(undecided.flatMap((condition) => openParents(form, condition.question, answers)))];
};
