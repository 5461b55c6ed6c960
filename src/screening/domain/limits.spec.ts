import fc from 'fast-check';
import { combine, limitsOf, NO_LIMITS, type Limits } from './limits';
import type { Constraints } from './rule';

const word = fc.constantFrom('a', 'b', 'c');
const words = fc.array(word, { maxLength: 3 });
const constraints: fc.Arbitrary<Constraints> = fc.record(
  {
    pressureMax: fc.integer({ min: 0, max: 5 }),
    pressureMaxLocal: fc.dictionary(word, fc.integer({ min: 0, max: 5 }), { maxKeys: 3 }),
    excludeTechniques: words,
    excludeRegions: words,
    excludePositions: words,
    productsExclude: words,
    require: words,
    advice: words,
    session: fc.record({ max_minutes: fc.integer({ min: 15, max: 90 }) }),
    hold: word,
    holdLocalHours: fc.constantFrom(24, 48, 72),
  },
  { requiredKeys: [] },
);
const asking = fc.uniqueArray(fc.record({ ruleId: fc.constantFrom('R-1', 'R-2', 'R-3', 'R-4', 'R-5'), constraints }), { selector: (one) => one.ruleId, maxLength: 5 });
const limits = asking.map(limitsOf);

/** The same limits whatever the order in which they were found. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, sorted(inner)]));
};

const WORD_LISTS = ['excludeTechniques', 'excludeRegions', 'excludePositions', 'excludeProducts', 'require', 'advice'] as const;

const isAtLeastAsStrict = (strict: Limits, loose: Limits): boolean =>
  (loose.pressureMax === null || (strict.pressureMax?.value ?? 9) <= loose.pressureMax.value) &&
  (loose.session === null || (strict.session?.maxMinutes ?? 999) <= loose.session.maxMinutes) &&
  loose.pressureMaxLocal.every((one) => strict.pressureMaxLocal.some((other) => other.where === one.where && other.value <= one.value)) &&
  WORD_LISTS.every((list) => loose[list].every(({ what }) => strict[list].some((other) => other.what === what))) &&
  loose.holds.every(({ text }) => strict.holds.some((other) => other.text === text)) &&
  loose.holdLocalHours.every(({ hours }) => strict.holdLocalHours.some((other) => other.hours === hours));

describe('limits together', () => {
  it('say who asks for what, and take the lower of two measures', () => {
    const both = limitsOf([
      { ruleId: 'CI-A', constraints: { pressureMax: 3, pressureMaxLocal: { feet: 2 }, excludeTechniques: ['heat', 'heat'], session: { max_minutes: 45 }, hold: 'until asked', holdLocalHours: 72 } },
      { ruleId: 'CI-B', constraints: { pressureMax: 2, pressureMaxLocal: { feet: 2, legs: 3 }, excludeTechniques: ['heat', 'cupping'], session: { max_minutes: 30 }, hold: 'until asked' } },
      { ruleId: 'CI-C', constraints: { pressureMax: 2, productsExclude: ['nut_oil'] } },
    ]);
    expect(both).toEqual({
      ...NO_LIMITS,
      pressureMax: { value: 2, from: ['CI-B', 'CI-C'] },
      pressureMaxLocal: [
        { where: 'feet', value: 2, from: ['CI-A', 'CI-B'] },
        { where: 'legs', value: 3, from: ['CI-B'] },
      ],
      excludeTechniques: [
        { what: 'heat', from: ['CI-A', 'CI-B'] },
        { what: 'cupping', from: ['CI-B'] },
      ],
      excludeProducts: [{ what: 'nut_oil', from: ['CI-C'] }],
      session: { maxMinutes: 30, from: ['CI-B'] },
      holds: [{ text: 'until asked', from: ['CI-A', 'CI-B'] }],
      holdLocalHours: [{ hours: 72, from: ['CI-A'] }],
    });
  });

  it('are the same in any order', () => {
    fc.assert(fc.property(limits, limits, (a, b) => expect(sorted(combine(a, b))).toEqual(sorted(combine(b, a)))));
  });

  it('are the same in any grouping', () => {
    fc.assert(fc.property(limits, limits, limits, (a, b, c) => expect(sorted(combine(combine(a, b), c))).toEqual(sorted(combine(a, combine(b, c))))));
  });

  it('are only ever stricter than each', () => {
    fc.assert(fc.property(limits, limits, (a, b) => isAtLeastAsStrict(combine(a, b), a) && isAtLeastAsStrict(combine(a, b), b)));
  });

  it('do not change when nothing, or the same again, is added', () => {
    fc.assert(fc.property(limits, (a) => expect([combine(a, NO_LIMITS), combine(NO_LIMITS, a), combine(a, a)]).toEqual([a, a, a])));
  });
});
