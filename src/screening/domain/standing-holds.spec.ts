import type { Answers } from '../../intake';
import { NO_LIMITS } from './limits';
import type { Level } from './levels';
import type { Finding, Screening } from './screening';
import { carriesOn, holdsAndDoubtsOf, holdsOf, stillStanding, withStanding } from './standing-holds';

const finding = (ruleId: string, level: Level, more: Partial<Finding> = {}): Finding =>
  ({ ruleId, ruleVersion: 1, level, constraints: {}, questionIds: ['q'], answers: {}, overrideAllowed: true, ...more }) as unknown as Finding;
const screening = (level: Level, ...findings: Finding[]): Screening => ({ level, findings, undecided: [], limits: NO_LIMITS, ruleSet: { id: 'r', version: '1' }, form: { id: 'f', version: 1 } });
const earlier = (result: Screening) => ({ id: 's1', result });

describe('a short check', () => {
  it('leaves a hold standing that its answers no longer raise, with its limits and where it comes from', () => {
    const result = withStanding(screening('proceed'), holdsOf(earlier(screening('therapist_review', finding('DUR-04', 'therapist_review', { constraints: { pressureMax: 2 } })))));
    expect(result.level).toBe('therapist_review');
    expect(result.findings).toMatchObject([{ ruleId: 'DUR-04', standsSince: 's1' }]);
    expect(result.limits.pressureMax).toEqual({ value: 2, from: ['DUR-04'] });
  });

  it('keeps the first source of a hold that stood before', () => {
    const result = withStanding(screening('proceed'), holdsOf(earlier(screening('refer_before_massage', finding('DUR-02', 'refer_before_massage', { standsSince: 's0' })))));
    expect(result.findings).toMatchObject([{ standsSince: 's0' }]);
  });

  it('repeats nothing that is found anew, and no mild finding', () => {
    const now = finding('CI-1', 'therapist_review');
    const result = withStanding(screening('therapist_review', now), holdsOf(earlier(screening('therapist_review', finding('CI-1', 'therapist_review'), finding('CI-2', 'proceed_with_caution')))));
    expect(result.findings).toEqual([now]);
  });

  it('leaves grave holds to what ends them', () => {
    expect(withStanding(screening('proceed'), holdsOf(earlier(screening('emergency_now', finding('CES-01', 'emergency_now'))))).level).toBe('proceed');
  });

  it('puts the gravest first', () => {
    const result = withStanding(screening('therapist_review', finding('A', 'therapist_review')), holdsOf(earlier(screening('refer_before_massage', finding('B', 'refer_before_massage')))));
    expect(result.findings.map(({ ruleId }) => ruleId)).toEqual(['B', 'A']);
  });
});

describe('a correction of older answers', () => {
  const newer = { ...screening('therapist_review', finding('DUR-04', 'therapist_review')), undecided: [{ questionId: 'fever', becauseOf: ['INF-01'] }] };

  it('leaves standing what newer answers hold and leave open', () => {
    const result = withStanding(screening('proceed'), holdsAndDoubtsOf(earlier(newer)));
    expect(result).toMatchObject({ level: 'therapist_review', findings: [{ ruleId: 'DUR-04', standsSince: 's1' }], undecided: [{ questionId: 'fever', standsSince: 's1' }] });
  });

  it('is held by an open question alone, once', () => {
    const open = { ...screening('proceed'), undecided: [{ questionId: 'fever', becauseOf: ['INF-01'] }] };
    expect(withStanding(screening('proceed'), holdsAndDoubtsOf(earlier(open))).level).toBe('therapist_review');
    expect(withStanding(open, holdsAndDoubtsOf(earlier(open))).undecided).toEqual(open.undecided);
  });

  it('keeps the first source of an open question', () => {
    expect(holdsAndDoubtsOf(earlier({ ...newer, undecided: [{ questionId: 'fever', becauseOf: [], standsSince: 's0' }] })).undecided).toMatchObject([{ standsSince: 's0' }]);
  });

  it('read again, is held by the same still', () => {
    const corrected = withStanding(screening('proceed_with_caution', finding('CI-2', 'proceed_with_caution')), holdsAndDoubtsOf(earlier(newer)));
    const again = withStanding(screening('proceed'), stillStanding(corrected));
    expect([again.level, again.findings.map(({ ruleId }) => ruleId), again.undecided.map(({ questionId }) => questionId)]).toEqual(['therapist_review', ['DUR-04'], ['fever']]);
  });
});

describe('a therapist\'s clearance', () => {
  const hold = finding('A', 'therapist_review', { questionIds: ['medicines', 'pain_now'] });
  const ANSWERS: Answers = { medicines: { value: ['anticoagulant', 'statin'] }, pain_now: { value: 4 } };
  const before = { ...earlier(screening('therapist_review', hold)), answers: ANSWERS };
  const now = (result: Screening, answers = ANSWERS) => ({ result, answers });
  const clearance = { screeningId: 's1', reviewId: 'r1' };

  it('goes on where nothing is new', () => {
    expect(carriesOn(clearance, before, now(before.result))).toBe(true);
  });

  it.each<[string, Answers]>([
    ['a number ran on', { ...ANSWERS, pain_now: { value: 5 } }],
    ['the same was said in another order', { ...ANSWERS, medicines: { value: ['statin', 'anticoagulant'] } }],
    ['another answer changed', { ...ANSWERS, sleep: { value: 'bad' } }],
  ])('goes on where %s', (_what, answers) => {
    expect(carriesOn(clearance, before, now(before.result, answers))).toBe(true);
  });

  it('goes on beside a hold that merely stands', () => {
    const standing = { ...before, result: screening('therapist_review', { ...hold, standsSince: 's0' }) };
    expect(carriesOn(clearance, standing, now(standing.result, {}))).toBe(true);
  });

  it.each<[string, Answers]>([
    ['another', { ...ANSWERS, medicines: { value: ['anticoagulant', 'statin', 'antiplatelet'] } }],
    ['missing now', { pain_now: { value: 4 } }],
    ['a number no longer', { ...ANSWERS, pain_now: { state: 'not_sure' } }],
  ])('ends where the answer that holds is %s', (_what, answers) => {
    expect(carriesOn(clearance, before, now(before.result, answers))).toBe(false);
  });

  it.each([
    ['something is new', clearance, screening('therapist_review', hold, finding('B', 'proceed_with_caution'))],
    ['it was closed', { ...clearance, closedAt: new Date(0) }, before.result],
    ['it is of another screening', { ...clearance, screeningId: 's0' }, before.result],
    ['no therapist gave it', { screeningId: 's1' }, before.result],
  ])('ends where %s', (_why, given, result) => {
    expect(carriesOn(given, before, now(result))).toBe(false);
  });
});
