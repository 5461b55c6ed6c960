import type { Answer } from './answers';
import { itemsOf } from './enable-when';
import type { Fault } from './faults';
import type { FormDefinition, FormItem, ItemType, NonAnswer } from './form';
import { painMapFault } from './validate-pain-map';

type Finding = Omit<Fault, 'linkId'> | undefined;

const STRING_MAX = 200;
const TEXT_MAX = 2000;

/** Control characters and lone surrogates have no place in a stored text. */
const UNSTORABLE = /[^\P{Cc}\n\r\t]|\p{Cs}/u;

/** The first thing wrong with the answer to a question; undefined: it may be kept. `answer` is whatever was sent. */
export const validateAnswer = (form: FormDefinition, linkId: string, answer: unknown): Fault | undefined => {
  const item = itemsOf(form).get(linkId)?.item;
  if (!item || item.type === 'display') return { linkId, code: 'unknown_question' };
  const finding = isAnswer(answer) ? ('state' in answer ? stateFault(item, answer.state) : VALUE_FAULTS[item.type](item, answer.value)) : { code: 'malformed' as const };
  return finding && { linkId, ...finding };
};

const isAnswer = (given: unknown): given is Answer => {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return false;
  const keys = Object.keys(given);
  return keys.length === 1 && (keys[0] === 'value' || keys[0] === 'state');
};

const stateFault = (item: FormItem, state: NonAnswer): Finding => (item.allow.includes(state) ? undefined : { code: 'state_not_allowed' });

const textFault = (value: unknown, max: number): Finding => {
  if (typeof value !== 'string' || value.trim() === '' || value.length > max) return { code: 'needs_text', limits: { max } };
  return UNSTORABLE.test(value) ? { code: 'unstorable_text' } : undefined;
};

const numberFault = ({ minValue: min, maxValue: max, unit }: FormItem, value: unknown, code: 'needs_number' | 'needs_whole_number'): Finding => {
  const fits = typeof value === 'number' && Number.isFinite(value) && value >= (min ?? -Infinity) && value <= (max ?? Infinity);
  const whole = code === 'needs_number' || Number.isInteger(value);
  return fits && whole ? undefined : { code, limits: { ...(min !== undefined && { min }), ...(max !== undefined && { max }), ...(unit && { unit }) } };
};

const dateFault = (value: unknown): Finding => (typeof value === 'string' && isDate(value) ? undefined : { code: 'needs_date' });

/** A day of the calendar as YYYY-MM-DD; 2026-02-30 is none. */
export const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

const choiceFault = (item: FormItem, value: unknown): Finding => {
  const options = item.answerOption ?? [];
  if (!item.repeats) return options.some((option) => option.code === value) ? undefined : { code: 'needs_option' };
  if (!Array.isArray(value) || value.length === 0 || new Set(value).size !== value.length) return { code: 'needs_options' };
  const chosen = value.map((code: unknown) => options.find((option) => option.code === code));
  if (chosen.includes(undefined)) return { code: 'needs_options' };
  return chosen.length > 1 && chosen.some((option) => option?.exclusive) ? { code: 'exclusive_option' } : undefined;
};

const VALUE_FAULTS: Readonly<Record<Exclude<ItemType, 'display'>, (item: FormItem, value: unknown) => Finding>> = {
  boolean: (_, value) => (typeof value === 'boolean' ? undefined : { code: 'needs_yes_no' }),
  integer: (item, value) => numberFault(item, value, 'needs_whole_number'),
  decimal: (item, value) => numberFault(item, value, 'needs_number'),
  string: (item, value) => textFault(value, item.maxLength ?? STRING_MAX),
  text: (item, value) => textFault(value, item.maxLength ?? TEXT_MAX),
  date: (_, value) => dateFault(value),
  choice: choiceFault,
  'pain-map': painMapFault,
};
