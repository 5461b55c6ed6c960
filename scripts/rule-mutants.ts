import { itemsOf, type FormDefinition } from '../src/intake';
import type { Rule, RuleSet } from '../src/screening';

type Predicate = Rule['when'];

/** A rule with one fault put in. */
export type Mutant = Readonly<{ what: string; rule: Rule }>;
type Faulty = readonly [what: string, predicate: Predicate];

const OPPOSITE: Readonly<Record<string, string>> = { gte: 'lt', lt: 'gte', lte: 'gt', gt: 'lte', eq: 'ne', ne: 'eq' };
const NEIGHBOUR: Readonly<Record<string, string>> = { gte: 'gt', gt: 'gte', lte: 'lt', lt: 'lte' };

/** Every predicate with one fault: negated, an operator flipped, a threshold moved, an option dropped, any and all exchanged. */
const faultsIn = (predicate: Predicate): Faulty[] => {
  const negated: Faulty = ['negate', { not: predicate }];
  if ('q' in predicate || 'c' in predicate) return [negated, ...faultsOfComparison(predicate)];
  if ('macro' in predicate) return [negated];
  if ('not' in predicate) return [['drop the not', predicate.not], ...faultsIn(predicate.not).map(([what, not]): Faulty => [`not > ${what}`, { not }])];
  const [kind, parts] = partsOf(predicate);
  const rebuilt = (next: readonly Predicate[]): Predicate => (kind === 'of' ? { ...predicate, of: next } : ({ [kind]: next } as Predicate));
  const inside = parts.flatMap((part, at) => faultsIn(part).map(([what, next]): Faulty => [`${kind}[${at}] > ${what}`, rebuilt(parts.with(at, next))]));
  const dropped = kind !== 'of' && parts.length > 1 ? parts.map((_, at): Faulty => [`drop ${kind}[${at}]`, rebuilt(parts.toSpliced(at, 1))]) : [];
  return [negated, ...(parts.length > 1 ? faultsOfMany(predicate, parts) : []), ...dropped, ...inside];
};

const partsOf = (predicate: Predicate): ['all' | 'any' | 'of', readonly Predicate[]] => {
  if ('all' in predicate) return ['all', predicate.all];
  if ('any' in predicate) return ['any', predicate.any];
  return ['of', (predicate as Extract<Predicate, { of: unknown }>).of];
};

const faultsOfMany = (predicate: Predicate, parts: readonly Predicate[]): Faulty[] => {
  if ('all' in predicate) return [['all to any', { any: parts }]];
  if ('any' in predicate) return [['any to all', { all: parts }]];
  const { atleast, of } = predicate as Extract<Predicate, { of: unknown }>;
  return [atleast - 1, atleast + 1].filter((next) => next >= 1 && next <= of.length).map((next): Faulty => [`at least ${next}`, { atleast: next, of }]);
};

const faultsOfComparison = (predicate: Extract<Predicate, { q: unknown } | { c: unknown }>): Faulty[] => {
  const { op, v } = predicate as { op: string; v?: unknown };
  const other = (change: object): Predicate => ({ ...predicate, ...change });
  if (op === 'is_unknown' || ('c' in predicate && predicate.c === 'always')) return [];
  if (Array.isArray(v)) return v.length > 1 ? v.map((code, at): Faulty => [`drop ${String(code)}`, other({ v: v.toSpliced(at, 1) })]) : [];
  const flips = [OPPOSITE[op], NEIGHBOUR[op]].filter((next) => next !== undefined && !('c' in predicate && !['eq', 'gte', 'lt'].includes(next)));
  const moves = typeof v === 'number' ? [v - 1, v + 1] : [];
  return [...flips.map((next): Faulty => [`${op} to ${next}`, other({ op: next })]), ...moves.map((next): Faulty => [`${String(v)} to ${next}`, other({ v: next })])];
};

/** A number that no answer can have makes no other rule: skip what the form's bounds make the same. */
const NEVER: Predicate = { not: { c: 'always', op: 'eq', v: true } };

/** Every rule that differs from this one by one fault. */
export const mutantsOf = (rule: Rule): Mutant[] => [
  { what: 'drop the rule', rule: { ...rule, when: NEVER } },
  ...faultsIn(rule.when).map(([what, when]) => ({ what: `when: ${what}`, rule: { ...rule, when } })),
  ...(rule.unless ? [{ what: 'drop unless', rule: { ...rule, unless: NEVER } }, ...faultsIn(rule.unless).map(([what, unless]) => ({ what: `unless: ${what}`, rule: { ...rule, unless } }))] : []),
];

/** Every shared condition that differs by one fault, with its name. */
export const macroMutants = (macros: RuleSet['macros']): Readonly<{ name: string; what: string; macros: RuleSet['macros'] }>[] =>
  Object.entries(macros).flatMap(([name, macro]) => faultsIn(macro).map(([what, next]) => ({ name, what, macros: { ...macros, [name]: next } })));

/** The questions whose answers decide a rule: those it reads, and those above them in the form. */
export const decidingQuestions = (form: FormDefinition, ids: readonly string[]): string[] => {
  const above = ids.flatMap((id) => (itemsOf(form).get(id)?.item.enableWhen ?? []).map(({ question }) => question));
  const all = [...new Set([...ids, ...above])];
  return all.length === ids.length ? all : decidingQuestions(form, all);
};
