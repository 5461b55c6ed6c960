import type { Answers } from './answers';
import { isEnabled, type Visit } from './enable-when';
import type { FormDefinition, FormItem } from './form';

export type GroupProgress = Readonly<{
  group: string;
  /** Questions that are asked now, in order. */
  asked: readonly string[];
  /** Those that have an answer, or a reason why there is none. */
  faced: number;
  /** Those that must be faced before the form can be sent, and were not. */
  open: readonly string[];
}>;

/** A value, "not sure" or "prefer not to say". What was skipped was not faced. */
export const isFaced = (answers: Answers, linkId: string): boolean => {
  const answer = Object.hasOwn(answers, linkId) ? answers[linkId] : undefined;
  return answer !== undefined && !('state' in answer && answer.state === 'skipped');
};

/** Whether a question waits for another one that the client has not reached. */
const isWaiting = (form: FormDefinition, { enableWhen = [], reopenedBy = [] }: FormItem, answers: Answers): boolean =>
  [...enableWhen, ...reopenedBy].some(({ question }) => !Object.hasOwn(answers, question) && isEnabled(form, question, answers));

/** What is still to be answered. A follow-up question appears once the question that it follows has been reached. */
export const progressOf = (form: FormDefinition, answers: Answers, visit: Visit): GroupProgress[] =>
  form.groups
    .filter((group) => visit === 'follow_up' || group.when !== 'follow_up')
    .map((group) => {
      const asked = group.items.filter((item) => item.type !== 'display' && isEnabled(form, item.linkId, answers) && !isWaiting(form, item, answers));
      return {
        group: group.linkId,
        asked: asked.map((item) => item.linkId),
        faced: asked.filter((item) => Object.hasOwn(answers, item.linkId)).length,
        open: asked.filter((item) => item.required && !isFaced(answers, item.linkId)).map((item) => item.linkId),
      };
    });
