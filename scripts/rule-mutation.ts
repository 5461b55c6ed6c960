import { standardIntake } from '../src/intake';
import { runScreeningCase, type Rule, type RuleSet } from '../src/screening';
import { compileRules, type CompiledRule } from '../src/screening/domain/compile';
import { firing } from '../src/screening/domain/examples';
import { factsFrom, type Facts } from '../src/screening/domain/facts';
import { caseAnswers } from '../src/screening/domain/screening-case';
import { healthyClient } from '../src/screening/rules/standard';
import { macroMutants, mutantsOf } from './rule-mutants';

export type Survivor = Readonly<{ ruleId: string; what: string; byCases: boolean }>;
export type Score = Readonly<{ mutants: number; killedByExamples: number; killedByCases: number; killed: number; survivors: readonly string[] }>;

const compileOne = (rule: Rule, ruleSet: RuleSet): CompiledRule => compileRules({ ...ruleSet, rules: [rule] }, standardIntake)[0] as CompiledRule;

/** Whether the examples of the true rule find out that this is another one. */
const caughtByExamples = ({ examples }: Rule, mutant: CompiledRule): boolean =>
  examples.fires.some((example) => firing(mutant, standardIntake, healthyClient, example) !== true) ||
  examples.quiet.some((example) => firing(mutant, standardIntake, healthyClient, example) !== false);

type KnownCase = Readonly<{ input: unknown; facts: Facts; passed: boolean }>;

/** The published and own cases, read once; of a fault that changes no verdict of its rule nothing need be run again. */
export class Cases {
  readonly #known: readonly KnownCase[];

  constructor(
    private readonly ruleSet: RuleSet,
    inputs: readonly unknown[],
  ) {
    this.#known = inputs.map((input) => ({
      input,
      facts: factsFrom(standardIntake, caseAnswers((input as { answers: unknown }).answers), { visits: 0, open_hold_level: 0 }),
      passed: runScreeningCase(input, ruleSet).passed,
    }));
  }

  /** Whether some case comes out otherwise with these rules in place of those of the same ids. */
  catch(changed: ReadonlyMap<string, readonly [before: CompiledRule, after: CompiledRule]>, ruleSet: RuleSet): boolean {
    const moved = this.#known.filter(({ facts }) => [...changed.values()].some(([before, after]) => before.when(facts) !== after.when(facts) || before.unless(facts) !== after.unless(facts)));
    return moved.some(({ input, passed }) => runScreeningCase(input, ruleSet).passed !== passed);
  }
}

type Verdict = Readonly<{ name: string; byExamples: boolean; byCases: boolean }>;

const judgeRule = (rule: Rule, ruleSet: RuleSet, cases: Cases): Verdict[] => {
  const before = compileOne(rule, ruleSet);
  return mutantsOf(rule).map(({ what, rule: mutant }) => {
    const after = compileOne(mutant, ruleSet);
    const rules = ruleSet.rules.map((one) => (one.id === rule.id ? mutant : one));
    return { name: `${rule.id} ${what}`, byExamples: caughtByExamples(rule, after), byCases: cases.catch(new Map([[rule.id, [before, after]]]), { ...ruleSet, rules }) };
  });
};

const judgeMacros = (ruleSet: RuleSet, cases: Cases): Verdict[] => {
  const before = compileRules(ruleSet, standardIntake);
  return macroMutants(ruleSet.macros).map(({ name, what, macros }) => {
    const mutated = { ...ruleSet, macros };
    const after = compileRules(mutated, standardIntake);
    const changed = new Map(after.map((rule, at) => [rule.rule.id, [before[at] as CompiledRule, rule] as const]));
    return { name: `macro ${name} ${what}`, byExamples: after.some((rule) => caughtByExamples(rule.rule, rule)), byCases: cases.catch(changed, mutated) };
  });
};

/** Puts every fault into every rule (or those that `only` picks) and counts which are found out. */
export const mutationScore = (ruleSet: RuleSet, inputs: readonly unknown[], only: (rule: Rule, at: number) => boolean = () => true): Score => {
  const cases = new Cases(ruleSet, inputs);
  const chosen = ruleSet.rules.filter(only);
  const verdicts = [...chosen.flatMap((rule) => judgeRule(rule, ruleSet, cases)), ...(chosen.length === ruleSet.rules.length ? judgeMacros(ruleSet, cases) : [])];
  const killed = verdicts.filter(({ byExamples, byCases }) => byExamples || byCases);
  return {
    mutants: verdicts.length,
    killedByExamples: verdicts.filter(({ byExamples }) => byExamples).length,
    killedByCases: verdicts.filter(({ byCases }) => byCases).length,
    killed: killed.length,
    survivors: verdicts.filter((one) => !killed.includes(one)).map(({ name }) => name),
  };
};
