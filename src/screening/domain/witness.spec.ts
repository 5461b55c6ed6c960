import { itemsOf, standardIntake } from '../../intake';
import { healthyClient, standardRuleSet } from '../rules/standard';
import type { Predicate } from './rule';
import { whyNeverFires } from './reachable';
import { bothWishes, granted } from './wish';
import { SearchTooLong, Witnesses } from './witness';

const search = new Witnesses(standardIntake, { ill: { q: 'unwell', op: 'eq', v: 'yes' } }, healthyClient);
const all = (predicate: Predicate, wanted = true) => [...search.of(predicate, wanted)];
const item = (id: string) => itemsOf(standardIntake).get(id)?.item;

describe('the search for answers', () => {
  it.each<[string, Predicate, object[]]>([
    ['an option', { q: 'saddle_numb', op: 'in', v: ['new', 'worse'] }, [{ saddle_numb: 'new' }, { saddle_numb: 'worse' }]],
    ['another option than this', { q: 'saddle_numb', op: 'ne', v: 'no' }, [{ saddle_numb: 'new' }]],
    ['one of several', { q: 'site', op: 'any_in', v: ['leg', 'arm'] }, [{ site: ['leg'] }, { site: ['arm'] }]],
    ['two of several', { all: [{ q: 'site', op: 'any_in', v: ['leg'] }, { q: 'site', op: 'any_in', v: ['arm'] }] }, [{ site: ['leg', 'arm'] }]],
    ['at least', { q: 'age', op: 'gte', v: 50 }, [{ age: 50 }]],
    ['more than', { q: 'age', op: 'gt', v: 50 }, [{ age: 51 }]],
    ['at most', { q: 'age', op: 'lte', v: 17 }, [{ age: 17 }]],
    ['less than', { q: 'age', op: 'lt', v: 18 }, [{ age: 17 }]],
    ['exactly', { q: 'age', op: 'eq', v: 40 }, [{ age: 40 }]],
    ['what is so already', { q: 'age', op: 'gte', v: 18 }, [{}]],
    ['unknown', { q: 'fever', op: 'is_unknown' }, [{ fever: null }]],
    ['a shared condition', { macro: 'ill' }, [{ unwell: 'yes' }]],
    ['two of three', { atleast: 2, of: [{ macro: 'ill' }, { q: 'fever', op: 'eq', v: 'yes' }, { not: { c: 'always', op: 'eq', v: true } }] }, [{ unwell: 'yes', fever: 'yes' }]],
    ['a follow-up', { q: 'pack_years_20', op: 'eq', v: 'yes' }, [{ pack_years_20: 'yes', smoking: 'past' }]],
    ['a follow-up of any of two', { q: 'hf_worse', op: 'eq', v: 'yes' }, [{ hf_worse: 'yes', conditions: ['heart_failure'] }, { hf_worse: 'yes', conditions: null }]],
    ['a computed value', { c: 'visits', op: 'gte', v: 4 }, [{ visits: 4 }]],
    ['always', { c: 'always', op: 'eq', v: true }, [{}]],
  ])('finds %s', (_, predicate, expected) => {
    expect(all(predicate)).toEqual(expected);
  });

  it.each<[string, Predicate, object[]]>([
    ['an option', { q: 'saddle_numb', op: 'eq', v: 'no' }, [{ saddle_numb: 'new' }]],
    ['one of several', { q: 'site', op: 'any_in', v: ['neck'] }, [{ site: ['shoulder'] }]],
    ['at least', { q: 'age', op: 'gte', v: 18 }, [{ age: 17 }]],
    ['at most', { q: 'age', op: 'lte', v: 50 }, [{ age: 51 }]],
    ['more than', { q: 'age', op: 'gt', v: 18 }, [{ age: 18 }]],
    ['less than', { q: 'age', op: 'lt', v: 50 }, [{ age: 50 }]],
    ['another number', { q: 'age', op: 'ne', v: 40 }, [{ age: 40 }]],
    ['known', { not: { q: 'fever', op: 'is_unknown' } }, [{ fever: null }]],
    ['either', { any: [{ q: 'fever', op: 'eq', v: 'no' }, { q: 'unwell', op: 'eq', v: 'no' }] }, [{ fever: 'yes', unwell: 'yes' }]],
    ['always', { c: 'always', op: 'eq', v: true }, []],
    ['a follow-up, by denying it or what is above it', { q: 'pack_years_20', op: 'eq', v: 'yes' }, [{ pack_years_20: 'no', smoking: 'past' }, {}]],
  ])('finds what makes false: %s', (_, predicate, expected) => {
    expect(all(predicate, false)).toEqual(expected);
  });

  it('gives up after so many steps', () => {
    const short = new Witnesses(standardIntake, {}, healthyClient, 2);
    expect(() => [...short.of({ all: [{ macro: 'x' }, { macro: 'x' }].map(() => ({ q: 'fever', op: 'eq' as const, v: 'yes' })) })]).toThrow(SearchTooLong);
  });

  it('says of a trigger without end that it is too long', () => {
    const pairs = Array.from({ length: 20 }, (): Predicate => ({ any: [{ q: 'fever', op: 'eq', v: 'yes' }, { q: 'unwell', op: 'eq', v: 'yes' }] }));
    const [any] = standardRuleSet.rules;
    const rule = { ...any, when: { all: [...pairs, { q: 'fever', op: 'eq', v: 'no' }, { q: 'unwell', op: 'eq', v: 'no' }] } } as typeof standardRuleSet.rules[number];
    expect(whyNeverFires(rule, standardRuleSet, standardIntake)).toBe('its trigger has too many ways to be checked: split it');
  });

  it('lets other faults through', () => {
    const [any] = standardRuleSet.rules;
    expect(() => whyNeverFires({ ...any, when: { macro: 'nope' } } as typeof standardRuleSet.rules[number], standardRuleSet, standardIntake)).toThrow(TypeError);
  });
});

