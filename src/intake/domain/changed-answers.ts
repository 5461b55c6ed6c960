import type { Answer, Answers } from './answers';
import type { FormDefinition } from './form';

export type ChangedAnswer = Readonly<{ linkId: string; before: Answer | null; after: Answer | null }>;

/** What was chosen, whatever the order in which it was. */
const textOf = (answer: Answer): string => {
  if (!('value' in answer) || !Array.isArray(answer.value)) return JSON.stringify(answer);
  return answer.value.map((one: unknown) => JSON.stringify(one)).sort().join();
};

const isSame = (a: Answer | null, b: Answer | null): boolean => (a === null || b === null ? a === b : textOf(a) === textOf(b));

const answerIn = (answers: Answers, linkId: string): Answer | null => (Object.hasOwn(answers, linkId) ? (answers[linkId] ?? null) : null);

/** The difference of two sets of answers, in the order of the form. */
export const changedAnswers = (form: FormDefinition, before: Answers, after: Answers): ChangedAnswer[] =>
  form.groups
    .flatMap(({ items }) => items.map(({ linkId }) => ({ linkId, before: answerIn(before, linkId), after: answerIn(after, linkId) })))
    .filter((one) => !isSame(one.before, one.after));
