import { itemsOf, type FormDefinition, type FormItem } from '../../intake';
import type { QuestionOperator } from './rule';

const NUMERIC: ReadonlySet<string> = new Set<QuestionOperator>(['gte', 'lte', 'gt', 'lt']);
const OPERATORS: ReadonlySet<string> = new Set<QuestionOperator>(['eq', 'ne', 'in', 'any_in', 'gte', 'lte', 'gt', 'lt', 'is_unknown']);

/** What is wrong with asking a question this way; nothing if it can be asked. */
export const checkQuestion = (form: FormDefinition, id: string, op: QuestionOperator, operand: unknown): string | undefined => {
  const item = itemsOf(form).get(id)?.item;
  if (!item) return `unknown question "${id}"`;
  if (!OPERATORS.has(op)) return `"${id}" has no operator "${op}"`;
  if (op === 'is_unknown') return undefined;
  if (NUMERIC.has(op)) return isNumeric(item) && typeof operand === 'number' ? undefined : `"${id}" ${op} needs a numeric question and a number`;
  if (op === 'any_in' && !item.repeats) return `"${id}" has one answer: use "in"`;
  if (op !== 'any_in' && item.repeats) return `"${id}" has many answers: use "any_in"`;
  if ((op === 'in' || op === 'any_in') !== Array.isArray(operand)) return `"${id}" ${op} has an operand of the wrong shape`;
  return strangerAmong(item, Array.isArray(operand) ? operand : [operand]);
};

const isNumeric = (item: FormItem): boolean => item.type === 'integer' || item.type === 'decimal';

const strangerAmong = (item: FormItem, operands: readonly unknown[]): string | undefined => {
  const known = new Set<unknown>(item.answerOption?.map((option) => option.code));
  const fits = (operand: unknown): boolean => (item.answerOption ? known.has(operand) : isNumeric(item) && typeof operand === 'number');
  const at = operands.findIndex((operand) => !fits(operand));
  return operands.length > 0 && at === -1 ? undefined : `"${item.linkId}" has no option ${JSON.stringify(operands[at])}`;
};
