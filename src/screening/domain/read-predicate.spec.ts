import { isExample } from './read-example';
import { isPredicate } from './read-predicate';

const fever = { q: 'fever', op: 'eq', v: 'yes' };
const deep = (depth: number): unknown => (depth === 0 ? fever : { not: deep(depth - 1) });

describe('the shape of a trigger', () => {
  it.each<[string, unknown]>([
    ['a comparison', fever],
    ['a list of options', { q: 'site', op: 'any_in', v: ['neck', 'head'] }],
    ['a number', { q: 'age', op: 'gte', v: 50 }],
    ['a truth', { c: 'always', op: 'eq', v: true }],
    ['without value', { q: 'fever', op: 'is_unknown' }],
    ['some of many', { atleast: 2, of: [fever, { macro: 'ill' }, { all: [fever] }, { any: [fever] }] }],
    ['six deep', deep(6)],
  ])('is %s', (_, value) => {
    expect(isPredicate(value)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'fever'],
    ['empty', {}],
    ['two at once', { all: [fever], any: [fever] }],
    ['with a stranger', { ...fever, x: 1 }],
    ['a list that is none', { all: fever }],
    ['too long a list', { any: Array(41).fill(fever) }],
    ['a part that is none', { any: [1] }],
    ['too long a word', { macro: 'x'.repeat(61) }],
    ['a word that is none', { macro: 1 }],
    ['a value that is none', { ...fever, v: {} }],
    ['a number that is none', { ...fever, v: Infinity }],
    ['too many values', { ...fever, v: Array(41).fill('x') }],
    ['half a part', { atleast: 1.5, of: [fever] }],
    ['seven deep', deep(7)],
  ])('is not %s', (_, value) => {
    expect(isPredicate(value)).toBe(false);
  });
});

describe('the shape of an example', () => {
  it.each<[unknown, boolean]>([
    [{}, true],
    [{ fever: 'yes', site: ['neck'], age: 3, ill: null }, true],
    [null, false],
    ['fever', false],
    [[], false],
    [{ fever: {} }, false],
    [{ fever: Infinity }, false],
    [{ site: [1] }, false],
    [{ site: Array(41).fill('neck') }, false],
    [{ ['x'.repeat(61)]: 'yes' }, false],
    [Object.fromEntries(Array.from({ length: 41 }, (_, at) => [`q${at}`, 'yes'])), false],
  ])('%j: %s', (value, expected) => {
    expect(isExample(value)).toBe(expected);
  });
});
