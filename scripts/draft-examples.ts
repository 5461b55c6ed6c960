import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { standardIntake } from '../src/intake';
import { standardRuleSet, type Rule } from '../src/screening';
import { compileRules, type CompiledRule } from '../src/screening/domain/compile';
import { firing } from '../src/screening/domain/examples';
import type { Example } from '../src/screening/domain/rule';
import { Witnesses } from '../src/screening/domain/witness';
import { healthyClient } from '../src/screening/rules/standard';
import { formatRuleFile } from './rule-format';
import { macroMutants, mutantsOf } from './rule-mutants';

/**
 * `npm run examples:draft -- FILE.json ...`: writes first drafts of examples into rules that have none, as few as find out
 * every fault that a mutant puts in. To be read by a person: what a rule does is not yet what it should do.
 */
type Predicate = Rule['when'];
type Drawn = Readonly<{ example: Example; fires: boolean; kills: ReadonlySet<number> }>;

const NEVER: Predicate = { not: { c: 'always', op: 'eq', v: true } };
const TRIED = 6;
const LOOKED_AT = 200;
const witnesses = new Witnesses(standardIntake, standardRuleSet.macros, healthyClient);
const triggerOf = ({ when, unless }: Rule): Predicate => ({ all: [when, { not: unless ?? NEVER }] });
const compileOne = (rule: Rule): CompiledRule => compileRules({ ...standardRuleSet, rules: [rule] }, standardIntake)[0] as CompiledRule;
const first = (predicate: Predicate): Example[] => {
  const found: Example[] = [];
  for (const example of witnesses.of(predicate)) if (found.push(example) >= LOOKED_AT) break;
  return found.sort((a, b) => Object.keys(a).length - Object.keys(b).length).slice(0, TRIED);
};

const drawn = (rule: Rule): Drawn[] => {
  const itself = compileOne(rule);
  const mutants = mutantsOf(rule).map(({ rule: mutant }) => ({ mutant, compiled: compileOne(mutant) }));
  const candidates = mutants.flatMap(({ mutant }) => [
    ...first({ all: [triggerOf(rule), { not: triggerOf(mutant) }] }),
    ...first({ all: [triggerOf(mutant), { not: triggerOf(rule) }] }),
  ]);
  const unique = new Map(candidates.map((example) => [JSON.stringify(example), example]));
  return [...unique.values()].flatMap((example) => {
    const verdict = firing(itself, standardIntake, healthyClient, example);
    if (verdict === undefined) return [];
    const kills = new Set(mutants.flatMap(({ compiled }, at) => (firing(compiled, standardIntake, healthyClient, example) === verdict ? [] : [at])));
    return [{ example, fires: verdict, kills }];
  });
};

/** The one that finds out most, the shortest of these, until nothing is gained. */
const chosen = (rule: Rule): Rule['examples'] => {
  const open = new Set(mutantsOf(rule).keys());
  const left = drawn(rule);
  const picked: Drawn[] = [];
  for (;;) {
    const gain = ({ kills }: Drawn): number => [...kills].filter((at) => open.has(at)).length;
    const [best] = left.sort((a, b) => gain(b) - gain(a) || Object.keys(a.example).length - Object.keys(b.example).length);
    if (!best || gain(best) === 0) break;
    picked.push(best);
    for (const at of best.kills) open.delete(at);
  }
  const [fires, quiet] = [true, false].map((wanted) => picked.filter((one) => one.fires === wanted).map(({ example }) => example)) as [Example[], Example[]];
  const well = firing(compileOne(rule), standardIntake, healthyClient, {}) === false;
  return { fires, quiet: quiet.length > 0 || !well ? quiet : [{}] };
};

/** Written out: the trigger with another condition in place of the shared one. */
const withMacro = (predicate: Predicate, name: string, other: Predicate): Predicate => {
  const inside = (part: Predicate): Predicate => withMacro(part, name, other);
  if ('macro' in predicate) return predicate.macro === name ? other : inside(standardRuleSet.macros[predicate.macro] as Predicate);
  if ('all' in predicate) return { all: predicate.all.map(inside) };
  if ('any' in predicate) return { any: predicate.any.map(inside) };
  if ('atleast' in predicate) return { ...predicate, of: predicate.of.map(inside) };
  return 'not' in predicate ? { not: inside(predicate.not) } : predicate;
};

const tellsApart = (example: Example, before: CompiledRule, after: CompiledRule): boolean => {
  const verdict = firing(before, standardIntake, healthyClient, example);
  return verdict !== undefined && firing(after, standardIntake, healthyClient, example) !== verdict;
};

/** The shared conditions that a rule uses, also those within others. */
const readsMacros = (rule: Rule): string[] => {
  const names = (predicate: unknown): string[] => [...JSON.stringify(predicate ?? null).matchAll(/"macro":"(\w+)"/g)].flatMap(([, name = '']) => [name, ...names(standardRuleSet.macros[name])]);
  return [...names(rule.when), ...names(rule.unless)];
};

const missed = (rules: readonly Rule[]): Map<string, Example[]> => {
  const added = new Map<string, Example[]>();
  for (const { name, what, macros } of macroMutants(standardRuleSet.macros)) {
    const mutated = compileRules({ ...standardRuleSet, macros }, standardIntake);
    const caught = mutated.some((after) => {
      const before = compileOne(after.rule);
      const { fires, quiet } = after.rule.examples;
      return [...fires, ...quiet, ...(added.get(after.rule.id) ?? [])].some((example) => tellsApart(example, before, after));
    });
    if (caught) continue;
    const found = rules.flatMap((rule) => {
      const [before, after] = [triggerOf(rule), withMacro(triggerOf(rule), name, macros[name] as Predicate)];
      if (!readsMacros(rule).includes(name)) return [];
      const compiled = mutated.find((one) => one.rule.id === rule.id) as CompiledRule;
      return [...first({ all: [before, { not: after }] }), ...first({ all: [after, { not: before }] })]
        .filter((example) => tellsApart(example, compileOne(rule), compiled))
        .map((example) => ({ rule, example }));
    });
    const [best] = found.sort((a, b) => Object.keys(a.example).length - Object.keys(b.example).length);
    if (best) added.set(best.rule.id, [...(added.get(best.rule.id) ?? []), best.example]);
    else process.stdout.write(`no example for ${name} ${what}\n`);
  }
  return added;
};

const files = process.argv.slice(2);
const added = missed(standardRuleSet.rules);
const withMissed = (rule: Rule): Rule => {
  const of = (wanted: boolean): Example[] => (added.get(rule.id) ?? []).filter((example) => firing(compileOne(rule), standardIntake, healthyClient, example) === wanted);
  return { ...rule, examples: { fires: [...rule.examples.fires, ...of(true)], quiet: [...rule.examples.quiet, ...of(false)] } };
};
for (const file of files) {
  const path = join(process.cwd(), 'src/screening/rules', file);
  const content = JSON.parse(readFileSync(path, 'utf8')) as { rules: Rule[] };
  const rules = content.rules.map((rule) => ((rule as Partial<Rule>).examples && rule.examples.quiet.length > 0 ? rule : { ...rule, examples: chosen(rule) })).map(withMissed);
  writeFileSync(path, formatRuleFile({ ...content, rules }));
  process.stdout.write(`${file}: ${rules.reduce((sum, { examples }) => sum + examples.fires.length + examples.quiet.length, 0)} examples of ${rules.length} rules\n`);
}
