import type { Answer, Answers } from './answers';
import { itemsOf, type Visit } from './enable-when';
import type { FormDefinition, FormItem } from './form';
import { MONTHLY_MS } from './invitation';
import { validateAnswer } from './validate-answer';

/** What a new draft begins with; an earlier answer that this form would refuse is left out and asked anew. */
const kept = (form: FormDefinition, answers: Answers, keeps: (item: FormItem, answer: Answer) => boolean): Answers =>
  Object.fromEntries(
    Object.entries(answers).filter(([linkId, answer]) => {
      const item = itemsOf(form).get(linkId)?.item;
      return item !== undefined && validateAnswer(form, linkId, answer) === undefined && keeps(item, answer);
    }),
  );

/** A correction begins with everything that was answered. */
export const answersToCorrect = (form: FormDefinition, answers: Answers): Answers => kept(form, answers, () => true);

/** A follow-up begins with what does not change, and with what is asked monthly where it is not older than that. */
export const answersToConfirm = (form: FormDefinition, earlier: Readonly<{ answers: Answers; answeredAt: Date }>, now: Date): Answers => {
  const recent = now.getTime() - earlier.answeredAt.getTime() <= MONTHLY_MS;
  return kept(form, earlier.answers, (item, answer) => 'value' in answer && (item.ask === 'first_visit' || (item.ask === 'monthly' && recent)));
};

/** The visit that an invitation is for: the corrected intake's, a follow-up where there was an intake, else the first. */
export const visitFor = (corrected: Readonly<{ visit: Visit }> | undefined, latest: unknown): Visit => corrected?.visit ?? (latest === undefined ? 'first' : 'follow_up');
