import { numbersOf } from './rule-statistics';

const counts = { screenings: 40, held: 12, cleared: 9, medianHoursToClear: 3.5, rules: [] };

describe('the numbers of the rules', () => {
  it('tell counts of five and more, and hide fewer', () => {
    expect(numbersOf({ ...counts, held: 4 })).toEqual({ ...counts, held: null });
    expect(numbersOf({ ...counts, cleared: 4 })).toEqual({ ...counts, cleared: null, medianHoursToClear: null });
  });

  it.each([
    [10, 4, 0.4, false],
    [10, 5, 0.5, true],
    [5, 5, 1, true],
    [4, 4, null, false],
    [0, 0, null, false],
  ])('of %i decisions and %i overrides are %d, marked: %s', (decided, overridden, overrideRate, muchOverridden) => {
    expect(numbersOf({ ...counts, rules: [{ ruleId: 'R', fired: 20, decided, overridden }] }).rules).toEqual([{ ruleId: 'R', fired: 20, overrideRate, muchOverridden }]);
  });
});
