import { NO_LIMITS } from './limits';
import type { Level } from './levels';
import type { Finding, Screening } from './screening';
import { carriesOn, withStandingHolds } from './standing-holds';

const finding = (ruleId: string, level: Level, more: Partial<Finding> = {}): Finding =>
  ({ ruleId, ruleVersion: 1, level, constraints: {}, questionIds: ['q'], answers: {}, overrideAllowed: true, ...more }) as unknown as Finding;
const screening = (level: Level, ...findings: Finding[]): Screening => ({ level, findings, undecided: [], limits: NO_LIMITS, ruleSet: { id: 'r', version: '1' }, form: { id: 'f', version: 1 } });
const earlier = (result: Screening) => ({ id: 's1', result });

describe('a short check', () => {
  it('leaves a hold standing that its answers no longer raise, with its limits and where it comes from', () => {
    const result = withStandingHolds(screening('proceed'), earlier(screening('therapist_review', finding('DUR-04', 'therapist_review', { constraints: { pressureMax: 2 } }))));
    expect(result.level).toBe('therapist_review');
    expect(result.findings).toMatchObject([{ ruleId: 'DUR-04', standsSince: 's1' }]);
    expect(result.limits.pressureMax).toEqual({ value: 2, from: ['DUR-04'] });
  });

  it('keeps the first source of a hold that stood before', () => {
    const result = withStandingHolds(screening('proceed'), earlier(screening('refer_before_massage', finding('DUR-02', 'refer_before_massage', { standsSince: 's0' }))));
    expect(result.findings).toMatchObject([{ standsSince: 's0' }]);
  });

  it('repeats nothing that is found anew, and no mild finding', () => {
    const now = finding('CI-1', 'therapist_review');
    const result = withStandingHolds(screening('therapist_review', now), earlier(screening('therapist_review', finding('CI-1', 'therapist_review'), finding('CI-2', 'proceed_with_caution'))));
    expect(result.findings).toEqual([now]);
  });

  it('leaves grave holds to what ends them', () => {
    expect(withStandingHolds(screening('proceed'), earlier(screening('emergency_now', finding('CES-01', 'emergency_now')))).level).toBe('proceed');
  });

  it('puts the gravest first', () => {
    const result = withStandingHolds(screening('therapist_review', finding('A', 'therapist_review')), earlier(screening('refer_before_massage', finding('B', 'refer_before_massage'))));
    expect(result.findings.map(({ ruleId }) => ruleId)).toEqual(['B', 'A']);
  });
});

describe('a therapist\'s clearance', () => {
  const before = earlier(screening('therapist_review', finding('A', 'therapist_review')));
  const clearance = { screeningId: 's1', reviewId: 'r1' };

  it('goes on where nothing is new', () => {
    expect(carriesOn(clearance, before, before.result)).toBe(true);
  });

  it.each([
    ['something is new', clearance, screening('therapist_review', finding('A', 'therapist_review'), finding('B', 'proceed_with_caution'))],
    ['it was closed', { ...clearance, closedAt: new Date(0) }, before.result],
    ['it is of another screening', { ...clearance, screeningId: 's0' }, before.result],
    ['no therapist gave it', { screeningId: 's1' }, before.result],
  ])('ends where %s', (_why, given, result) => {
    expect(carriesOn(given, before, result)).toBe(false);
  });
});