describe('a wish for one answer', () => {
  it('joins with another, or excludes it', () => {
    expect(bothWishes({ oneOf: ['a', 'b'] }, { oneOf: ['b', 'c'] })?.oneOf).toEqual(['b']);
    expect(bothWishes({ oneOf: ['a'] }, { noneOf: ['a'] })).toBeUndefined();
    expect(bothWishes({ unknown: true }, { unknown: false })).toBeUndefined();
    expect(bothWishes({ unknown: true }, {})?.unknown).toBe(true);
    expect(bothWishes({ min: 5 }, { max: 4 })).toBeUndefined();
    expect(bothWishes({ has: ['a'] }, { hasNot: ['a'] })).toBeUndefined();
  });

  it('is granted within the bounds of the form only', () => {
    expect(granted({ min: 200 }, item('age'), 40)).toBeUndefined();
    expect(granted({ max: -1 }, item('age'), undefined)).toBeUndefined();
    expect(granted({}, item('age'), undefined)).toBe(0);
    expect(granted({ noneOf: [40] }, item('age'), 40)).toBe(0);
    expect(granted({}, item('fever'), undefined)).toBe('no');
    expect(granted({ noneOf: ['no', 'yes'] }, item('fever'), 'no')).toBeUndefined();
    expect(granted({}, item('site'), undefined)).toEqual(['other']);
    expect(granted({}, item('site'), ['neck'])).toEqual(['neck']);
    expect(granted({ has: ['none', 'leak'] }, item('bladder_change'), ['none'])).toBeUndefined();
    expect(granted({ hasNot: (item('site')?.answerOption ?? []).map(({ code }) => code) }, item('site'), ['neck'])).toBeUndefined();
  });

  it('for no answer is granted where the form allows none', () => {
    expect(granted({ unknown: true }, item('fever'), 'no')).toBeNull();
    expect(granted({ unknown: true }, { ...item('fever'), allow: [] } as never, 'no')).toBeUndefined();
  });
});
