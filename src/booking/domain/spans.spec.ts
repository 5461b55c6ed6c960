import { complement, intersect, isInside, meets, spanAround, spansOf, subtract, union } from './spans';

describe('spans of minutes', () => {
  it('merge what overlaps or touches, and drop what is empty', () => {
    expect(spansOf([[5, 9], [0, 2], [2, 4], [6, 7], [3, 3], [9, 8]])).toEqual([0, 4, 5, 9]);
    expect(spansOf([])).toEqual([]);
    expect(union([0, 2], [1, 3, 7, 9])).toEqual([0, 3, 7, 9]);
  });

  it('intersect, subtract and turn inside out', () => {
    expect(intersect([0, 10, 20, 30], [5, 25])).toEqual([5, 10, 20, 25]);
    expect(intersect([0, 5], [5, 10])).toEqual([]);
    expect(subtract([0, 10], [2, 3, 9, 12])).toEqual([0, 2, 3, 9]);
    expect(subtract([0, 10], [])).toEqual([0, 10]);
    expect(complement([])).toEqual([-Infinity, Infinity]);
    expect(complement([1, 2])).toEqual([-Infinity, 1, 2, Infinity]);
    expect(complement([-Infinity, 2])).toEqual([2, Infinity]);
    expect(complement([-Infinity, Infinity])).toEqual([]);
  });

  it('are half-open', () => {
    expect([spanAround([2, 4, 6, 8], 1), spanAround([2, 4, 6, 8], 5), spanAround([2, 4, 6, 8], 6)]).toEqual([undefined, [2, 4], [6, 8]]);
    expect([isInside([2, 4], 2, 4), isInside([2, 4], 3, 5), isInside([2, 4], 0, 1)]).toEqual([true, false, false]);
    expect([meets([2, 4], 4, 6), meets([2, 4], 0, 2), meets([2, 4], 3, 9), meets([2, 4], 3, 3), meets([2, 4], 0, 1)]).toEqual([false, false, true, false, false]);
  });
});
