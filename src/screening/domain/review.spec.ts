import { judgeReview, secondReviewRefusal, type Decision, type FirstReview, type ProposedReview, type ReviewedScreening } from './review';
import type { HoldState } from './hold-states';
import type { Level } from './levels';

const monday = new Date('2026-03-02T09:00:00Z');
const tuesday = new Date('2026-03-03T09:00:00Z');
const inTwoWeeks = new Date('2026-03-17T09:00:00Z');

const finding = (ruleId: string, level: Level, overrideAllowed = true) => ({ ruleId, level, overrideAllowed });
const STATE_OF: Readonly<Record<Level, HoldState>> = {
  proceed: 'mild', proceed_with_caution: 'mild', therapist_review: 'held', refer_before_massage: 'referred', urgent_same_day: 'urgent', emergency_now: 'emergency',
};
const held = (level: Level, ...more: ReviewedScreening['findings'][number][]): ReviewedScreening => ({
  level,
  findings: [finding('NEU-06', level), finding('CI-BRUISE', 'proceed_with_caution'), ...more],
  undecided: [],
  state: STATE_OF[level],
  urgentWaits: false,
  answeredAt: monday,
  timezone: 'UTC',
});
const clear = (more: Partial<Decision> = {}): Decision => ({
  ruleId: 'NEU-06',
  decision: 'clear',
  reasonCode: 'examined_and_excluded',
  examined: 'power and sensation of both arms',
  found: 'equal',
  told: 'Call us if it comes back.',
  ...more,
});
const review = (decisions: Decision[] = [clear()], more: Partial<ProposedReview> = {}): ProposedReview => ({
  decisions,
  scope: { excludeRegions: [], excludeTechniques: [] },
  expiresAt: inTwoWeeks,
  ...more,
});
const letter = { clinicianName: 'Dr Ruiz', date: '2026-03-01', reference: 'R-12' };
const codesOf = (screening: ReviewedScreening, proposed: ProposedReview): string[] => {
  const verdict = judgeReview(screening, proposed, tuesday);
  return verdict.kind === 'invalid' ? verdict.faults.map((fault) => `${fault.pointer} ${fault.code}`) : [verdict.kind];
};

