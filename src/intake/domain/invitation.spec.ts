import { expiryOf, stateOf } from './invitation';

const NOW = new Date('2026-11-24T12:00:00.000Z');
const OPEN = { consumedAt: null, revokedAt: null, failedChecks: 4, expiresAt: new Date('2026-11-24T12:00:00.001Z') };

describe('an invitation', () => {
  it.each([
    ['open', {}],
    ['expired', { expiresAt: NOW }],
    ['locked', { failedChecks: 5 }],
    ['revoked', { revokedAt: NOW, failedChecks: 5, expiresAt: NOW }],
    ['submitted', { consumedAt: NOW, expiresAt: NOW }],
  ])('is %s with %j', (state, facts) => {
    expect(stateOf({ ...OPEN, ...facts }, NOW)).toBe(state);
  });

  it('lasts for whole days', () => {
    expect(expiryOf(NOW, 14)).toEqual(new Date('2026-12-08T12:00:00.000Z'));
  });
});
