import type { Answers } from './answers';
import { standardIntake } from '../forms/neck-and-back';
import { answersToConfirm, answersToCorrect, visitFor } from './prefill';

const EARLIER: Answers = {
  sex: { value: 'male' },
  injected_drugs_ever: { state: 'prefer_not_to_say' },
  medicines: { value: ['none'] },
  pain_now: { value: 4 },
  site: { value: ['elbow'] },
  gone: { value: 'x' },
};

describe('a new draft', () => {
  it('of a correction holds all that was answered and is still valid', () => {
    expect(answersToCorrect(standardIntake, EARLIER)).toEqual({
      sex: { value: 'male' }, injected_drugs_ever: { state: 'prefer_not_to_say' }, medicines: { value: ['none'] }, pain_now: { value: 4 },
    });
  });

  it('of a follow-up holds what does not change, and for thirty days what changes by the month', () => {
    const earlier = { answers: EARLIER, answeredAt: new Date('2026-11-01T00:00:00Z') };
    expect(answersToConfirm(standardIntake, earlier, new Date('2026-12-01T00:00:00Z'))).toEqual({ sex: { value: 'male' }, medicines: { value: ['none'] } });
    expect(answersToConfirm(standardIntake, earlier, new Date('2026-12-01T00:00:01Z'))).toEqual({ sex: { value: 'male' } });
  });

  it('is of a first visit, a follow-up, or of the visit that is corrected', () => {
    expect(visitFor(undefined, undefined)).toBe('first');
    expect(visitFor(undefined, {})).toBe('follow_up');
    expect(visitFor({ visit: 'first' }, {})).toBe('first');
  });
});