describe('a review of a screening', () => {
  it('clears level 2 on one therapist, with the scope and expiry that were stated', () => {
    expect(judgeReview(held('therapist_review'), review(), tuesday)).toEqual({
      kind: 'cleared',
      suffices: true,
      scope: { excludeRegions: [], excludeTechniques: [] },
      expiresAt: inTwoWeeks,
    });
  });

  it('needs a second therapist or a doctor at level 3', () => {
    expect(judgeReview(held('refer_before_massage'), review(), tuesday)).toMatchObject({ kind: 'cleared', suffices: false });
    expect(judgeReview(held('refer_before_massage'), review([clear()], { medicalClearance: letter }), tuesday)).toMatchObject({ kind: 'cleared', suffices: true });
  });

  it.each(['urgent_same_day', 'emergency_now'] as const)('never overrides %s', (level) => {
    expect(judgeReview(held(level), review([clear()], { medicalClearance: letter }), tuesday)).toEqual({ kind: 'refused', code: 'cannot_be_overridden' });
  });

  it('clears nothing while an answer that cannot wait waits, and may keep the hold', () => {
    const waiting = { ...held('therapist_review'), urgentWaits: true };
    expect(judgeReview(waiting, review(), tuesday)).toEqual({ kind: 'refused', code: 'urgent_answer_waits' });
    expect(judgeReview(waiting, review([clear({ decision: 'accept' })]), tuesday)).toMatchObject({ kind: 'held' });
  });

  it('never overrides a rule that forbids it', () => {
    expect(judgeReview(held('therapist_review', finding('X', 'therapist_review', false)), review([clear({ ruleId: undefined, questionId: 'fever' }), clear({ ruleId: 'X' })]), tuesday)).toEqual({ kind: 'refused', code: 'cannot_be_overridden' });
  });

  it.each(['proceed', 'proceed_with_caution'] as const)('is not needed at %s', (level) => {
    expect(judgeReview(held(level), review(), tuesday)).toEqual({ kind: 'refused', code: 'no_review_needed' });
  });

  it('speaks of the latest screening only', () => {
    expect(judgeReview({ ...held('therapist_review'), state: 'superseded' }, review(), tuesday)).toEqual({ kind: 'refused', code: 'screening_superseded' });
  });

  it('decides every finding that holds and every question left open, and nothing else', () => {
    const screening = { ...held('therapist_review', finding('NEU-07', 'therapist_review')), undecided: [{ questionId: 'fever' }] };
    expect(codesOf(screening, review())).toEqual(['/decisions decision_missing', '/decisions decision_missing']);
    expect(codesOf(screening, review([clear(), clear({ ruleId: 'NEU-07' }), clear({ ruleId: undefined, questionId: 'fever' })]))).toEqual(['cleared']);
    expect(codesOf(held('therapist_review'), review([clear(), clear({ ruleId: 'CI-BRUISE' })]))).toEqual(['/decisions/1 nothing_to_decide']);
    expect(codesOf(held('therapist_review'), review([clear(), clear()]))).toEqual(['/decisions/1 decided_twice']);
  });

  it('names what a missing decision is about', () => {
    const verdict = judgeReview({ ...held('therapist_review'), undecided: [{ questionId: 'fever' }] }, review([clear()]), tuesday);
    expect(verdict).toMatchObject({ faults: [{ message: 'Decide question fever too.' }] });
  });

  it('wants one subject per decision', () => {
    expect(codesOf(held('therapist_review'), review([clear(), clear({ questionId: 'fever' })]))).toEqual(['/decisions/1 one_subject']);
    expect(codesOf(held('therapist_review'), review([clear(), clear({ ruleId: undefined })]))).toEqual(['/decisions/1 one_subject']);
  });

  it('wants what each reason rests on', () => {
    expect(codesOf(held('therapist_review'), review([clear({ examined: undefined })]))).toEqual(['/decisions/0/examined finding_required']);
    expect(codesOf(held('therapist_review'), review([clear({ found: '' })]))).toEqual(['/decisions/0/found finding_required']);
    expect(codesOf(held('therapist_review'), review([clear({ reasonCode: 'other' })]))).toEqual(['/decisions/0/note note_required']);
    expect(codesOf(held('therapist_review'), review([clear({ reasonCode: 'other', note: 'an old scar' })]))).toEqual(['cleared']);
    expect(codesOf(held('therapist_review'), review([clear({ reasonCode: 'clearance_letter_seen' })]))).toEqual(['/medicalClearance letter_required']);
    expect(codesOf(held('therapist_review'), review([clear({ reasonCode: 'clearance_letter_seen' })], { medicalClearance: letter }))).toEqual(['cleared']);
    expect(codesOf(held('therapist_review'), review([clear({ reasonCode: 'known_stable_condition' })]))).toEqual(['cleared']);
  });

  it('takes no letter from tomorrow', () => {
    expect(codesOf(held('therapist_review'), review([clear()], { medicalClearance: { ...letter, date: '2026-03-04' } }))).toEqual(['/medicalClearance/date date_in_future']);
  });

  it('with one hold accepted keeps the hold, and needs no scope', () => {
    const screening = held('therapist_review', finding('NEU-07', 'therapist_review'));
    expect(judgeReview(screening, { decisions: [clear(), clear({ ruleId: 'NEU-07', decision: 'accept' })] }, tuesday)).toEqual({ kind: 'held', raises: [], correction: false });
  });

  it('never clears a finding that forbids it, and may accept it', () => {
    const screening = held('therapist_review', finding('X', 'therapist_review', false));
    expect(codesOf(screening, review([clear(), clear({ ruleId: 'X', decision: 'accept' })]))).toEqual(['held']);
    expect(judgeReview(screening, review([clear({ ruleId: undefined, questionId: 'fever' })]), tuesday)).toMatchObject({ kind: 'invalid' });
  });

  it('moves a hold or a limit up, to a stricter level only', () => {
    const screening = { ...held('therapist_review'), undecided: [{ questionId: 'fever' }, { questionId: 'chills', level: 'refer_before_massage' as const }] };
    const questions = ['fever', 'chills'].map((questionId) => clear({ ruleId: undefined, questionId, decision: 'accept' }));
    const up = (moveTo: Level | undefined, more: Partial<Decision> = { ruleId: 'NEU-06' }): Decision => clear({ decision: 'move_up', moveTo, ...more });
    expect(judgeReview(screening, review([up('urgent_same_day'), ...questions, up('therapist_review', { ruleId: 'CI-BRUISE' })]), tuesday)).toEqual({
      kind: 'held', correction: false, raises: [{ ruleId: 'NEU-06', to: 'urgent_same_day' }, { ruleId: 'CI-BRUISE', to: 'therapist_review' }],
    });
    for (const level of ['therapist_review', 'proceed', undefined] as const) expect(codesOf(screening, review([up(level), ...questions]))).toEqual(['/decisions/0/moveTo level_not_higher']);
    expect(codesOf(screening, review([clear({ decision: 'accept', moveTo: 'emergency_now' }), ...questions]))).toEqual(['/decisions/0/moveTo not_moved_up']);
    expect(codesOf(screening, review([clear({ decision: 'accept' }), up('refer_before_massage', { ruleId: undefined, questionId: 'fever' }), up('refer_before_massage', { ruleId: undefined, questionId: 'chills' })]))).toEqual(['/decisions/2/moveTo level_not_higher']);
    expect(codesOf(screening, review([clear({ decision: 'accept' }), ...questions, up('urgent_same_day', { ruleId: 'NO-99' })]))).toEqual(['/decisions/3 nothing_to_decide']);
  });

  it('refers what is below the level of a referral', () => {
    const refer = clear({ decision: 'refer' });
    expect(judgeReview(held('therapist_review'), review([refer]), tuesday)).toEqual({ kind: 'held', correction: false, raises: [{ ruleId: 'NEU-06', to: 'refer_before_massage' }] });
    expect(judgeReview(held('refer_before_massage'), review([refer]), tuesday)).toEqual({ kind: 'held', correction: false, raises: [] });
    const screening = { ...held('therapist_review'), undecided: [{ questionId: 'fever' }] };
    expect(judgeReview(screening, review([clear(), clear({ ruleId: undefined, questionId: 'fever', decision: 'refer' })]), tuesday)).toEqual({ kind: 'held', correction: false, raises: [{ questionId: 'fever', to: 'refer_before_massage' }] });
  });

  it('lets the client alone say that an answer was wrong', () => {
    expect(judgeReview(held('emergency_now'), review([clear({ decision: 'answered_in_error', reasonCode: 'answered_in_error' })]), tuesday)).toEqual({ kind: 'held', raises: [], correction: true });
    expect(codesOf(held('therapist_review'), review([clear({ reasonCode: 'answered_in_error' })]))).toEqual(['/decisions/0/reasonCode client_attests']);
    expect(codesOf(held('therapist_review'), review([clear({ decision: 'answered_in_error' })]))).toEqual(['/decisions/0/reasonCode client_attests']);
  });

  it('of two suffices as the second', () => {
    const screening: ReviewedScreening = { ...held('refer_before_massage'), state: 'half_cleared' };
    expect(judgeReview(screening, review(), tuesday, true)).toMatchObject({ kind: 'cleared', suffices: true });
    expect(judgeReview(screening, review(), tuesday)).toMatchObject({ kind: 'cleared', suffices: false });
    expect(judgeReview(held('refer_before_massage'), review(), tuesday, true)).toEqual({ kind: 'refused', code: 'second_review_not_needed' });
  });

  it('clears only with a scope and an expiry ahead, within thirty days of the answers', () => {
    const screening = held('therapist_review');
    expect(codesOf(screening, { decisions: [clear()] })).toEqual(['/scope scope_required', '/expiresAt expiry_out_of_range']);
    expect(codesOf(screening, review([clear()], { expiresAt: tuesday }))).toEqual(['/expiresAt expiry_out_of_range']);
    expect(codesOf(screening, review([clear()], { expiresAt: new Date('2026-04-01T09:00:00Z') }))).toEqual(['cleared']);
    expect(codesOf(screening, review([clear()], { expiresAt: new Date('2026-04-01T09:00:00.001Z') }))).toEqual(['/expiresAt expiry_out_of_range']);
  });

  it.each([
    { excludeRegions: ['front_neck'], excludeTechniques: [] },
    { excludeRegions: [], excludeTechniques: ['cupping'] },
    { excludeRegions: [], excludeTechniques: [], pressureMax: 0 },
    { excludeRegions: [], excludeTechniques: [], visits: 1 },
  ])('with limits names at least one: %j', (scope) => {
    const limited = [clear({ decision: 'clear_with_limits' })];
    expect(codesOf(held('therapist_review'), review(limited))).toEqual(['/scope limits_required']);
    expect(codesOf(held('therapist_review'), review(limited, { scope }))).toEqual(['cleared']);
  });

  it('with words that the catalogue or the vocabulary knows', () => {
    const named = (excludeRegions: string[], excludeTechniques: string[]) => codesOf(held('therapist_review'), review([clear()], { scope: { excludeRegions, excludeTechniques } }));
    expect(named(['low_back', 'flank'], ['shiatsu', 'cupping'])).toEqual(['cleared']);
    expect(named(['low_back', 'elbow'], ['tickling'])).toEqual(['/scope/excludeRegions/1 word_unknown', '/scope/excludeTechniques/0 word_unknown']);
  });
});

