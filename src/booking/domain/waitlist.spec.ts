import { at, mondayWith, room, therapist } from '../../../test/booking/small-clinic';
import { clientId, resourceId, serviceId, waitlistEntryId } from './ids';
import { offerSlots } from './offer-slots';
import type { OfferedSlot } from './slot';
import { inTurn, nextOffer, wants, type WaitlistEntry } from './waitlist';

const entry = (id: string, more: Partial<WaitlistEntry> = {}): WaitlistEntry => ({
  id: waitlistEntryId(id),
  clientId: clientId(id),
  serviceId: serviceId('deep'),
  therapists: [],
  wishes: [],
  from: '2026-03-01',
  until: '2026-03-31',
  earliestNotice: 60,
  urgent: false,
  since: at('2026-02-01T00:00Z'),
  hasOpenOffer: false,
  passedOn: [],
  ...more,
});
const slots = offerSlots(mondayWith([therapist('ana'), room('r1')]));
const [nine] = slots as [OfferedSlot];
const now = { timezone: 'UTC', now: at('2026-03-02T08:00Z'), offerMinutes: 30 };
const wish = (days: number[], from: number, to: number) => [{ days, from: from * 60, to: to * 60 }] as WaitlistEntry['wishes'];

describe('who waits', () => {
  it('is asked in turn: urgent first, then the longest wait, then by id', () => {
    const list = [entry('d', { since: 3 }), entry('c', { since: 2 }), entry('b', { since: 2 }), entry('a', { urgent: true, since: 9 })];
    expect(inTurn(list).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    expect(inTurn([...list].reverse()).map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  });

  it.each<[string, Partial<WaitlistEntry>, boolean]>([
    ['anything', {}, true],
    ['something while another offer runs', { hasOpenOffer: true }, false],
    ['what was passed on before', { passedOn: [nine.startsAt] }, false],
    ['an hour of notice, exactly', { earliestNotice: 60 }, true],
    ['more notice than there is', { earliestNotice: 61 }, false],
    ['later dates', { from: '2026-03-03' }, false],
    ['earlier dates', { until: '2026-03-01' }, false],
    ['this therapist', { therapists: [resourceId('ana')] }, true],
    ['another therapist', { therapists: [resourceId('bo')] }, false],
    ['Monday from nine to ten', { wishes: wish([1], 9, 10) }, true],
    ['Monday from ten', { wishes: wish([1], 10, 12) }, false],
    ['a visit that ends before ten', { wishes: wish([1], 8, 9.5) }, false],
    ['Tuesday', { wishes: wish([2], 9, 10) }, false],
  ])('wants %s: %#', (_name, more, expected) => {
    expect(wants(entry('x', more), nine, now)).toBe(expected);
  });

  it('counts the hours of a visit over midnight on', () => {
    const late = { ...nine, startsAt: at('2026-03-02T23:00Z'), endsAt: at('2026-03-03T00:00Z') };
    expect([wants(entry('x', { wishes: wish([1], 22, 24) }), late, now), wants(entry('x', { wishes: wish([1], 22, 23.5) }), late, now)]).toEqual([true, false]);
  });
});

describe('an offer', () => {
  it('goes to one person, for a slot that the engine offers to that very person', () => {
    const list = [entry('late'), entry('early', { since: 0, therapists: [resourceId('bo')] }), entry('busy', { urgent: true, hasOpenOffer: true })];
    expect(nextOffer(list, () => slots, now)).toEqual({ entry: list[0], slot: nine, expiresAt: at('2026-03-02T08:30Z') });
    expect(nextOffer(list, ({ id }) => (id === 'late' ? [] : slots), now)).toBeUndefined();
  });

  it('never outlives the start', () => {
    expect(nextOffer([entry('x', { earliestNotice: 0 })], () => slots, { ...now, now: nine.startsAt - 600_000 })?.expiresAt).toBe(nine.startsAt);
  });
});
