import { numbersOf } from './rule-statistics';

const counts = { screenings: 40, held: 12, heldAtTheDoor: 7, cleared: 9, medianHoursToClear: 3.5, rules: [] };
const told = { ...counts, heldBefore: 5 };

describe('the numbers of the rules', () => {
  it('tell counts of five and more, and hide fewer', () => {
    expect(numbersOf({ ...counts, held: 4 })).toEqual({ ...told, held: null, heldAtTheDoor: null, heldBefore: null });
    expect(numbersOf({ ...counts, cleared: 4 })).toEqual({ ...told, cleared: null, medianHoursToClear: null });
  });

  it('tell how many holds were found at the door only where both parts are large enough', () => {
    expect(numbersOf(counts)).toEqual(told);
    for (const heldAtTheDoor of [4, 8]) expect(numbersOf({ ...counts, heldAtTheDoor })).toEqual({ ...told, heldAtTheDoor: null, heldBefore: null });
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
