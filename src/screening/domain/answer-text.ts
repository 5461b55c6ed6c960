import { itemsOf, type Answer, type FormDefinition, type FormItem, type PainMark } from '../../intake';

const NOT_ANSWERED: Readonly<Record<string, string>> = {
  not_sure: 'Not sure',
  prefer_not_to_say: 'Prefers not to say',
  skipped: 'Skipped',
};

/** The question as it was put, in English; its id where the form has no such question. */
export const questionText = (form: FormDefinition, questionId: string): string => itemsOf(form).get(questionId)?.item.text.en ?? questionId;

/** What the client said, in the words of the form. */
export const answerText = (form: FormDefinition, questionId: string, answer: Answer | null): string => {
  if (answer === null) return 'Not answered';
  if ('state' in answer) return NOT_ANSWERED[answer.state] ?? answer.state;
  const item = itemsOf(form).get(questionId)?.item;
  const values: readonly unknown[] = Array.isArray(answer.value) ? (answer.value as readonly unknown[]) : [answer.value];
  const text = values.map((value) => valueText(item, value)).join('; ');
  return item?.unit ? `${text} ${item.unit.en}` : text;
};

const valueText = (item: FormItem | undefined, value: unknown): string => {
  if (typeof value === 'object') return markText(value as PainMark);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return item?.answerOption?.find(({ code }) => code === value)?.text.en ?? text;
};

const markText = ({ region, side, character, intensity }: PainMark): string => `${region} (${side}): ${character.join(', ')} ${intensity}/10`;
