import type { Answers } from './answers';
import { enabledItems, type Visit } from './enable-when';
import type { Fault } from './faults';
import type { FormDefinition } from './form';
import { isFaced } from './progress';
import { validateAnswer } from './validate-answer';

export type CheckedSubmission = Readonly<{
  faults: readonly Fault[];
  /** What is signed: the answers to the questions that were asked. */
  answers: Answers;
  /** Questions that were answered and then no longer asked; their answers do not count and are not kept. */
  dropped: readonly string[];
}>;

/** Judges a whole form. Every answer given must be one; what is required must be faced, where it is asked. */
export const validateSubmission = (form: FormDefinition, given: Answers, visit: Visit): CheckedSubmission => {
  const asked = enabledItems(form, given, visit);
  const askedIds = new Set(asked.map((item) => item.linkId));
  const answers = Object.fromEntries(Object.entries(given).filter(([linkId]) => askedIds.has(linkId)));
  const wrong = Object.entries(given).flatMap(([linkId, answer]) => validateAnswer(form, linkId, answer) ?? []);
  const unfaced = asked.filter((item) => item.required && !isFaced(answers, item.linkId)).map((item): Fault => ({ linkId: item.linkId, code: 'required' }));
  const strangers = new Set(wrong.filter((fault) => fault.code === 'unknown_question').map((fault) => fault.linkId));
  return {
    faults: [...wrong.filter(({ linkId }) => askedIds.has(linkId) || strangers.has(linkId)), ...unfaced],
    answers,
    dropped: Object.keys(given).filter((linkId) => !askedIds.has(linkId) && !strangers.has(linkId)),
  };
};
