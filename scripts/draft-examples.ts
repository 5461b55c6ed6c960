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
import { mutantsOf } from './rule-mutants';

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

for (const file of process.argv.slice(2)) {
  const path = join(process.cwd(), 'src/screening/rules', file);
  const content = JSON.parse(readFileSync(path, 'utf8')) as { rules: Rule[] };
  const rules = content.rules.map((rule) => ((rule as Partial<Rule>).examples && rule.examples.quiet.length > 0 ? rule : { ...rule, examples: chosen(rule) }));
  writeFileSync(path, formatRuleFile({ ...content, rules }));
  process.stdout.write(`${file}: ${rules.reduce((sum, { examples }) => sum + examples.fires.length + examples.quiet.length, 0)} examples of ${rules.length} rules\n`);
}
