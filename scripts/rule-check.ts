import type { FormDefinition } from '../src/intake';
import type { Rule, RuleSet } from '../src/screening';
import { compileRules, RuleSetError } from '../src/screening/domain/compile';
import { exampleFaults } from '../src/screening/domain/examples';
import { whyNeverFires } from '../src/screening/domain/reachable';
import type { Example } from '../src/screening/domain/rule';
import { resolveConstraint, type ConstraintKind } from '../src/techniques';
import { linesIn } from './json-lines';

export interface Context {
  readonly form: FormDefinition;
  /** Shared conditions and sources; its rules are the files'. */
  readonly ruleSet: RuleSet;
  readonly healthy: Example;
}

const KINDS: Readonly<Record<string, ConstraintKind>> = {
  excludeTechniques: 'exclude_techniques', excludeRegions: 'exclude_regions', excludePositions: 'exclude_positions', productsExclude: 'products_exclude',
  require: 'require', advice: 'advice', session: 'session', pressureMaxLocal: 'pressure_max_local',
};

type Fault = readonly [pointer: string, message: string];

/** What is wrong with a rule file, each fault as `file:line: what`. */
export const checkRuleFile = (file: string, text: string, context: Context): string[] => {
  let rules: readonly Rule[];
  try {
    rules = (JSON.parse(text) as { rules: readonly Rule[] }).rules;
  } catch (error) {
    return [`${file}:${/line (\d+)/.exec((error as Error).message)?.[1] ?? 1}: is no JSON: ${(error as Error).message}`];
  }
  const lines = linesIn(text);
  const seen = new Set<string>();
  return rules.flatMap((rule, at) => {
    const twice: Fault[] = seen.has(rule.id) ? [['/id', `rule ${rule.id}: there are two of this id`]] : [];
    seen.add(rule.id);
    return [...twice, ...faultsOf(rule, context)].map(([pointer, message]) => `${file}:${lineOf(lines, `/rules/${at}`, pointer)}: ${message}`);
  });
};

const lineOf = (lines: ReadonlyMap<string, number>, rule: string, pointer: string): number => lines.get(rule + pointer) ?? lines.get(rule) ?? 1;

const faultsOf = (rule: Rule, { form, ruleSet, healthy }: Context): Fault[] => {
  const words = strangers(rule).map(([pointer, word]): Fault => [pointer, `rule ${rule.id}: unknown word "${word}"`]);
  const sources = rule.sources.flatMap((source, at): Fault[] => (Object.hasOwn(ruleSet.sources, source) ? [] : [[`/sources/${at}`, `rule ${rule.id}: unknown source "${source}"`]]));
  try {
    compileRules({ ...ruleSet, rules: [rule] }, form);
  } catch (error) {
    if (!(error instanceof RuleSetError)) throw error;
    return [[error.pointer, error.message], ...words, ...sources];
  }
  const never = whyNeverFires(rule, ruleSet, form);
  const examples = exampleFaults(rule, ruleSet, form, healthy).map((message): Fault => ['/examples', message]);
  return [...(never === undefined ? [] : [['/when', `rule ${rule.id}: ${never}`] as const]), ...words, ...sources, ...examples];
};

/** Words of limits that the vocabulary of techniques does not have, each with where it stands. */
const strangers = ({ constraints = {} }: Rule): [string, string][] =>
  Object.entries(constraints).flatMap(([name, value]) => {
    const kind = KINDS[name];
    const words: readonly (readonly [string, string])[] = Array.isArray(value) ? value.map((word, at) => [String(at), word as string]) : Object.keys(value as object).map((word) => [word, word]);
    return kind ? words.filter(([, word]) => !resolveConstraint(kind, word)).map(([at, word]): [string, string] => [`/constraints/${name}/${at}`, word]) : [];
  });
