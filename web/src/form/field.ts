import type { Answer, FormItem } from './intake.ts';

/** What every kind of question gets. */
export type FieldProps = Readonly<{
  item: FormItem;
  answer: Answer | undefined;
  /** Id of the question's text. */
  labelledBy: string;
  describedBy: string | undefined;
  invalid: boolean;
  onAnswer: (answer: Answer) => void;
  /** What was typed and is no answer yet. */
  onFault: (message: string | undefined) => void;
  country: string | undefined;
}>;

export const stateOf = (answer: Answer | undefined) => (answer && 'state' in answer ? answer.state : undefined);
export const valueIn = (answer: Answer | undefined) => (answer && 'value' in answer ? answer.value : undefined);

/** The ways to leave a question open that are answers in themselves. */
export const openStates = (item: FormItem) => item.allow.filter((state) => state !== 'skipped');
