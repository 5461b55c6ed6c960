import { statisticsOf, type CourseResult } from './outcome-statistics';

const course = (at: number, more: Partial<CourseResult> = {}): CourseResult => ({ clientId: `c${at}`, first: 6, last: 3, group: 'neck', complaint: 'neck_post', techniques: ['swedish'], therapistId: 'ana', ...more });
const many = (from: number, to: number, more: Partial<CourseResult> = {}): CourseResult[] => Array.from({ length: to - from }, (_, at) => course(from + at, more));

describe('the clinic\'s outcomes', () => {
  it('count who improved by a change that matters', () => {
    const all = statisticsOf([...many(0, 6), ...many(6, 10, { last: 6 }), course(11, { first: 0, last: 0 })]);
    expect(all.all).toEqual({ key: 'all', courses: 10, improved: 6 });
    expect(all.byTherapist).toEqual([{ key: 'ana', courses: 10, improved: 6 }]);
  });

  it('show no group of fewer than five clients, though they came often', () => {
    expect(statisticsOf(many(0, 4)).all).toEqual({ key: 'all', courses: null, improved: null });
    expect(statisticsOf([0, 1, 2, 3, 4, 5].map(() => course(1))).all.courses).toBeNull();
    expect(statisticsOf([]).all).toEqual({ key: 'all', courses: null, improved: null });
  });

  it('hide a second group where one hidden alone could be worked out', () => {
    const { byComplaint } = statisticsOf([...many(0, 9), ...many(20, 26, { complaint: 'low_back' }), ...many(40, 42, { complaint: 'foot' })]);
    expect(byComplaint).toEqual([{ key: 'neck_post', courses: 9, improved: 9 }, { key: 'low_back', courses: null, improved: null }, { key: 'foot', courses: null, improved: null }]);
    const two = statisticsOf([...many(0, 9), ...many(20, 22, { complaint: 'low_back' }), ...many(40, 42, { complaint: 'foot' })]);
    expect(two.byComplaint.map(({ key, courses }) => [key, courses])).toEqual([['neck_post', 9], ['foot', null], ['low_back', null]]);
  });

  it('count a course under each of its techniques', () => {
    expect(statisticsOf(many(0, 5, { techniques: ['swedish', 'deep_tissue'] })).byTechnique).toEqual([{ key: 'deep_tissue', courses: 5, improved: 5 }, { key: 'swedish', courses: 5, improved: 5 }]);
    expect(statisticsOf(many(0, 5, { techniques: ['cupping', 'swedish'] })).byTechnique.map(({ key }) => key)).toEqual(['cupping', 'swedish']);
  });
});