describe('a recorded medical clearance', () => {
  const recorded = (ruleIds: string[], expiresOn: string | null) => ({ medicalClearance: { ...letter, record: { id: 'm1', ruleIds, expiresOn } } });
  const screening = held('refer_before_massage');

  it('clears the rules that it names', () => {
    expect(codesOf(screening, review([clear()], recorded(['NEU-06'], null)))).toEqual(['cleared']);
    expect(codesOf(screening, review([clear()], recorded(['MAL-03'], null)))).toEqual(['/medicalClearance/recordId not_covered']);
  });

  it('is not outlived by what rests on it', () => {
    expect(codesOf(screening, review([clear()], recorded(['NEU-06'], inTwoWeeks.toISOString().slice(0, 10))))).toEqual(['cleared']);
    expect(codesOf(screening, review([clear()], recorded(['NEU-06'], '2026-03-05')))).toEqual(['/expiresAt after_medical_clearance']);
  });
});

describe('a second review', () => {
  const first: FirstReview = { outcome: 'clear', suffices: false, reviewerId: 'ana', hasSecond: false, isLatest: true, overtaken: false };
  it('comes from another therapist, once, where it is needed, while the screening is the latest', () => {
    expect(secondReviewRefusal(first, 'cy')).toBeUndefined();
    expect(secondReviewRefusal(first, 'ana')).toBe('second_reviewer_must_differ');
    expect(secondReviewRefusal({ ...first, hasSecond: true }, 'cy')).toBe('second_review_given');
    expect(secondReviewRefusal({ ...first, overtaken: true }, 'cy')).toBe('first_review_overtaken');
    expect(secondReviewRefusal({ ...first, suffices: true }, 'cy')).toBe('second_review_not_needed');
    expect(secondReviewRefusal({ ...first, outcome: 'hold' }, 'cy')).toBe('second_review_not_needed');
    expect(secondReviewRefusal({ ...first, isLatest: false }, 'cy')).toBe('screening_superseded');
  });
});
