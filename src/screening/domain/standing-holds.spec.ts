import type { Answer } from '../../intake';
import { NO_LIMITS } from './limits';
import type { Level } from './levels';
import type { Finding, Screening } from './screening';
import { asItStands, carriesOn, withStandingHolds } from './standing-holds';

const finding = (ruleId: string, level: Level, more: Partial<Finding> = {}): Finding =>
  ({ ruleId, ruleVersion: 1, level, constraints: {}, questionIds: ['q'], answers: {}, overrideAllowed: true, ...more }) as unknown as Finding;
const screening = (level: Level, ...findings: Finding[]): Screening => ({ level, findings, undecided: [], limits: NO_LIMITS, ruleSet: { id: 'r', version: '1' }, form: { id: 'f', version: 1 } });
const earlier = (result: Screening) => ({ id: 's1', intakeId: 'i1', result });

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

describe('a correction of older answers', () => {
  const corrected = { id: 's1', intakeId: 'i1', result: screening('therapist_review', finding('A', 'therapist_review')) };
  const newer = (...findings: Finding[]) => ({ id: 's2', intakeId: 'i2', result: { ...screening('therapist_review', ...findings), undecided: [{ questionId: 'fever', becauseOf: ['MAL-03'] }] } });

  it('leaves standing what newer answers raised, and what they left open', () => {
    const result = asItStands(screening('proceed'), { corrected, newer: newer(finding('B', 'refer_before_massage')) });
    expect([result.level, result.findings.map(({ ruleId, standsSince }) => [ruleId, standsSince]), result.undecided]).toEqual(['refer_before_massage', [['B', 's2']], [{ questionId: 'fever', becauseOf: ['MAL-03'], standsSince: 's2' }]]);
  });

  it('takes back what stood there because of the answers that it corrects', () => {
    const result = asItStands(screening('proceed'), { corrected, newer: newer(finding('A', 'therapist_review', { standsSince: 's1' }), finding('R', 'refer_before_massage', { carried: true })) });
    expect(result.findings).toEqual([]);
  });

  it('asks once for what it leaves open itself', () => {
    const own = { ...screening('proceed'), undecided: [{ questionId: 'fever', becauseOf: ['must_answer'] }] };
    expect(asItStands(own, { corrected, newer: newer() }).undecided).toEqual(own.undecided);
  });

  it('read again, is held by the same still', () => {
    const before = asItStands(screening('proceed'), { corrected, newer: newer(finding('B', 'refer_before_massage')) });
    expect(asItStands(screening('proceed'), { before })).toEqual(before);
    expect(asItStands(screening('proceed'), { before: screening('therapist_review', finding('C', 'therapist_review')) })).toEqual(screening('proceed'));
  });

  it('stands beside nothing where it is of the latest answers, and keeps what a check of them follows', () => {
    expect(asItStands(screening('proceed'), { corrected })).toEqual(screening('proceed'));
    const check = { ...corrected, result: screening('therapist_review', finding('A', 'therapist_review'), finding('E', 'therapist_review', { standsSince: 's0' })) };
    expect(asItStands(screening('proceed'), { corrected: check }).findings).toMatchObject([{ ruleId: 'E', standsSince: 's0' }]);
  });

  it('takes back what a check let rest, and no doubt or hold of newer answers that stood beside it', () => {
    const first = earlier(screening('therapist_review', finding('A', 'therapist_review')));
    expect(asItStands(screening('proceed'), { corrected, earlier: first })).toEqual(screening('proceed'));
    const beside = { ...corrected, result: asItStands(screening('proceed'), { corrected, newer: newer(finding('B', 'therapist_review')) }) };
    for (const standing of [{ corrected: beside }, { earlier: beside }])
      expect(asItStands(screening('proceed'), standing)).toMatchObject({ level: 'therapist_review', findings: [{ ruleId: 'B', standsSince: 's2' }], undecided: [{ questionId: 'fever', standsSince: 's2' }] });
  });

  it('takes back a doubt of its own that stood beside newer answers', () => {
    const asked = { id: 's3', intakeId: 'i3', result: { ...screening('therapist_review'), undecided: [{ questionId: 'fever', becauseOf: ['MAL-03'], standsSince: 's1' }] } };
    expect(asItStands(screening('proceed'), { corrected, newer: asked })).toEqual(screening('proceed'));
  });

  it('ends what a therapist moved up over those answers, and nothing else does', () => {
    const raised = screening('refer_before_massage', finding('A', 'refer_before_massage', { raised: { reviewId: 'r1', intakeId: 'i1', from: 'therapist_review' } }));
    expect(asItStands(screening('proceed'), { raised, corrected }).level).toBe('proceed');
    expect(asItStands(screening('proceed'), { raised }).level).toBe('refer_before_massage');
  });
});

describe('a therapist\'s clearance', () => {
  const before = earlier(screening('therapist_review', finding('A', 'therapist_review')));
  const clearance = { screeningId: 's1', reviewId: 'r1' };

  it('goes on where nothing is new', () => {
    expect(carriesOn(clearance, before, before.result)).toBe(true);
  });

  it.each<[string, string, Answer | null, Answer | null, boolean]>([
    ['the same answer', 'medicines', { value: ['anticoagulant', 'opioid'] }, { value: ['opioid', 'anticoagulant'] }, true],
    ['another answer to the same rule', 'medicines', { value: ['anticoagulant'] }, { value: ['anticoagulant', 'opioid'] }, false],
    ['an answer where there was none', 'medicines', null, { value: ['anticoagulant'] }, false],
    ['worse once more', 'since_change', { value: 'worse' }, { value: 'worse' }, false],
    ['a consent refused once more', 'consent_self', { state: 'not_sure' }, { state: 'not_sure' }, false],
    ['a question of the visit left out', 'since_change', null, null, false],
    ['weeks that have run on', 'preg_weeks', { value: 8 }, { value: 10 }, true],
  ])('over %s: %s', (_what, questionId, was, is, goesOn) => {
    const of = (answer: Answer | null, more: Partial<Finding> = {}): Screening => screening('therapist_review', finding('A', 'therapist_review', { answers: { [questionId]: answer }, ...more }));
    expect(carriesOn(clearance, earlier(of(was)), of(is))).toBe(goesOn);
    expect(carriesOn(clearance, earlier(of(was)), of(is, { standsSince: 's0' }))).toBe(true);
    expect(carriesOn(clearance, earlier(of(was)), of(is, { carried: true }))).toBe(true);
  });

  it('over another answer to what holds nothing', () => {
    const of = (value: string): Screening => screening('proceed', finding('M', 'proceed_with_caution', { answers: { q: { value } } }));
    expect(carriesOn(clearance, earlier(of('a')), of('b'))).toBe(true);
  });

  it('not over a rule that reads one answer more', () => {
    const of = (answers: Finding['answers']): Screening => screening('therapist_review', finding('A', 'therapist_review', { answers }));
    expect(carriesOn(clearance, earlier(of({})), of({ medicines: { value: ['opioid'] } }))).toBe(false);
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
