import { checkSlot, whyNot } from '../../../src/booking/domain/check-slot';
import { offerSlots } from '../../../src/booking/domain/offer-slots';
import type { SlotQuery } from '../../../src/booking/domain/slot-query';
import { startsByMinutes } from './minute-model';
import { PLANTED_BUGS } from './planted-bugs';
import { diceOf, randomQuery } from './random-query';

const CASES = Array.from({ length: 1_000 }, (_, index) => {
  const query = randomQuery(index + 1);
  return { seed: index + 1, query, expected: startsByMinutes(query) };
});
const startsOf = (query: SlotQuery): number[] => offerSlots(query).map(({ startsAt }) => startsAt);
const differs = (found: readonly number[], expected: readonly number[]): boolean => found.length !== expected.length || found.some((at, index) => at !== expected[index]);

describe('the engine and the minute-by-minute model', () => {
  it('agree on every start of 1,000 random clinics in zones with odd rules', () => {
    for (const { seed, query, expected } of CASES) expect({ seed, starts: startsOf(query) }).toEqual({ seed, starts: expected });
    expect(CASES.reduce((sum, { expected }) => sum + expected.length, 0)).toBeGreaterThan(3_000);
    expect(CASES.filter(({ expected }) => expected.length > 0).length).toBeGreaterThan(400);
  });

  it.each(PLANTED_BUGS.map((bug) => [bug.name, bug] as const))('part ways when %s', (_name, bug) => {
    expect(CASES.find(({ query, expected }) => differs(bug.offer(query), expected))?.seed).toBeDefined();
  });
});

describe('offering and accepting', () => {
  it('are one: what is offered is accepted, in the same hands', () => {
    for (const { seed, query } of CASES.slice(0, 300)) {
      for (const { choices: _choices, ...slot } of offerSlots(query).slice(0, 12)) expect({ seed, check: checkSlot(query, slot.startsAt) }).toEqual({ seed, check: { ok: true, slot, overridden: [] } });
    }
  });

  it('are one: what is not offered is refused, and says why', () => {
    for (const { seed, query, expected } of CASES.slice(0, 300)) {
      const dice = diceOf(seed);
      for (let n = 0; n < 6; n += 1) {
        const at = query.window.from + dice.below((query.window.to - query.window.from) / 300_000) * 300_000;
        const reasons = whyNot(query, Math.ceil(at / 60_000) * 60_000);
        expect({ seed, at, offered: reasons.length === 0 }).toEqual({ seed, at, offered: expected.includes(Math.ceil(at / 60_000) * 60_000) });
      }
    }
  });

  it('do not depend on the order of rules, rows and resources', () => {
    const reversed = (query: SlotQuery): SlotQuery => ({
      ...query,
      resources: [...query.resources].reverse().map((one) => ({ ...one, weekly: [...one.weekly].reverse(), exceptions: [...one.exceptions].reverse(), occupancies: [...one.occupancies].reverse() })),
    });
    for (const { seed, query } of CASES.slice(0, 300)) expect({ seed, offered: offerSlots(reversed(query)) }).toEqual({ seed, offered: offerSlots(query) });
  });

  it('lose no start on the clock grid when the window widens, and win none when something is booked', () => {
    const DAY = 86_400_000;
    for (const { seed, query, expected } of CASES.filter(({ query: { grid, packing } }) => grid.mode === 'clock' && !packing).slice(0, 200)) {
      const wider = startsOf({ ...query, window: { from: query.window.from - DAY / 4, to: query.window.to + DAY / 4 } });
      expect({ seed, lost: expected.filter((at) => !wider.includes(at)) }).toEqual({ seed, lost: [] });
      const [first] = offerSlots(query);
      if (!first) continue;
      const booked = query.resources.map((one) => {
        const mine = first.assigned.find(({ resourceId }) => resourceId === one.id);
        return mine ? { ...one, occupancies: [...one.occupancies, { kind: 'appointment' as const, occupied: mine.occupied, session: mine.session }] } : one;
      });
      const after = startsOf({ ...query, resources: booked });
      expect({ seed, won: after.filter((at) => !expected.includes(at)) }).toEqual({ seed, won: [] });
      expect(startsOf(query)).toEqual(expected);
    }
  });
});
