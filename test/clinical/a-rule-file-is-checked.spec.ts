import Ajv from 'ajv';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkRuleFile } from '../../scripts/rule-check';
import { formatRuleFile } from '../../scripts/rule-format';
import { standardIntake } from '../../src/intake';
import { standardRuleSet, type Rule } from '../../src/screening';
import { healthyClient } from '../../src/screening/rules/standard';
import schema from '../../docs/clinical/rule-file.schema.json';
import { rule, ruleSet, smallForm } from './small-form';

const FOLDER = join(__dirname, '../../src/screening/rules');
const files = readdirSync(FOLDER).filter((file) => /^(red-flags|limits).*\.json$/.test(file)).map((file) => [file, readFileSync(join(FOLDER, file), 'utf8')] as const);
const valid = new Ajv({ allowUnionTypes: true, strictRequired: false, strictSchema: false }).compile(schema);

const whole = (over: Partial<Rule> = {}): Rule => rule('R-1', 'proceed', { q: 'fever', op: 'eq', v: 'yes' }, { sources: ['S'], examples: { fires: [{ fever: 'yes' }], quiet: [] }, ...over });
const context = { form: smallForm, ruleSet: { ...ruleSet([]), sources: { S: { citation: 'S', read: 'abstract' as const } } }, healthy: { fever: 'no' } };
const checked = (...rules: Rule[]) => checkRuleFile('f.json', formatRuleFile({ title: 'T', rules }), context);

describe('the rule files', () => {
  it.each(files)('%s keeps to the schema', (_, text) => {
    expect([valid(JSON.parse(text)), valid.errors]).toEqual([true, null]);
  });

  it.each(files)('%s has no fault, and each of its rules can fire', (file, text) => {
    expect(checkRuleFile(file, text, { form: standardIntake, ruleSet: standardRuleSet, healthy: healthyClient })).toEqual([]);
  });

  it.each(files)('%s is laid out as the formatter does', (_, text) => {
    expect(formatRuleFile(JSON.parse(text)) === text).toBe(true);
  });
});

describe('the schema refuses', () => {
  it.each<[string, object]>([
    ['a rule without examples', { examples: undefined }],
    ['a rule that never need fire', { examples: { fires: [], quiet: [] } }],
    ['an unknown level', { level: 'perhaps' }],
    ['an unknown field', { colour: 'red' }],
    ['a text in one language', { clientReason: { en: 'Hello' } }],
    ['an unknown operator', { when: { q: 'fever', op: 'like', v: 'yes' } }],
    ['two kinds in one predicate', { when: { all: [{ macro: 'a' }], any: [{ macro: 'a' }] } }],
    ['a list of nothing', { when: { any: [] } }],
    ['a pressure above the scale', { constraints: { pressureMax: 6 } }],
  ])('%s', (_, over) => {
    expect(valid(JSON.parse(JSON.stringify({ title: 'T', rules: [{ ...whole(), ...over }] })))).toBe(false);
  });

  it('and takes the rule that these were made from', () => {
    expect(valid(JSON.parse(JSON.stringify({ title: 'T', rules: [whole()] })))).toBe(true);
  });
});

describe('a fault is named with file and line', () => {
  const both = (parts: Rule['when'][]): Partial<Rule> => ({ when: { all: parts } });
  it.each<[string, Partial<Rule>, string]>([
    ['an unknown question', { when: { q: 'nope', op: 'eq', v: 'yes' } }, 'f.json:10: rule R-1: unknown question "nope"'],
    ['an unknown option', { when: { q: 'fever', op: 'eq', v: 'perhaps' } }, 'f.json:10: rule R-1: "fever" has no option "perhaps"'],
    ['an unknown source', { sources: ['nope'] }, 'f.json:21: rule R-1: unknown source "nope"'],
    ['an unknown word of a limit', { constraints: { excludeTechniques: ['levitation'] } }, 'f.json:28: rule R-1: unknown word "levitation"'],
    ['a trigger that nothing makes true', both([{ q: 'fever', op: 'eq', v: 'yes' }, { q: 'fever', op: 'eq', v: 'no' }]), 'f.json:10: rule R-1: no answers can make its trigger true'],
    ['a trigger behind a question that it denies', both([{ q: 'checked', op: 'eq', v: 'yes' }, { q: 'injury', op: 'eq', v: 'none' }]), 'f.json:10: rule R-1: no answers can make its trigger true'],
    ['an exception that always holds', { unless: { q: 'fever', op: 'ne', v: 'no' } }, 'f.json:10: rule R-1: its exception is true whenever its trigger is'],
    ['an example that does not fire', { examples: { fires: [{ fever: 'no' }], quiet: [] } }, 'f.json:24: rule R-1: does not fire for: {"fever":"no"}'],
  ])('%s', (_, over, message) => {
    expect(checked(whole(over))).toContain(message);
  });

  it('a second rule of one id', () => {
    expect(checked(whole(), whole())).toEqual(['f.json:30: rule R-1: there are two of this id']);
  });

  it('deep in a long trigger', () => {
    const parts = Array.from({ length: 8 }, (): Rule['when'] => ({ q: 'fever', op: 'eq', v: 'yes' }));
    expect(checked(whole(both([...parts, { q: 'nope', op: 'eq', v: 'yes' }])))).toEqual(['f.json:20: rule R-1: unknown question "nope"']);
  });

  it('text that is no JSON', () => {
    expect(checkRuleFile('f.json', '{\n  "rules": [,]\n}', context)).toEqual([expect.stringMatching(/^f\.json:1: is no JSON/)]);
  });
});
