import { closureGoesOn, closureStands, mayClearReadAgain, type Coming } from './closures';

const closed = (reason: string, by?: string) => ({ intakeId: 'i1', closures: [{ reason, ...(by !== undefined && { by }) }] });
const open = { intakeId: 'i1', closures: [] };

describe('a closed clearance', () => {
  it.each<[string, string | undefined, Coming, boolean]>([
    ['reaction', 'ana', 'check', true],
    ['reaction', 'ana', 'correction', true],
    ['reaction', 'ana', 'whole', false],
    ['visits_used', 'ana', 'check', true],
    ['visits_used', 'ana', 'correction', true],
    ['changed_since', 'ana', 'check', true],
    ['changed_since', undefined, 'check', false],
    ['urgent_answer', undefined, 'check', false],
    ['urgent_answer', undefined, 'correction', false],
  ])('for %s by %s: after a mild %s it stays so: %s', (reason, by, coming, stays) => expect(closureGoesOn(closed(reason, by), coming)).toBe(stays));

  it.each(['changed_since', 'granted_in_error'])('for %s by a therapist is opened by a correction of those very answers and of no others', (reason) => {
    expect(closureGoesOn(closed(reason, 'ana'), 'correction', true)).toBe(false);
    expect(closureGoesOn(closed(reason, 'ana'), 'correction')).toBe(true);
  });

  it('by answers and then by a therapist stays so by the therapist, whichever of their reasons stands', () => {
    const twice = { intakeId: 'i1', closures: [{ reason: 'urgent_answer' }, { reason: 'granted_in_error', by: 'ana' }, { reason: 'trend', by: 'cy' }] };
    expect([closureGoesOn(twice, 'check'), closureGoesOn(twice, 'correction', true), closureGoesOn(twice, 'whole')]).toEqual([true, true, false]);
    expect(closureStands({ ...twice, closures: [{ reason: 'rules_changed' }, { reason: 'trend', by: 'cy' }] }, 'i1', 'whole')).toBe(true);
  });

  it('that is open stays open', () => {
    expect(closureGoesOn(open, 'check')).toBe(false);
  });
});

describe('the same answers read again', () => {
  it.each([
    [closed('reaction', 'ana'), 'i1', true],
    [closed('urgent_answer'), 'i1', true],
    [closed('changed_since'), 'i1', true],
    [closed('rules_changed'), 'i1', false],
    [closed('reaction', 'ana'), 'i2', false],
    [open, 'i1', false],
  ])('%o, of intake %s: closed as before: %s', (clearance, intakeId, stands) => expect(closureStands(clearance, intakeId, 'whole')).toBe(stands));

  it('stay closed for what went on over them when they came', () => {
    expect(closureStands(closed('reaction', 'ana'), 'i2', 'check')).toBe(true);
    expect(closureStands(closed('granted_in_error', 'ana'), 'i2', 'correction', true)).toBe(false);
  });

  it.each([
    ['mild before, with its clearance', { id: 's1', rank: 1 }, { screeningId: 's1' }, true],
    ['mild before, without one', { id: 's1', rank: 0 }, undefined, false],
    ['mild before, with one of another screening', { id: 's1', rank: 1 }, { screeningId: 's0' }, false],
    ['held before by stricter rules', { id: 's1', rank: 2 }, undefined, true],
    ['held before at a referral', { id: 's1', rank: 3 }, { screeningId: 's0' }, true],
    ['grave before', { id: 's1', rank: 4 }, { screeningId: 's1' }, false],
    ['never read', undefined, undefined, false],
  ])('%s', (_what, latest, before, may) => expect(mayClearReadAgain(latest, before, false)).toBe(may));

  it('bring none where a therapist held them', () => expect(mayClearReadAgain({ id: 's1', rank: 2 }, undefined, true)).toBe(false));
});
