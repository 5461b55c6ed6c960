import { progressOf } from './plan-progress';

const day = (iso: string): Date => new Date(`${iso}T10:00:00Z`);
const course = { sessions: 8, review: { visit: 4, days: 30 }, approvedAt: day('2026-03-01') };

describe('the progress of a plan', () => {
  it('counts visits and says when the review is due: the visit or the day', () => {
    const visits = [day('2026-03-02'), day('2026-03-05')];
    expect(progressOf(course, visits, day('2026-03-06'))).toEqual({ visits: 2, sessions: 8, visitsLeft: 6, reviewDue: { visit: 4, on: '2026-04-01', isDue: false }, courseComplete: false });
    expect(progressOf(course, visits, day('2026-04-01')).reviewDue?.isDue).toBe(true);
    expect(progressOf(course, [...visits, day('2026-03-08'), day('2026-03-11')], day('2026-03-11')).reviewDue?.isDue).toBe(true);
    expect(progressOf(course, [], day('2026-03-06')).reviewDue?.on).toBe('2026-03-31');
  });

  it('is complete at the last visit planned; without a dose there is none', () => {
    expect(progressOf({ ...course, sessions: 1 }, [day('2026-03-02'), day('2026-03-03')], day('2026-03-03'))).toMatchObject({ visitsLeft: 0, courseComplete: true });
    expect(progressOf({ ...course, sessions: null, review: null }, [day('2026-03-02')], day('2026-03-03'))).toEqual({ visits: 1, sessions: null, visitsLeft: null, reviewDue: null, courseComplete: false });
  });
});
