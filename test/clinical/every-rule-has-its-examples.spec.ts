import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutationScore } from '../../scripts/rule-mutation';
import { mutantsOf } from '../../scripts/rule-mutants';
import { standardIntake } from '../../src/intake';
import { rankOf, screen, standardRuleSet, type Rule } from '../../src/screening';
import { exampleFaults } from '../../src/screening/domain/examples';
import { Witnesses } from '../../src/screening/domain/witness';
import { healthyClient } from '../../src/screening/rules/standard';
import { rule, ruleSet, smallForm } from './small-form';

const faults = (one: Rule) => exampleFaults(one, standardRuleSet, standardIntake, healthyClient);
const answers = (extra: object = {}) => Object.fromEntries(Object.entries({ ...healthyClient, ...extra }).map(([id, value]) => [id, { value: value as string }]));

/** Rules that hold for everybody, or cannot stay quiet for sure. */
const FOR_EVERYBODY = ['CI-DEFAULT'];

describe('every rule', () => {
  it('fires for its examples and stays quiet for its near misses', () => {
    expect(standardRuleSet.rules.flatMap(faults)).toEqual([]);
  });

  it('has at least one of each, but for those that hold for everybody', () => {
    expect(standardRuleSet.rules.filter(({ examples }) => examples.fires.length === 0).map(({ id }) => id)).toEqual([]);
    expect(standardRuleSet.rules.filter(({ examples }) => examples.quiet.length === 0).map(({ id }) => id)).toEqual(FOR_EVERYBODY);
  });

  it('lets the healthy client through', () => {
    const { level, findings } = screen(standardIntake, standardRuleSet, answers());
    expect([rankOf(level), findings.map(({ ruleId }) => ruleId)]).toEqual([0, ['CI-DEFAULT']]);
  });

  it.each<[string, Partial<Rule>]>([
    ['does not fire for', { examples: { fires: [{ fever: 'no' }], quiet: [] } }],
    ['does not fire for', { examples: { fires: [{ fever: null }], quiet: [] } }],
    ['is not quiet for', { examples: { fires: [], quiet: [{ fever: 'yes' }] } }],
    ['is not quiet for', { examples: { fires: [], quiet: [{ fever: null }] } }],
    ['"fever" has no such answer in', { examples: { fires: [{ fever: 'perhaps' }], quiet: [] } }],
    ['"nope" has no such answer in', { examples: { fires: [{ nope: 'yes' }], quiet: [] } }],
    ['"site" has no such answer in', { examples: { fires: [{ site: 'neck' }], quiet: [] } }],
    ['"site" has no such answer in', { examples: { fires: [{ site: [] }], quiet: [] } }],
    ['"age" has no such answer in', { examples: { fires: [{ age: 'old' }], quiet: [] } }],
  ])('is told that it %s', (message, over) => {
    const one = rule('R-1', 'proceed', { q: 'fever', op: 'eq', v: 'yes' }, over);
    expect(exampleFaults(one, ruleSet([one]), smallForm, { fever: 'no' })).toEqual([expect.stringContaining(`rule R-1: ${message}`)]);
  });
});

describe('faults put into the rules', () => {
  const cases = ['screening.json', 'own-screening.json'].flatMap((file) => (JSON.parse(readFileSync(join(__dirname, '../cases', file), 'utf8')) as { cases: unknown[] }).cases);

  it('are of every kind', () => {
    const of = (when: Rule['when'], unless?: Rule['when']): string[] => mutantsOf(rule('R', 'proceed', when, unless && { unless })).map(({ what }) => what);
    expect(of({ q: 'age', op: 'gte', v: 50 })).toEqual(['drop the rule', 'when: negate', 'when: gte to lt', 'when: gte to gt', 'when: 50 to 49', 'when: 50 to 51']);
    expect(of({ q: 'site', op: 'any_in', v: ['neck', 'back'] }, { c: 'always', op: 'eq', v: true })).toEqual(['drop the rule', 'when: negate', 'when: drop neck', 'when: drop back', 'drop unless', 'unless: negate']);
    expect(of({ atleast: 1, of: [{ macro: 'a' }, { macro: 'b' }] })).toContain('when: at least 2');
    expect(of({ any: [{ macro: 'a' }, { macro: 'b' }] })).toEqual(expect.arrayContaining(['when: any to all', 'when: drop any[0]', 'when: any[1] > negate']));
  });

  it('are found out in a sample of one rule in nine; all of them: npm run mutation', () => {
    const { killed, mutants, survivors } = mutationScore(standardRuleSet, cases, (_, at) => at % 9 === 0);
    expect({ found: killed / mutants >= 0.95, survivors: survivors.length <= mutants * 0.05 }).toEqual({ found: true, survivors: true });
    expect(mutants).toBeGreaterThan(300);
  });
});

describe('the search for answers', () => {
  const search = new Witnesses(smallForm, {}, { fever: 'no', ill: 'no', site: ['neck'], age: 40, injury: 'none' });
  const all = (predicate: Rule['when'], wanted = true) => [...search.of(predicate, wanted)];

  it('finds what makes a rule fire, with the questions above', () => {
    expect(all({ q: 'checked', op: 'eq', v: 'yes' })).toEqual([{ checked: 'yes', injury: 'fall' }, { checked: 'yes', injury: 'crash' }]);
  });

  it('finds every boundary', () => {
    expect(all({ all: [{ q: 'age', op: 'gte', v: 65 }, { q: 'age', op: 'lt', v: 70 }] })).toEqual([{ age: 65 }]);
  });

  it.each<[string, Rule['when']]>([
    ['two values of one answer', { all: [{ q: 'fever', op: 'eq', v: 'yes' }, { q: 'fever', op: 'eq', v: 'no' }] }],
    ['a number above and below', { all: [{ q: 'age', op: 'gte', v: 65 }, { q: 'age', op: 'lt', v: 65 }] }],
    ['an option and its absence', { all: [{ q: 'site', op: 'any_in', v: ['neck'] }, { not: { q: 'site', op: 'any_in', v: ['neck'] } }] }],
    ['a follow-up whose question is denied', { all: [{ q: 'checked', op: 'eq', v: 'yes' }, { q: 'injury', op: 'eq', v: 'none' }] }],
    ['known and unknown', { all: [{ q: 'fever', op: 'is_unknown' }, { q: 'fever', op: 'eq', v: 'no' }] }],
    ['never', { not: { c: 'always', op: 'eq', v: true } }],
  ])('finds none for %s', (_, predicate) => {
    expect(all(predicate)).toEqual([]);
  });
});
