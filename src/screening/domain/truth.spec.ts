import { allOf, anyOf, atLeast, not, type Truth } from './truth';

const T = true;
const F = false;
const U = undefined;

describe('three-valued logic', () => {
  it.each<[Truth, Truth]>([
    [T, F],
    [F, T],
    [U, U],
  ])('not %s is %s', (a, expected) => expect(not(a)).toBe(expected));

  it.each<[Truth, Truth, Truth, Truth]>([
    [T, T, T, T],
    [T, F, F, T],
    [T, U, U, T],
    [F, F, F, F],
    [F, U, F, U],
    [U, U, U, U],
  ])('%s with %s: all is %s, any is %s, either way round', (a, b, all, any) => {
    expect([allOf([a, b]), allOf([b, a])]).toEqual([all, all]);
    expect([anyOf([a, b]), anyOf([b, a])]).toEqual([any, any]);
  });

  it('takes nothing as all, and as not any', () => {
    expect([allOf([]), anyOf([])]).toEqual([T, F]);
  });

  it.each<[number, Truth[], Truth]>([
    [2, [T, T, F], T],
    [2, [T, T, U], T],
    [2, [T, U, F], U],
    [2, [U, U, F], U],
    [2, [T, F, F], F],
    [2, [U, F, F], F],
    [3, [T, T, U], U],
  ])('at least %s of %j is %s', (needed, values, expected) => expect(atLeast(needed, values)).toBe(expected));
});
