import { courseOf, trendOf, type Visit } from './trend';

const START = Date.parse('2026-03-02T10:00:00Z');
const visits = (pains: readonly (number | null)[], { days = 3, last = {}, held = {} }: { days?: number; last?: Partial<Visit>; held?: Readonly<Record<number, string>> } = {}): Visit[] =>
  pains.map((pain, at) => ({
    heldAt: new Date(START + at * days * 86_400_000), pain, sinceLast: null, overallChange: null, held: held[at] === undefined ? [] : [held[at]], isOpen: true,
    ...(at === pains.length - 1 ? last : {}),
  }));
const rules = (given: readonly Visit[]): [string, readonly string[]] => {
  const { outcome, reasons } = trendOf(given);
  return [outcome, reasons.map(({ rule }) => rule)];
};

describe('the trend of a course', () => {
  it('goes on while pain falls by 2 points', () => {
    expect(rules(visits([7, 6, 6, 5]))).toEqual(['go_on', []]);
    expect(trendOf(visits([7, 6, 6, 5]))).toMatchObject({ visits: 4, painBefore: 7, painNow: 5 });
  });

  it('is decided by every visit, and tells the pain of open ones only', () => {
    const hidden = visits([9, 6, 6, 6]).map((visit, at) => ({ ...visit, isOpen: at === 1 }));
    expect(trendOf(hidden)).toMatchObject({ outcome: 'go_on', visits: 4, painBefore: 6, painNow: 6 });
    expect(trendOf(visits([6, 6, 5, 5]).map((visit) => ({ ...visit, isOpen: false })))).toMatchObject({ outcome: 'therapist_review', painBefore: null, painNow: null });
  });

  it('asks for a review at four visits without a gain of 2, and to refer at six visits or six weeks', () => {
    expect(rules(visits([6, 6, 5]))).toEqual(['go_on', []]);
    expect(rules(visits([6, 6, 5, 5]))).toEqual(['therapist_review', ['no_gain_review']]);
    expect(rules(visits([6, 6, 5, 5, 5, 5]))).toEqual(['refer', ['no_gain_refer']]);
    expect(rules(visits([6, 5], { days: 42 }))).toEqual(['refer', ['no_gain_refer']]);
    expect(rules(visits([6, 5], { days: 41 }))).toEqual(['go_on', []]);
  });

  it('holds once by a rule about the whole course', () => {
    expect(rules(visits([6, 6, 5, 5, 5], { held: { 3: 'no_gain_review' } }))).toEqual(['go_on', []]);
    expect(rules(visits([6, 6, 5, 5, 5, 5], { held: { 3: 'no_gain_review' } }))).toEqual(['refer', ['no_gain_refer']]);
    expect(rules(visits([6, 6, 5, 5, 5, 5, 5], { held: { 5: 'no_gain_refer' } }))).toEqual(['go_on', []]);
  });

  it('has nothing to say where pain was not asked, or began below the 2 points to gain', () => {
    expect(rules(visits([null, null, null, null]))).toEqual(['go_on', []]);
    expect(rules(visits([1, 1, 1, 1, 1, 1]))).toEqual(['go_on', []]);
    expect(rules(visits([6, null, null, null]))).toEqual(['go_on', []]);
    expect(trendOf([])).toEqual({ outcome: 'go_on', reasons: [], visits: 0, painBefore: null, painNow: null });
  });

  it('takes the last pain that was asked', () => {
    expect(rules(visits([6, 6, 6, null]))).toEqual(['therapist_review', ['no_gain_review']]);
  });

  it('asks for a review when it is worse, and to refer when it is much worse', () => {
    expect(rules(visits([5, 5], { last: { sinceLast: 'worse' } }))).toEqual(['therapist_review', ['worse']]);
    expect(rules(visits([5, 5], { last: { sinceLast: 'much_worse' } }))).toEqual(['refer', ['much_worse']]);
    expect(rules(visits([5, 5], { last: { overallChange: -2 } }))).toEqual(['refer', ['rated_worse']]);
    expect(rules(visits([5, 5], { last: { overallChange: -1, sinceLast: 'better' } }))).toEqual(['go_on', []]);
    expect(rules(visits([4, 6, 7]))).toEqual(['refer', ['pain_risen']]);
    expect(rules(visits([4, 5, 7]))).toEqual(['go_on', []]);
  });

  it('begins anew after twelve weeks', () => {
    const long = [...visits([6, 6, 6]), { ...(visits([6])[0] as Visit), heldAt: new Date(START + 200 * 86_400_000) }];
    expect([courseOf(long).length, courseOf(visits([6, 6])).length]).toEqual([1, 2]);
    expect(rules(long)).toEqual(['go_on', []]);
  });
});
