import type { Level } from './levels';
import { openHoldLevel } from './open-hold';
import type { Finding } from './screening';

const finding = (level: Level, questionIds: string[] = ['saddle_numb']): Finding => ({ ruleId: 'X', level, questionIds }) as unknown as Finding;
const screenings = (...findings: Finding[][]) => findings.map((each) => ({ findings: each, undecided: [] }));

describe('a grave hold', () => {
  it('stays open at its highest level', () => {
    expect(openHoldLevel(screenings([finding('urgent_same_day'), finding('therapist_review')], [finding('emergency_now')]))).toBe(5);
  });

  it('is none where answers raised nothing above level 3', () => {
    expect(openHoldLevel([])).toBe(0);
    expect(openHoldLevel(screenings([finding('refer_before_massage')]))).toBe(0);
  });

  it('is not kept alive by its own echo', () => {
    expect(openHoldLevel(screenings([finding('urgent_same_day', [])]))).toBe(0);
    expect(openHoldLevel(screenings([{ ...finding('emergency_now'), carried: true }]))).toBe(0);
  });

  it('may be a question that a therapist moved up', () => {
    const open = { questionId: 'fever', becauseOf: ['MAL-03'] };
    expect(openHoldLevel([{ findings: [], undecided: [open] }])).toBe(0);
    expect(openHoldLevel([{ findings: [], undecided: [{ ...open, level: 'urgent_same_day' }] }])).toBe(4);
    expect(openHoldLevel([{ findings: [], undecided: [{ ...open, level: 'urgent_same_day', carried: true }] }])).toBe(0);
  });

  describe('found again after the doctor saw the client for it', () => {
    const numb = (more: Partial<Finding> = {}): Finding => ({ ...finding('emergency_now'), answers: { saddle_numb: { value: 'new' } }, ...more });
    const openBeside = (known: Finding): number => openHoldLevel([{ findings: [numb()], undecided: [], attended: [{ findings: [known] }] }]);

    it('ends with that word', () => expect(openBeside(numb())).toBe(0));

    it.each<[string, Partial<Finding>]>([
      ['for another answer', { answers: { saddle_numb: { value: 'old' } } }],
      ['for an answer that was not given then', { answers: {} }],
      ['by another rule', { ruleId: 'Y' }],
      ['at a higher level', { level: 'urgent_same_day' }],
    ])('%s, stays open', (_what, known) => expect(openBeside(numb(known))).toBe(5));
  });
});
