import type { Answer, Answers, AnswerValue } from './answers';
import type { EnableWhen, FormDefinition, FormItem } from './form';

export type Visit = 'first' | 'follow_up';

type Index = ReadonlyMap<string, Readonly<{ item: FormItem; followUpOnly: boolean }>>;
const indexes = new WeakMap<FormDefinition, Index>();

/** The form's items by linkId, made once per form. */
export const itemsOf = (form: FormDefinition): Index => {
  let index = indexes.get(form);
  if (!index) {
    index = new Map(form.groups.flatMap((group) => group.items.map((item) => [item.linkId, { item, followUpOnly: group.when === 'follow_up' }] as const)));
    indexes.set(form, index);
  }
  return index;
};

const answerTo = (answers: Answers, linkId: string): Answer | undefined => (Object.hasOwn(answers, linkId) ? answers[linkId] : undefined);

/** The value of an answered question; nothing for a question that was skipped, unsure or refused. */
export const valueOf = (answers: Answers, linkId: string): AnswerValue | undefined => valueIn(answerTo(answers, linkId));

const valueIn = (answer: Answer | undefined): AnswerValue | undefined => (answer && 'value' in answer ? answer.value : undefined);

/** Whether a value meets a condition. */
export const meets = (value: AnswerValue, { operator, answer }: EnableWhen): boolean => {
  const holds = Array.isArray(value) ? value.some((one) => one === answer) : value === answer;
  switch (operator) {
    case 'exists':
      return answer === true;
    case '=':
      return holds;
    case '!=':
      return !holds;
    case '>':
      return value > answer;
    case '<':
      return value < answer;
    case '>=':
      return value >= answer;
    case '<=':
      return value <= answer;
  }
};

/**
 * What is unknown may be "yes", so `!=` holds for it and `exists false` finds it; behind a question that is not asked
 * nothing is. A question that rests is read by the answer that stands.
 */
const met = (form: FormDefinition, condition: EnableWhen, answers: Answers): boolean => {
  const item = itemsOf(form).get(condition.question)?.item;
  if (!item || !conditionsHold(form, item, answers)) return false;
  const value = isResting(form, item, answers) ? valueIn(item.standing) : valueOf(answers, condition.question);
  if (value === undefined) return condition.operator === '!=' || (condition.operator === 'exists' && condition.answer === false);
  return meets(value, condition);
};

const conditionsHold = (form: FormDefinition, { enableWhen = [], enableBehavior }: FormItem, answers: Answers): boolean => {
  const test = (condition: EnableWhen): boolean => met(form, condition, answers);
  return enableWhen.length === 0 || (enableBehavior === 'any' ? enableWhen.some(test) : enableWhen.every(test));
};

/** Of a short check: whether a question keeps its earlier answer, because nothing reopened it. */
export const isResting = (form: FormDefinition, { reopenedBy }: FormItem, answers: Answers): boolean =>
  reopenedBy !== undefined && !reopenedBy.some((condition) => met(form, condition, answers));

/** Whether a question is asked, given the answers so far. The answer of a question that is not asked does not count. */
export const isEnabled = (form: FormDefinition, linkId: string, answers: Answers): boolean => {
  const item = itemsOf(form).get(linkId)?.item;
  return item !== undefined && !isResting(form, item, answers) && conditionsHold(form, item, answers);
};

/** The questions of a visit that are asked, in order. */
export const enabledItems = (form: FormDefinition, answers: Answers, visit: Visit = 'first'): FormItem[] =>
  form.groups
    .filter((group) => visit === 'follow_up' || group.when !== 'follow_up')
    .flatMap((group) => group.items.filter((item) => isEnabled(form, item.linkId, answers)));
