import { screen } from '../../src/screening';
import { factsFrom } from '../../src/screening/domain/facts';
import { answersOf, rule, ruleSet, smallForm } from './small-form';

type Predicate = Parameters<typeof rule>[2];
type Values = Parameters<typeof answersOf>[0];

const yes = (q: string): Predicate => ({ q, op: 'eq', v: 'yes' });
const QUIET: Values = { fever: 'no', ill: 'no', site: ['neck'], age: 40, injury: 'none' };
const judged = (rules: Parameters<typeof ruleSet>[0], values: Values, computed?: Parameters<typeof screen>[3]) => {
  const { level, findings, undecided } = screen(smallForm, ruleSet(rules), answersOf({ ...QUIET, ...values }), computed);
  return { level, fired: findings.map(({ ruleId }) => ruleId), undecided };
};
const fact = (values: Values, question: string) => factsFrom(smallForm, answersOf(values), {}).of(question);

describe('a follow-up question', () => {
  it.each<[string, Values, string, unknown]>([
    ['is not asked after a no', { injury: 'none' }, 'checked', 'not_asked'],
    ['is unknown after a yes without an answer', { injury: 'fall' }, 'checked', 'unknown'],
    ['has its value after a yes', { injury: 'fall', checked: 'no' }, 'checked', { value: 'no' }],
    ['is unknown when the question above was left out', {}, 'checked', 'unknown'],
    ['is unknown when the client is not sure of the question above', { injury: null }, 'checked', 'unknown'],
    ['is unknown two steps below an open question', { injury: null }, 'checked_how', 'unknown'],
    ['is not asked two steps below a no', { injury: 'none' }, 'checked_how', 'not_asked'],
    ['counts if it was answered although the question above is open', { injury: null, checked: 'yes' }, 'checked', { value: 'yes' }],
    ['is read below an answer that stands although its own question is open', { injury: null, checked: 'yes' }, 'checked_how', 'unknown'],
    ['is unknown when the number that decides is missing', {}, 'scalp', 'unknown'],
    ['is not asked below the number', { age: 49 }, 'scalp', 'not_asked'],
    ['is unknown when one of two conditions is open', { age: 30 }, 'adult', 'unknown'],
    ['is not asked when one of two conditions fails', { site: ['neck'] }, 'adult', 'not_asked'],
    ['of "not this" is not asked below a question that is not asked', { injury: 'none' }, 'quiet', 'not_asked'],
    ['of "not this" and an open part is unknown below an open question', { injury: null }, 'quiet', 'unknown'],
    ['of "without answer" and an open part is unknown below an open question', { injury: null }, 'no_scan', 'unknown'],
    ['of "with an answer" is not asked below a question that is not asked', { injury: 'none' }, 'scan_seen', 'not_asked'],
    ['of "with an answer" is unknown while there is none', { injury: 'fall', checked: 'yes' }, 'scan_seen', 'unknown'],
  ])('%s', (_, values, question, expected) => {
    expect(fact(values, question)).toEqual(expected);
  });

  it('that the form does not have is unknown, and names itself', () => {
    const facts = factsFrom(smallForm, {}, {});
    expect([facts.of('nope'), facts.openFor('nope')]).toEqual(['unknown', ['nope']]);
  });

  it('holds when a stronger rule hangs on it, and names the question that can be answered', () => {
    const rules = [rule('R-1', 'urgent_same_day', { q: 'checked', op: 'eq', v: 'no' })];
    expect(judged(rules, { injury: null })).toEqual({ level: 'therapist_review', fired: [], undecided: [{ questionId: 'injury', becauseOf: ['R-1'] }] });
    expect(judged(rules, { injury: 'fall' })).toEqual({ level: 'therapist_review', fired: [], undecided: [{ questionId: 'checked', becauseOf: ['R-1'] }] });
    expect(judged(rules, { injury: null, checked: 'yes' }).level).toBe('proceed');
    expect(judged(rules, { injury: 'none' }).level).toBe('proceed');
  });

  it('is named itself where everything above it is answered but the form would not show it', () => {
    const rules = [rule('R-1', 'urgent_same_day', { q: 'checked_how', op: 'eq', v: 'film' })];
    expect(judged(rules, { injury: null, checked: 'yes' }).undecided).toEqual([{ questionId: 'checked_how', becauseOf: ['R-1'] }]);
  });
});

describe('a question without a value', () => {
  it('that must be answered holds by itself', () => {
    expect(judged([], { fever: null })).toEqual({ level: 'therapist_review', fired: [], undecided: [{ questionId: 'fever', becauseOf: ['must_answer'] }] });
  });

  it('never holds below a rule that asks for a therapist at most', () => {
    expect(judged([rule('R-1', 'therapist_review', yes('ill'))], { ill: null }).level).toBe('proceed');
  });

  it('holds where the rule asks for more, and never raises the level of that rule', () => {
    expect(judged([rule('R-1', 'emergency_now', yes('ill'))], { ill: null }).level).toBe('therapist_review');
  });

  it('does not lower what has fired', () => {
    const rules = [rule('R-1', 'emergency_now', yes('ill')), rule('R-2', 'refer_before_massage', { q: 'age', op: 'gte', v: 40 })];
    expect(judged(rules, { ill: null })).toMatchObject({ level: 'refer_before_massage', fired: ['R-2'], undecided: [{ questionId: 'ill', becauseOf: ['R-1'] }] });
  });

  it('counts as no where the form says that it may be missing', () => {
    expect(judged([rule('R-1', 'emergency_now', { q: 'platelets', op: 'lt', v: 20 })], {}).level).toBe('proceed');
  });

  it('can itself be what a rule asks about', () => {
    const asks = (q: string) => [rule('R-1', 'therapist_review', { q, op: 'is_unknown' })];
    expect(judged(asks('platelets'), {}).fired).toEqual(['R-1']);
    expect(judged(asks('ill'), { ill: null }).fired).toEqual(['R-1']);
    expect(judged(asks('ill'), {}).fired).toEqual([]);
    expect(judged(asks('checked'), {}).fired).toEqual([]);
  });

  it('of a follow-up visit was not asked at the first, and is unknown once it was', () => {
    const rules = [rule('R-1', 'emergency_now', { q: 'change', op: 'eq', v: 'worse' })];
    expect(judged(rules, {}).level).toBe('proceed');
    expect(judged(rules, { change: null }).level).toBe('therapist_review');
    expect(judged(rules, { change: 'worse' }).level).toBe('emergency_now');
  });
});

