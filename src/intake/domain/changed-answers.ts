import type { Answer, Answers } from './answers';
import type { FormDefinition } from './form';

export type ChangedAnswer = Readonly<{ linkId: string; before: Answer | null; after: Answer | null }>;

/** What was chosen, whatever the order in which it was. */
const textOf = (answer: Answer): string => {
  if (!('value' in answer) || !Array.isArray(answer.value)) return JSON.stringify(answer);
  return answer.value.map((one: unknown) => JSON.stringify(one)).sort().join();
};

/** Whether the same was said; what was chosen together has no order. */
export const isSameAnswer = (a: Answer | null, b: Answer | null): boolean => (a === null || b === null ? a === b : textOf(a) === textOf(b));

/** The difference of two sets of answers, in the order of the form. */
export const changedAnswers = (form: FormDefinition, before: Answers, after: Answers): ChangedAnswer[] => {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return form.groups
    .flatMap(({ items }) => items.map(({ linkId }) => ({ linkId, before: was.get(linkId) ?? null, after: is.get(linkId) ?? null })))
    .filter((one) => !isSameAnswer(one.before, one.after));
};
