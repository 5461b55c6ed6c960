import { closureGoesOn, closureStands, mayClearReadAgain, type Coming } from './closures';

const closed = (closedFor: string, closedBy?: string) => ({ intakeId: 'i1', closedFor, ...(closedBy !== undefined && { closedBy }) });

describe('a closed clearance', () => {
  it.each<[string, string | undefined, Coming, boolean]>([
    ['reaction', 'ana', 'check', true],
    ['reaction', 'ana', 'correction', true],
    ['reaction', 'ana', 'whole', false],
    ['visits_used', 'ana', 'check', true],
    ['visits_used', 'ana', 'correction', true],
    ['changed_since', 'ana', 'check', true],
    ['changed_since', 'ana', 'correction', false],
    ['granted_in_error', 'ana', 'correction', false],
    ['changed_since', undefined, 'check', false],
    ['urgent_answer', undefined, 'check', false],
    ['urgent_answer', undefined, 'correction', false],
  ])('for %s by %s: after a mild %s it stays so: %s', (reason, by, coming, stays) => expect(closureGoesOn(closed(reason, by), coming)).toBe(stays));

  it('that is open stays open', () => {
    expect(closureGoesOn({ intakeId: 'i1' }, 'check')).toBe(false);
    expect(closureGoesOn({ intakeId: 'i1', closedBy: 'ana' }, 'correction')).toBe(true);
  });
});

describe('the same answers read again', () => {
  it.each([
    [closed('reaction', 'ana'), 'i1', true],
    [closed('urgent_answer'), 'i1', true],
    [closed('changed_since'), 'i1', true],
    [closed('rules_changed'), 'i1', false],
    [closed('reaction', 'ana'), 'i2', false],
    [{ intakeId: 'i1' }, 'i1', false],
  ])('%o, of intake %s: closed as before: %s', (clearance, intakeId, stands) => expect(closureStands(clearance, intakeId)).toBe(stands));

  it.each([
    ['mild before, with its clearance', { id: 's1', rank: 1 }, { screeningId: 's1' }, true],
    ['mild before, without one', { id: 's1', rank: 0 }, undefined, false],
    ['mild before, with one of another screening', { id: 's1', rank: 1 }, { screeningId: 's0' }, false],
    ['held before by stricter rules', { id: 's1', rank: 2 }, undefined, true],
    ['held before at a referral', { id: 's1', rank: 3 }, { screeningId: 's0' }, true],
    ['grave before', { id: 's1', rank: 4 }, { screeningId: 's1' }, false],
    ['never read', undefined, undefined, false],
  ])('%s', (_what, latest, before, may) => expect(mayClearReadAgain(latest, before)).toBe(may));
});