describe('an exception', () => {
  const rules = [rule('R-1', 'urgent_same_day', yes('ill'), { unless: { q: 'injury', op: 'ne', v: 'none' } })];

  it.each<[string, Values, string]>([
    ['stops the rule when it is true', { ill: 'yes', injury: 'fall' }, 'proceed'],
    ['lets it fire when it is false', { ill: 'yes', injury: 'none' }, 'urgent_same_day'],
    ['lets it fire when it is unknown', { ill: 'yes', injury: null }, 'urgent_same_day'],
    ['settles an open rule when it is true', { ill: null, injury: 'fall' }, 'proceed'],
    ['leaves an open rule open when it is unknown', { ill: null, injury: null }, 'therapist_review'],
  ])('%s', (_, values, level) => expect(judged(rules, values).level).toBe(level));
});

describe('what no question asks', () => {
  const rules = [rule('R-1', 'refer_before_massage', { all: [{ c: 'visits', op: 'gte', v: 6 }, { c: 'nprs_change', op: 'lt', v: 2 }] })];

  it('is that of a first visit when nothing is told', () => expect(judged(rules, {}).level).toBe('proceed'));
  it('fires when it is known', () => expect(judged(rules, {}, { visits: 6, nprs_change: 1 }).level).toBe('refer_before_massage'));
  it('holds when a part of it is unknown', () => expect(judged(rules, {}, { visits: 6 }).level).toBe('therapist_review'));
  it('does not fire at its limit', () => expect(judged(rules, {}, { visits: 6, nprs_change: 2 }).level).toBe('proceed'));
  it.each<[Extract<Predicate, { c: unknown }>['op'], string]>([
    ['eq', 'R-3'],
    ['gte', 'R-3'],
    ['lt', ''],
  ])('can be compared with %s', (op, fired) => {
    expect(judged([rule('R-3', 'proceed', { c: 'visits', op, v: 4 })], {}, { visits: 4 }).fired.join()).toBe(fired);
  });
  it('may be nothing at all', () => expect(judged([rule('R-2', 'proceed', { c: 'always', op: 'eq', v: true })], {}).fired).toEqual(['R-2']));
});

describe('numbers', () => {
  it.each<[Predicate, string]>([
    [{ q: 'age', op: 'gte', v: 40 }, 'R-1'],
    [{ q: 'age', op: 'gt', v: 40 }, ''],
    [{ q: 'age', op: 'lte', v: 40 }, 'R-1'],
    [{ q: 'age', op: 'lt', v: 40 }, ''],
    [{ q: 'age', op: 'eq', v: 40 }, 'R-1'],
    [{ q: 'age', op: 'in', v: [39, 40] }, 'R-1'],
    [{ q: 'age', op: 'ne', v: 40 }, ''],
    [{ atleast: 2, of: [{ q: 'age', op: 'gte', v: 40 }, { q: 'fever', op: 'eq', v: 'no' }, yes('ill')] }, 'R-1'],
    [{ atleast: 3, of: [{ q: 'age', op: 'gte', v: 40 }, { q: 'fever', op: 'eq', v: 'no' }, yes('ill')] }, ''],
    [{ not: yes('ill') }, 'R-1'],
  ])('at 40 years %j fires %s', (when, expected) => {
    expect(judged([rule('R-1', 'proceed', when)], {}).fired.join()).toBe(expected);
  });
});

describe('a finding', () => {
  it('carries the answers that it read, in order, and null where there was none', () => {
    const when: Predicate = { any: [yes('fever'), yes('ill'), { q: 'platelets', op: 'lt', v: 20 }] };
    const { findings } = screen(smallForm, ruleSet([rule('R-1', 'therapist_review', when, { changed: 'why' })]), answersOf({ ...QUIET, fever: 'yes', ill: null }));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ ruleId: 'R-1', ruleVersion: 1, constraints: {}, questionIds: ['fever', 'ill', 'platelets'], answers: { fever: { value: 'yes' }, ill: { state: 'not_sure' }, platelets: null } });
    expect(Object.keys(findings[0] ?? {})).not.toEqual(expect.arrayContaining(['when', 'changed']));
  });

  it('stands before milder ones', () => {
    const always: Predicate = { c: 'always', op: 'eq', v: true };
    expect(judged([rule('R-1', 'proceed', always), rule('R-2', 'emergency_now', always), rule('R-3', 'therapist_review', always)], {}).fired).toEqual(['R-2', 'R-3', 'R-1']);
  });
});
