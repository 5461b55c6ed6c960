import { ageing } from '../forms/ageing';
import { agedQuestions, plannedSince, type DatedAnswers } from './ageing';

const now = new Date('2026-06-01T12:00:00Z');
const hoursAgo = (hours: number): Date => new Date(now.getTime() - hours * 3600_000);
const dated = (times: Readonly<Record<string, number>>): DatedAnswers => ({
  answers: Object.fromEntries(Object.keys(times).map((id) => [id, { value: 'no' }])),
  timeOf: (id) => hoursAgo(times[id] ?? 0),
});

describe('an answer ages', () => {
  it.each([
    ['saddle_numb', 24, []],
    ['saddle_numb', 24.01, ['saddle_numb']],
    ['since_new', 24.01, ['since_new']],
    ['medicines', 720, []],
    ['medicines', 720.01, ['medicines']],
    ['pregnant', 720.01, ['pregnant']],
    ['cancer', 8760, []],
    ['cancer', 8760.01, ['cancer']],
    ['never_heard_of', 24.01, ['never_heard_of']],
  ])('for a visit, %s of %d hours ago: %j', (id, hours, expected) => {
    expect(agedQuestions(ageing, dated({ [id]: hours }), 'visit', now)).toEqual(expected);
  });

  it.each([
    ['saddle_numb', 720, []],
    ['saddle_numb', 720.01, ['saddle_numb']],
    ['since_new', 9999, []],
    ['medicines', 720.01, ['medicines']],
    ['cancer', 8760, []],
    ['cancer', 8760.01, ['cancer']],
  ])('for a plan, %s of %d hours ago: %j', (id, hours, expected) => {
    expect(agedQuestions(ageing, dated({ [id]: hours }), 'planning', now)).toEqual(expected);
  });

  it('at once where its kind is in no table', () => {
    const strange = { ...ageing, classes: [] };
    expect(agedQuestions(strange, dated({ cancer: 0.01 }), 'planning', now)).toEqual(['cancer']);
  });
});

describe('the whole counts for planning', () => {
  it('since its oldest answer', () => {
    expect(plannedSince(ageing, dated({ saddle_numb: 1, medicines: 240 }))).toEqual(hoursAgo(240));
  });

  it('for as long as its history does: eleven months old is as good as new, and then no longer', () => {
    expect(plannedSince(ageing, dated({ cancer: 8040 }))).toEqual(now);
    expect(plannedSince(ageing, dated({ cancer: 8140, medicines: 50 }))).toEqual(hoursAgo(100));
  });

  it('since nothing where no plan rests on it', () => {
    expect(plannedSince(ageing, dated({ since_new: 500 }))).toBeUndefined();
  });
});
