import { answersHoldUntil, decideGate, type GateFacts } from './gate';

const monday = new Date('2026-03-02T09:00:00Z');
const tuesday = new Date('2026-03-03T09:00:00Z');
const wednesday = new Date('2026-03-04T09:00:00Z');

const cleared: GateFacts = {
  latestIntakeId: 'i1',
  screening: { id: 's1', intakeId: 'i1', rank: 0, screenedAt: monday },
  clearance: { id: 'c1', screeningId: 's1', grantedAt: monday, expiresAt: wednesday },
  stricterToday: false,
  consentMissing: false,
  outcomeRecorded: false,
};
const screenedAt = (rank: number) => ({ id: 's1', intakeId: 'i1', rank, screenedAt: monday });
const codesOf = (facts: GateFacts, now = tuesday): string[] => {
  const state = decideGate(facts, now);
  return state.open ? ['open'] : state.reasons.map((reason) => reason.code);
};

describe('the gate', () => {
  it('opens on a current clearance of the latest screening, and says until when', () => {
    expect(decideGate(cleared, tuesday)).toEqual({ open: true, clearanceId: 'c1', expiresAt: wednesday, since: monday });
  });

  it('asks for a new intake once a doctor\'s word ended a grave hold', () => {
    for (const rank of [4, 5]) expect(codesOf({ ...cleared, screening: screenedAt(rank), clearance: undefined, outcomeRecorded: true })).toEqual(['screening_outdated']);
  });

  it('opens after a review of level 2 or 3', () => {
    expect(codesOf({ ...cleared, screening: screenedAt(2) })).toEqual(['open']);
    expect(codesOf({ ...cleared, screening: screenedAt(3) })).toEqual(['open']);
  });

  it('is closed for a client who was never screened, and knows no since', () => {
    expect(decideGate({ stricterToday: false, consentMissing: false, outcomeRecorded: false }, tuesday)).toEqual({
      open: false,
      reasons: [{ code: 'not_screened', message: 'There is no submitted intake yet. Send the client an intake link.' }],
    });
  });

  it.each([
    [0, 'clearance_expired'],
    [1, 'clearance_expired'],
    [2, 'hold_therapist_review'],
    [3, 'hold_medical_clearance'],
    [4, 'stop_urgent'],
    [5, 'stop_emergency'],
  ])('at level %i without a clearance says %s, since the screening', (rank, code) => {
    const facts = { ...cleared, screening: screenedAt(rank), clearance: undefined };
    expect(codesOf(facts)).toEqual([code]);
    expect(decideGate(facts, tuesday).since).toEqual(monday);
  });

  it.each([4, 5])('never opens at level %i, whatever clearance lies there', (rank) => {
    expect(codesOf({ ...cleared, screening: screenedAt(rank) })).not.toEqual(['open']);
  });

  it('does not open on the clearance of an earlier screening', () => {
    expect(codesOf({ ...cleared, clearance: { id: 'c0', screeningId: 's0', grantedAt: monday, expiresAt: wednesday } })).toEqual(['clearance_expired']);
  });

  it('closes at the very moment of expiry, and says since when', () => {
    expect(codesOf(cleared, new Date(wednesday.getTime() - 1))).toEqual(['open']);
    expect(codesOf(cleared, wednesday)).toEqual(['clearance_expired']);
    expect(decideGate(cleared, wednesday).since).toEqual(wednesday);
  });

  it('closes when somebody closed the clearance', () => {
    const facts = { ...cleared, clearance: { id: 'c1', screeningId: 's1', grantedAt: monday, expiresAt: wednesday, closedAt: tuesday, closures: [{ reason: 'reaction', by: 'ana' }] } };
    expect(codesOf(facts)).toEqual(['screening_outdated']);
    expect(decideGate(facts, wednesday).since).toEqual(tuesday);
  });

  it('says where it closed because its visits have taken place, and for nothing else', () => {
    const closedFor = (...reasons: readonly string[]) =>
      codesOf({ ...cleared, clearance: { id: 'c1', screeningId: 's1', grantedAt: monday, expiresAt: wednesday, closedAt: tuesday, closures: reasons.map((reason) => ({ reason })) } });
    expect([closedFor('visits_used'), closedFor('visits_used', 'trend')]).toEqual([['visits_used'], ['screening_outdated']]);
  });

  it('closes on a newer intake, on stricter rules and on a missing consent, and names each once', () => {
    expect(codesOf({ ...cleared, latestIntakeId: 'i2' })).toEqual(['screening_outdated']);
    expect(codesOf({ ...cleared, latestIntakeId: undefined })).toEqual(['screening_outdated']);
    expect(codesOf({ ...cleared, stricterToday: true })).toEqual(['screening_outdated']);
    expect(codesOf({ ...cleared, outgrown: true })).toEqual(['clearance_expired']);
    expect(codesOf({ ...cleared, stricterToday: true, consentMissing: true, screening: screenedAt(5) })).toEqual(['screening_outdated', 'consent_missing', 'stop_emergency']);
    expect(decideGate({ ...cleared, consentMissing: true }, tuesday).since).toEqual(monday);
  });

  it('holds answers for thirty days', () => {
    expect(answersHoldUntil(new Date('2026-03-01T08:00:00Z'))).toEqual(new Date('2026-03-31T08:00:00Z'));
  });

  it.each([
    ['24 hours before', '2026-03-02T09:00:00Z', ['open']],
    ['a moment more than that', '2026-03-02T08:59:59Z', ['visit_check_due']],
    ['after the visit, which is noted late', '2026-03-03T10:00:00Z', ['open']],
  ])('for a visit, warning signs answered %s: %s', (_when, sentinelsAt, expected) => {
    const state = decideGate({ ...cleared, sentinelsAt: new Date(sentinelsAt) }, tuesday, tuesday);
    expect(state.open ? ['open'] : state.reasons.map((reason) => reason.code)).toEqual(expected);
  });

  it('for a visit, says that the check is due beside what else holds, also where nobody knows when it was', () => {
    const state = decideGate({ ...cleared, screening: screenedAt(2), clearance: undefined }, tuesday, tuesday);
    expect(state).toMatchObject({ open: false, reasons: [{ code: 'hold_therapist_review' }, { code: 'visit_check_due' }] });
  });
});
