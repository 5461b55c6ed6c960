import { answersOf, rule, ruleSet, smallForm } from '../../../test/clinical/small-form';
import { fitsBirth, screenByBirth } from './by-birth';
import type { Rule } from './rule';

const OVER: Rule['when'] = { q: 'age', op: 'gte', v: 50 };
const UNDER: Rule['when'] = { q: 'age', op: 'lt', v: 18 };
const rules = ruleSet([rule('OVER', 'therapist_review', OVER), rule('UNDER', 'refer_before_massage', UNDER)]);
const age = (value: number) => answersOf({ age: value });
const judged = (said: number, born: number) => {
  const { level, findings } = screenByBirth(smallForm, rules, answersOf({ fever: 'no', ill: 'no', site: ['neck'], injury: 'none', scalp: 'no', age: said }), age(born));
  return { level, fired: findings.map(({ ruleId }) => ruleId) };
};

describe('answers and a date of birth', () => {
  it('fit where the age is the same, and where nothing is asked that follows from it', () => {
    expect([fitsBirth(age(40), age(40)), fitsBirth(age(40), {}), fitsBirth(age(40), age(41)), fitsBirth({}, age(41))]).toEqual([true, true, false, false]);
  });

  it.each<[string, number, number, string, string[]]>([
    ['the date of birth', 34, 68, 'therapist_review', ['OVER']],
    ['the answer', 68, 34, 'therapist_review', ['OVER']],
    ['both, gravest first', 68, 15, 'refer_before_massage', ['UNDER', 'OVER']],
    ['neither', 34, 35, 'proceed', []],
    ['an age that both name, once', 68, 68, 'therapist_review', ['OVER']],
  ])('hold by %s', (_, said, born, level, fired) => {
    expect(judged(said, born)).toEqual({ level, fired });
  });
});
