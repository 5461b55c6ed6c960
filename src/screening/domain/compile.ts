import type { FormDefinition } from '../../intake';
import { checkQuestion } from './check-question';
import type { Facts } from './facts';
import { COMPUTED, NUMBER_TESTS, testOf } from './operators';
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

export class RuleSetError extends Error {
  constructor(
    message: string,
    readonly ruleId?: string,
    /** Where in the rule, as a JSON pointer. */
    readonly pointer = '',
  ) {
    super(message);
  }
}

/** Turns predicates into closures once. Throws `RuleSetError`, naming the rule, on any word the form or grammar lacks. */
export const compileRules = (ruleSet: RuleSet, form: FormDefinition): readonly CompiledRule[] => {
  const twice = ruleSet.rules.find((rule, at) => ruleSet.rules.findIndex((other) => other.id === rule.id) !== at);
  if (twice) throw new RuleSetError(`rule ${twice.id}: there are two of this id`, twice.id);
  return ruleSet.rules.map((rule) => {
    const compiler = new Compiler(ruleSet, form, rule.id);
    const when = compiler.compile(rule.when, '/when');
    const unless = rule.unless ? compiler.compile(rule.unless, '/unless') : () => false;
    return { rule, when, unless, questionIds: [...compiler.questionIds] };
  });
};

class Compiler {
  readonly questionIds = new Set<string>();
  readonly #macros: string[] = [];
  #at = '';

  constructor(
    private readonly ruleSet: RuleSet,
    private readonly form: FormDefinition,
    private readonly ruleId: string,
  ) {}

  compile(predicate: Predicate, at: string): Test {
    this.#at = at;
    if ('q' in predicate) return this.#question(predicate.q, predicate.op, predicate.v);
    if ('c' in predicate) return this.#computed(predicate);
    if ('all' in predicate) return this.#many(predicate.all, allOf, `${at}/all`);
    if ('any' in predicate) return this.#many(predicate.any, anyOf, `${at}/any`);
    if ('atleast' in predicate) return this.#many(predicate.of, (values) => atLeast(predicate.atleast, values), `${at}/of`, predicate.atleast);
    if ('not' in predicate) {
      const inner = this.compile(predicate.not, `${at}/not`);
      return (facts) => not(inner(facts));
    }
    if ('macro' in predicate) return this.#macro(predicate.macro, at);
    throw this.#fault(`a predicate of no known kind: ${JSON.stringify(predicate)}`);
  }

  #many(predicates: readonly Predicate[], combine: (values: readonly Truth[]) => Truth, at: string, needed = 1): Test {
    if (!Number.isInteger(needed) || needed < 1 || needed > predicates.length) throw this.#fault(`needs ${needed} of ${predicates.length} parts, which decides nothing`);
    const tests = predicates.map((predicate, part) => this.compile(predicate, `${at}/${part}`));
    return (facts) => combine(tests.map((test) => test(facts)));
  }

  #macro(name: string, at: string): Test {
    const macro = Object.hasOwn(this.ruleSet.macros, name) ? this.ruleSet.macros[name] : undefined;
    if (!macro) throw this.#fault(`unknown macro "${name}"`);
    if (this.#macros.includes(name)) throw this.#fault(`macro "${name}" contains itself`);
    this.#macros.push(name);
    const test = this.compile(macro, at);
    this.#macros.pop();
    return test;
  }

  #computed({ c, op, v }: Extract<Predicate, { c: unknown }>): Test {
    if (!COMPUTED.has(c)) throw this.#fault(`unknown computed value "${c}"`);
    if (c === 'always') return () => true;
    if (!Object.hasOwn(NUMBER_TESTS, op)) throw this.#fault(`"${c}" has no operator "${String(op)}"`);
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
    return new RuleSetError(`rule ${this.ruleId}: ${what}`, this.ruleId, this.#at);
  }
}
