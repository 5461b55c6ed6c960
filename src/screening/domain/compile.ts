import type { AnswerValue, FormDefinition } from '../../intake';
import { checkQuestion } from './check-question';
import type { Facts } from './facts';
import type { Predicate, QuestionOperator, Rule, RuleSet } from './rule';
import { allOf, anyOf, atLeast, not, type Truth } from './truth';

type Test = (facts: Facts) => Truth;

export type CompiledRule = Readonly<{
  rule: Rule;
  when: Test;
  unless: Test;
  /** Every question that the rule reads, in order of appearance. */
  questionIds: readonly string[];
}>;

export class RuleSetError extends Error {}

/** Turns predicates into closures once. Throws `RuleSetError`, naming the rule, on any word the form or grammar lacks. */
export const compileRules = (ruleSet: RuleSet, form: FormDefinition): readonly CompiledRule[] =>
  ruleSet.rules.map((rule) => {
    const compiler = new Compiler(ruleSet, form, rule.id);
    const when = compiler.compile(rule.when);
    const unless = rule.unless ? compiler.compile(rule.unless) : () => false;
    return { rule, when, unless, questionIds: [...compiler.questionIds] };
  });

class Compiler {
  readonly questionIds = new Set<string>();

  constructor(
    private readonly ruleSet: RuleSet,
    private readonly form: FormDefinition,
    private readonly ruleId: string,
  ) {}

  compile(predicate: Predicate): Test {
    if ('q' in predicate) return this.#question(predicate.q, predicate.op, predicate.v);
    if ('c' in predicate) return this.#computed(predicate);
    if ('all' in predicate) return this.#many(predicate.all, allOf);
    if ('any' in predicate) return this.#many(predicate.any, anyOf);
    if ('atleast' in predicate) return this.#many(predicate.of, (values) => atLeast(predicate.atleast, values));
    if ('not' in predicate) {
      const inner = this.compile(predicate.not);
      return (facts) => not(inner(facts));
    }
    if ('macro' in predicate) return this.#macro(predicate.macro);
    throw this.#fault(`a predicate of no known kind: ${JSON.stringify(predicate)}`);
  }

  #many(predicates: readonly Predicate[], combine: (values: readonly Truth[]) => Truth): Test {
    const tests = predicates.map((predicate) => this.compile(predicate));
    return (facts) => combine(tests.map((test) => test(facts)));
  }

  #macro(name: string): Test {
    const macro = Object.hasOwn(this.ruleSet.macros, name) ? this.ruleSet.macros[name] : undefined;
    if (!macro) throw this.#fault(`unknown macro "${name}"`);
    return this.compile(macro);
  }

  #computed({ c, op, v }: Extract<Predicate, { c: unknown }>): Test {
    if (c === 'always') return () => true;
    if (typeof v !== 'number') throw this.#fault(`"${c}" is compared with something that is no number`);
    const holds = NUMBER_TESTS[op];
    return ({ computed }) => (computed[c] === undefined ? undefined : holds(computed[c], v));
  }

  #question(id: string, op: QuestionOperator, operand: unknown): Test {
    const fault = checkQuestion(this.form, id, op, operand);
    if (fault) throw this.#fault(fault);
    this.questionIds.add(id);
    if (op === 'is_unknown') return (facts) => ['unknown', 'ignored'].includes(facts.of(id) as string);
    const holds = testOf(op, operand);
    return (facts) => {
      const fact = facts.of(id);
      return typeof fact === 'object' ? holds(fact.value) : fact === 'unknown' ? undefined : false;
    };
  }

  #fault(what: string): RuleSetError {
    return new RuleSetError(`rule ${this.ruleId}: ${what}`);
  }
}

const NUMBER_TESTS = {
  eq: (a: number, b: number) => a === b,
  gte: (a: number, b: number) => a >= b,
  lte: (a: number, b: number) => a <= b,
  gt: (a: number, b: number) => a > b,
  lt: (a: number, b: number) => a < b,
};

const testOf = (op: Exclude<QuestionOperator, 'is_unknown'>, operand: unknown): ((value: AnswerValue) => boolean) => {
  switch (op) {
    case 'eq':
      return (value) => value === operand;
    case 'ne':
      return (value) => value !== operand;
    case 'in':
      return (value) => (operand as unknown[]).includes(value);
    case 'any_in':
      return (value) => (value as readonly unknown[]).some((one) => (operand as unknown[]).includes(one));
    default:
      return (value) => NUMBER_TESTS[op](value as number, operand as number);
  }
};
