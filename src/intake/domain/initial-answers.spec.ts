import { standardIntake } from '../forms/neck-and-back';
import { ageOn, initialAnswers } from './initial-answers';

describe('what the second check has answered', () => {
  it.each([
    ['1991-04-09', '2026-11-25', 35],
    ['1991-11-25', '2026-11-25', 35],
    ['1991-11-26', '2026-11-25', 34],
    ['2004-02-29', '2026-02-28', 21],
    ['2004-02-29', '2026-03-01', 22],
    ['2026-11-25', '2026-11-25', 0],
  ])('born on %s is on %s aged %i', (dateOfBirth, today, age) => expect(ageOn(dateOfBirth, today)).toBe(age));

  it('is the age, and nothing else', () => {
    expect(initialAnswers(standardIntake, '1991-04-09', '2026-11-25')).toEqual({ age: { value: 35 } });
  });

  it('is nothing where the form would refuse it', () => {
    expect(initialAnswers(standardIntake, '1900-01-01', '2026-11-25')).toEqual({});
    expect(initialAnswers(standardIntake, '2026-11-26', '2026-11-25')).toEqual({});
  });
});
