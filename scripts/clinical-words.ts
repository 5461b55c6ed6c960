import { itemsOf, standardIntake } from '../src/intake';
import { standardRuleSet, type Rule } from '../src/screening';

type Predicate = Rule['when'];
type Asked = Extract<Predicate, { q: string }>;

const COMPUTED: Readonly<Record<string, string>> = {
  visits: 'number of visits so far',
  nprs_change: 'points gained on the 0-10 pain scale since the start',
  open_hold_level: 'level of a hold that is still open',
};

const COMPARED: Readonly<Record<string, string>> = { eq: '=', ne: '≠', gte: '≥', lte: '≤', gt: '>', lt: '<' };

const codes = (operand: unknown): string => [operand].flat().map((code) => `\`${String(code)}\``).join(' or ');

const asked = ({ q, op, v }: Asked): string => {
  if (op === 'is_unknown') return `\`${q}\` has no answer`;
  if (op === 'any_in') return `\`${q}\` includes ${codes(v)}`;
  if (op === 'in' || op === 'eq') return `\`${q}\` is ${codes(v)}`;
  return `\`${q}\` ${COMPARED[op]} ${codes(v)}`;
};

const bullet = (text: string, depth: number): string => `${'  '.repeat(depth)}- ${text}`;
const parts = (head: string, list: readonly Predicate[], depth: number): string[] => [bullet(head, depth), ...list.flatMap((part) => inWords(part, depth + 1))];

/** A trigger as a nested list, in the codes that answers are stored with. */
export const inWords = (predicate: Predicate, depth = 0): string[] => {
  if ('q' in predicate) return [bullet(asked(predicate), depth)];
  if ('c' in predicate) return [bullet(predicate.c === 'always' ? 'always' : `${COMPUTED[predicate.c]} ${COMPARED[predicate.op]} ${String(predicate.v)}`, depth)];
  if ('macro' in predicate) return [bullet(`[${predicate.macro}](shared-conditions.md#${predicate.macro})`, depth)];
  if ('not' in predicate) return parts('not:', [predicate.not], depth);
  if ('atleast' in predicate) return parts(`at least ${predicate.atleast} of:`, predicate.of, depth);
  return 'all' in predicate ? parts('all of:', predicate.all, depth) : parts('any of:', predicate.any, depth);
};

/** The ids of the questions that a trigger reads, in order. */
export const questionsIn = (predicate: Predicate): string[] => {
  if ('q' in predicate) return [predicate.q];
  if ('not' in predicate) return questionsIn(predicate.not);
  if ('macro' in predicate) return Object.entries(standardRuleSet.macros).flatMap(([name, macro]) => (name === predicate.macro ? questionsIn(macro) : []));
  const inner = 'all' in predicate ? predicate.all : 'any' in predicate ? predicate.any : 'of' in predicate ? predicate.of : [];
  return [...new Set(inner.flatMap(questionsIn))];
};

/** A question as the client reads it, with its options. */
export const questionText = (id: string): string => {
  const item = itemsOf(standardIntake).get(id)?.item;
  const options = item?.answerOption?.map(({ code, text }) => `\`${code}\` ${text.en}`).join('; ');
  return `\`${id}\`: ${item?.text.en ?? ''}${options ? ` (${options})` : ''}`;
};
