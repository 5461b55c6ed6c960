import { isFull, linkExpiryOf, linkStateOf } from './online-booking';

const NOW = new Date('2026-12-01T10:00:00Z');
const LINK = { revokedAt: null, failedChecks: 0, expiresAt: new Date('2026-12-01T10:00:01Z') };

describe('a booking link', () => {
  it.each([
    ['open', {}],
    ['open', { failedChecks: 4 }],
    ['locked', { failedChecks: 5 }],
    ['expired', { expiresAt: NOW }],
    ['revoked', { revokedAt: NOW, failedChecks: 5 }],
  ] as const)('is %s', (state, more) => {
    expect(linkStateOf({ ...LINK, ...more }, NOW)).toBe(state);
  });

  it('ends after whole days', () => {
    expect(linkExpiryOf(NOW, 14).toISOString()).toBe('2026-12-15T10:00:00.000Z');
  });
});

describe('open requests', () => {
  it.each([
    [{ ofPerson: 1, ofPlace: 2, ofClinic: 19 }, false],
    [{ ofPerson: 2, ofPlace: 0, ofClinic: 0 }, true],
    [{ ofPerson: 0, ofPlace: 3, ofClinic: 0 }, true],
    [{ ofPerson: 0, ofPlace: 0, ofClinic: 20 }, true],
  ])('%j: full is %s', (open, full) => {
    expect(isFull(open, 20)).toBe(full);
  });
});
