import { itemsOf, type FormDefinition } from '../../intake';
import type { Example, Predicate, QuestionOperator, RuleSet } from './rule';
import { bothWishes, granted, type Wish } from './wish';

type Wishes = ReadonlyMap<string, Wish>;
type Condition = Readonly<{ question: string; operator: string; answer: string | number | boolean }>;

/** The smallest step between two values of a number question. */
const STEP = 1;

export class SearchTooLong extends Error {}

/**
 * Every way to make a predicate true (or false), as answers that differ from `usual` only where they must. The search is
 * complete: where it ends without a result, no answers of this form do it.
 */
export class Witnesses {
  #steps = 0;

  constructor(
    private readonly form: FormDefinition,
    private readonly macros: RuleSet['macros'],
    private readonly usual: Example,
    /** Steps after which the search gives up. */
    private readonly budget = Infinity,
  ) {}

  *of(predicate: Predicate, wanted = true): Generator<Example> {
    for (const wishes of this.#solve(predicate, wanted, new Map())) {
      const example = this.#granted(wishes);
      if (example) yield example;
    }
  }

  #granted(wishes: Wishes): Example | undefined {
    const values = [...wishes].map(([id, wish]) => [id, granted(wish, itemsOf(this.form).get(id)?.item, this.usual[id])] as const);
    if (values.some(([, value]) => value === undefined)) return undefined;
    return Object.fromEntries(values.filter(([id, value]) => JSON.stringify(value) !== JSON.stringify(this.usual[id]))) as Example;
  }

  *#solve(predicate: Predicate, wanted: boolean, so: Wishes): Generator<Wishes> {
    if (++this.#steps > this.budget) throw new SearchTooLong();
    if ('q' in predicate) yield* this.#question(predicate.q, predicate.op, predicate.v, wanted, so);
    else if ('c' in predicate) yield* this.#computed(predicate, wanted, so);
    else if ('not' in predicate) yield* this.#solve(predicate.not, !wanted, so);
    else if ('macro' in predicate) yield* this.#solve(this.macros[predicate.macro] as Predicate, wanted, so);
    else if ('all' in predicate) yield* this.#some(predicate.all, wanted ? predicate.all.length : 1, wanted, so);
    else if ('any' in predicate) yield* this.#some(predicate.any, wanted ? 1 : predicate.any.length, wanted, so);
    else yield* this.#some(predicate.of, wanted ? predicate.atleast : predicate.of.length - predicate.atleast + 1, wanted, so);
  }

  /** `needed` of the parts come out as wanted; the others may be as they like. */
  *#some(parts: readonly Predicate[], needed: number, wanted: boolean, so: Wishes): Generator<Wishes> {
    if (needed === 0) yield so;
    const [first, ...rest] = parts;
    if (needed === 0 || !first || needed > parts.length) return;
    for (const next of this.#solve(first, wanted, so)) yield* this.#some(rest, needed - 1, wanted, next);
    yield* this.#some(rest, needed, wanted, so);
  }

  *#computed({ c, op, v }: Extract<Predicate, { c: unknown }>, wanted: boolean, so: Wishes): Generator<Wishes> {
    if (c === 'always') {
      if (wanted) yield so;
    } else for (const wish of wishesOf(op, v, wanted)) yield* with_(so, c, wish);
  }

  *#question(id: string, op: QuestionOperator, operand: unknown, wanted: boolean, so: Wishes): Generator<Wishes> {
    const conditions = itemsOf(this.form).get(id)?.item.enableWhen ?? [];
    for (const wish of wishesOf(op, operand, wanted)) for (const next of with_(so, id, wish)) yield* this.#asked(id, true, next);
    if (!wanted && conditions.length > 0) yield* this.#asked(id, false, so);
  }

  *#asked(id: string, wanted: boolean, so: Wishes): Generator<Wishes> {
    const { enableWhen = [], enableBehavior = 'all' } = itemsOf(this.form).get(id)?.item ?? {};
    if (enableWhen.length === 0) {
      if (wanted) yield so;
      return;
    }
    const parts = enableWhen.map((condition) => this.#asPredicate(condition));
    yield* this.#solve(enableBehavior === 'any' ? { any: parts } : { all: parts }, wanted, so);
  }

  #asPredicate({ question, operator, answer }: Condition): Predicate {
    if (operator === 'exists') return answer === true ? { not: { q: question, op: 'is_unknown' } } : { q: question, op: 'is_unknown' };
    const several = itemsOf(this.form).get(question)?.item.repeats;
    if (several) return operator === '=' ? { q: question, op: 'any_in', v: [answer] } : { not: { q: question, op: 'any_in', v: [answer] } };
    return { q: question, op: OPERATORS[operator] ?? 'eq', v: answer };
  }
}

const OPERATORS: Readonly<Record<string, QuestionOperator>> = { '=': 'eq', '!=': 'ne', '>': 'gt', '<': 'lt', '>=': 'gte', '<=': 'lte' };

function* with_(so: Wishes, id: string, wish: Wish): Generator<Wishes> {
  const joined = bothWishes(so.get(id) ?? {}, wish);
  if (joined) yield new Map(so).set(id, joined);
}

/** The ways in which one value meets, or fails, a comparison. */
const wishesOf = (op: QuestionOperator, operand: unknown, wanted: boolean): Wish[] => {
  if (op === 'is_unknown') return [{ unknown: wanted }];
  return knownWishes(op, operand, wanted).map((wish) => ({ ...wish, unknown: false }));
};

const knownWishes = (op: Exclude<QuestionOperator, 'is_unknown'>, operand: unknown, wanted: boolean): Wish[] => {
  const value = operand as number;
  if (op === 'any_in') return wanted ? (operand as string[]).map((one) => ({ has: [one] })) : [{ hasNot: operand as string[] }];
  if (op === 'gte') return [wanted ? { min: value } : { max: value - STEP }];
  if (op === 'gt') return [wanted ? { min: value + STEP } : { max: value }];
  if (op === 'lte') return [wanted ? { max: value } : { min: value + STEP }];
  if (op === 'lt') return [wanted ? { max: value - STEP } : { min: value }];
  const values = [operand].flat();
  if ((op === 'ne') === wanted) return [{ noneOf: values }];
  return values.map((one) => ({ oneOf: [one] }));
};
