import type { Level } from './levels';
import { limitsOf } from './limits';
import type { Finding, Screening } from './screening';
import { isStricter } from './stricter';

const finding = (ruleId: string, level: Level, ruleVersion = 1): Finding => ({ ruleId, level, ruleVersion }) as Finding;
const screening = (level: Level, findings: Finding[], undecided: string[] = []): Screening => ({
  level,
  findings,
  undecided: undecided.map((questionId) => ({ questionId, becauseOf: ['must_answer'] })),
  limits: limitsOf([]),
  ruleSet: { id: 'r', version: '1' },
  form: { id: 'f', version: 1 },
});
const stored = screening('therapist_review', [finding('NEU-06', 'therapist_review')], ['fever']);

describe('newer rules on stored answers', () => {
  it.each([
    ['a higher level', screening('urgent_same_day', [finding('NEU-06', 'therapist_review')])],
    ['a new finding', screening('therapist_review', [finding('NEU-06', 'therapist_review'), finding('CI-1', 'proceed_with_caution')])],
    ['a changed rule', screening('therapist_review', [finding('NEU-06', 'therapist_review', 2)])],
    ['a heavier finding under the same level', screening('therapist_review', [finding('NEU-06', 'refer_before_massage')])],
    ['a question that now decides', screening('therapist_review', [], ['cancer'])],
  ])('are stricter with %s', (_, today) => {
    expect(isStricter(today, stored)).toBe(true);
  });

  it('are stricter where nobody may clear the finding any more', () => {
    const of = (overrideAllowed: boolean): Screening => screening('therapist_review', [{ ...finding('NEU-06', 'therapist_review'), overrideAllowed }]);
    expect(isStricter(of(false), of(true))).toBe(true);
    expect(isStricter(of(true), of(false))).toBe(false);
  });

  it('are not stricter when they say the same or less', () => {
    expect(isStricter(stored, stored)).toBe(false);
    expect(isStricter(screening('proceed', []), stored)).toBe(false);
  });
});
