import { isRaised, raisedScreening, withStandingRaises } from './raise';
import type { Finding, Screening } from './screening';
import type { Level } from './levels';

const finding = (ruleId: string, level: Level, more: Partial<Finding> = {}): Finding => ({ ruleId, level, overrideAllowed: true, questionIds: ['q'], ...more }) as Finding;
const screening = (level: Level, findings: Finding[], undecided: Screening['undecided'] = []): Screening => ({ level, findings, undecided, limits: {}, ruleSet: {}, form: {} }) as unknown as Screening;
const by = { reviewId: 'r1', intakeId: 'i1' };
const before = screening('therapist_review', [finding('NEU-06', 'therapist_review'), finding('CI-BRUISE', 'proceed_with_caution')], [{ questionId: 'fever', becauseOf: ['MAL-03'] }]);

describe('what a therapist moves up', () => {
  it('stands at the higher level, gravest first, and says from where and by which review', () => {
    const raised = raisedScreening(before, [{ ruleId: 'CI-BRUISE', to: 'urgent_same_day' }], by);
    expect(raised.level).toBe('urgent_same_day');
    expect(raised.findings.map(({ ruleId, level, overrideAllowed, raised: how }) => [ruleId, level, overrideAllowed, how])).toEqual([
      ['CI-BRUISE', 'urgent_same_day', false, { reviewId: 'r1', intakeId: 'i1', from: 'proceed_with_caution' }],
      ['NEU-06', 'therapist_review', true, undefined],
    ]);
    expect(raised.undecided).toEqual(before.undecided);
  });

  it('may be a question that was left open', () => {
    const raised = raisedScreening(before, [{ questionId: 'fever', to: 'refer_before_massage' }], by);
    expect(raised).toMatchObject({ level: 'refer_before_massage', undecided: [{ questionId: 'fever', becauseOf: ['MAL-03'], level: 'refer_before_massage', raised: { ...by, from: 'therapist_review' } }] });
    expect(raised.findings.map(({ level }) => level)).toEqual(['therapist_review', 'proceed_with_caution']);
    expect([isRaised(before), isRaised(raised)]).toEqual([false, true]);
  });

  it('may still be cleared at the level of a referral', () => {
    expect(raisedScreening(before, [{ ruleId: 'NEU-06', to: 'refer_before_massage' }], by).findings[0]).toMatchObject({ ruleId: 'NEU-06', level: 'refer_before_massage', overrideAllowed: true });
  });
});

describe('what stands moved up', () => {
  const raised = raisedScreening(before, [{ ruleId: 'NEU-06', to: 'refer_before_massage' }, { questionId: 'fever', to: 'urgent_same_day' }], by);

  it('stays so in the next screening that finds the same', () => {
    const next = withStandingRaises(before, raised, undefined);
    expect(next.level).toBe('urgent_same_day');
    expect(next.findings[0]).toMatchObject({ ruleId: 'NEU-06', level: 'refer_before_massage', raised: { ...by, from: 'therapist_review' } });
    expect(next.findings[0]?.carried).toBeUndefined();
    expect(next.undecided).toMatchObject([{ questionId: 'fever', level: 'urgent_same_day' }]);
  });

  it('stays so in one that does not find it any more', () => {
    const next = withStandingRaises(screening('proceed', []), raised, 'another intake');
    expect(next).toMatchObject({ level: 'urgent_same_day', findings: [{ ruleId: 'NEU-06', carried: true }], undecided: [{ questionId: 'fever', carried: true }] });
  });

  it('ends with a correction of those very answers, unless they still say so', () => {
    expect(withStandingRaises(screening('proceed', []), raised, 'i1')).toEqual(screening('proceed', []));
    expect(withStandingRaises(before, raised, 'i1').level).toBe('urgent_same_day');
  });

  it('lowers nothing that is found graver today, and changes nothing where nothing was moved up', () => {
    const graver = screening('emergency_now', [finding('NEU-06', 'emergency_now', { overrideAllowed: false }), finding('MAL-01', 'therapist_review')], [{ questionId: 'cough', becauseOf: ['must_answer'] }]);
    expect(withStandingRaises(graver, raised, 'another').findings.map(({ ruleId, level }) => [ruleId, level])).toEqual([['NEU-06', 'emergency_now'], ['MAL-01', 'therapist_review']]);
    expect(withStandingRaises(graver, before, undefined)).toBe(graver);
  });
});
