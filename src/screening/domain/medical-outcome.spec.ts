import { endsHold, endsHoldNow, outcomeFaults, takesOutcome, type MedicalOutcome } from './medical-outcome';

const answered = new Date('2026-11-20T10:00:00Z');
const now = new Date('2026-11-24T10:00:00Z');
const seen = (more: Partial<MedicalOutcome> = {}): MedicalOutcome => ({
  outcome: 'nothing_serious_found', clinicianName: 'Dr Ruiz', seenOn: '2026-11-22', finding: 'normal examination', clearedFor: 'massage without limits', reference: 'letter', ...more,
});
const codes = (outcome: MedicalOutcome): string[] => outcomeFaults(outcome, answered, now).map(({ pointer, code }) => `${pointer} ${code}`);

describe('a medical outcome', () => {
  it('ends the hold only where massage may go on', () => {
    expect(['nothing_serious_found', 'treated_and_cleared', 'under_treatment', 'no_massage'].map((outcome) => endsHold(seen({ outcome: outcome as MedicalOutcome['outcome'] })))).toEqual([true, true, false, false]);
  });

  it('says for what, where it ends the hold', () => {
    expect(codes(seen())).toEqual([]);
    expect(codes(seen({ clearedFor: undefined }))).toEqual(['/clearedFor required']);
    expect(codes(seen({ clearedFor: undefined, outcome: 'under_treatment' }))).toEqual([]);
  });

  it('is of a visit after the answers, and not ahead', () => {
    expect(codes(seen({ seenOn: '2026-11-18' }))).toEqual(['/seenOn before_the_answers']);
    expect(codes(seen({ seenOn: '2026-11-20' }))).toEqual([]);
    expect(codes(seen({ seenOn: '2026-11-25' }))).toEqual([]);
    expect(codes(seen({ seenOn: '2026-11-27' }))).toEqual(['/seenOn date_in_future']);
  });

  it('counts until a later one of the same screening', () => {
    expect(endsHoldNow([])).toBe(false);
    expect(endsHoldNow([{ endsHold: true }])).toBe(true);
    expect(endsHoldNow([{ endsHold: true }, { endsHold: false }])).toBe(false);
  });

  it('is waited for by urgent and emergency screenings only', () => {
    expect(takesOutcome('refer_before_massage')).toBe(false);
    expect(takesOutcome('urgent_same_day')).toBe(true);
    expect(takesOutcome('emergency_now')).toBe(true);
  });
});
