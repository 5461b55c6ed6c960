import { compileRules, RuleSetError } from '../../src/screening/domain/compile';
import { rule, ruleSet, smallForm } from './small-form';

type Predicate = Parameters<typeof rule>[2];

const compile = (when: unknown, macros = {}) => () => compileRules(ruleSet([rule('R-1', 'proceed', when as Predicate)], macros), smallForm);

describe('a rule that cannot be read is refused by name', () => {
  it.each<[string, unknown, string]>([
    ['an unknown question', { q: 'nope', op: 'eq', v: 'yes' }, 'unknown question "nope"'],
    ['an unknown option', { q: 'fever', op: 'eq', v: 'maybe' }, '"fever" has no option "maybe"'],
    ['one unknown option among known ones', { q: 'site', op: 'any_in', v: ['neck', 'knee'] }, '"site" has no option "knee"'],
    ['no options at all', { q: 'injury', op: 'in', v: [] }, '"injury" has no option undefined'],
    ['no operand', { q: 'fever', op: 'eq' }, '"fever" has no option undefined'],
    ['an unknown operator', { q: 'fever', op: 'like', v: 'yes' }, '"fever" has no operator "like"'],
    ['a number asked of a choice', { q: 'fever', op: 'gte', v: 3 }, '"fever" gte needs a numeric question and a number'],
    ['a text compared as a number', { q: 'age', op: 'gte', v: '65' }, '"age" gte needs a numeric question and a number'],
    ['a text equal to a number', { q: 'age', op: 'eq', v: '65' }, '"age" has no option "65"'],
    ['a free text', { q: 'since', op: 'eq', v: 'monday' }, '"since" has no option "monday"'],
    ['many answers read as one', { q: 'site', op: 'eq', v: 'neck' }, '"site" has many answers: use "any_in"'],
    ['one answer read as many', { q: 'fever', op: 'any_in', v: ['yes'] }, '"fever" has one answer: use "in"'],
    ['a list where one value belongs', { q: 'fever', op: 'eq', v: ['yes'] }, '"fever" eq has an operand of the wrong shape'],
    ['one value where a list belongs', { q: 'fever', op: 'in', v: 'yes' }, '"fever" in has an operand of the wrong shape'],
    ['an unknown macro', { macro: 'nope' }, 'unknown macro "nope"'],
    ['a macro of the language', { macro: 'toString' }, 'unknown macro "toString"'],
    ['an unknown computed value', { c: 'moons', op: 'eq', v: 1 }, 'unknown computed value "moons"'],
    ['an unknown operator on a computed value', { c: 'visits', op: 'in', v: 1 }, '"visits" has no operator "in"'],
    ['a computed value compared with a text', { c: 'visits', op: 'gte', v: '4' }, '"visits" is compared with something that is no number'],
    ['a predicate of no kind', { some: [] }, 'a predicate of no known kind: {"some":[]}'],
    ['an empty all', { all: [] }, 'needs 1 of 0 parts, which decides nothing'],
    ['an empty any', { any: [] }, 'needs 1 of 0 parts, which decides nothing'],
    ['more parts than there are', { atleast: 2, of: [{ q: 'fever', op: 'eq', v: 'yes' }] }, 'needs 2 of 1 parts, which decides nothing'],
    ['none of the parts', { atleast: 0, of: [{ q: 'fever', op: 'eq', v: 'yes' }] }, 'needs 0 of 1 parts, which decides nothing'],
    ['half a part', { atleast: 0.5, of: [{ q: 'fever', op: 'eq', v: 'yes' }] }, 'needs 0.5 of 1 parts, which decides nothing'],
    ['a fault deep inside', { not: { all: [{ any: [{ q: 'nope', op: 'eq', v: 1 }] }] } }, 'unknown question "nope"'],
  ])('with %s', (_, when, message) => {
    expect(compile(when)).toThrow(new RuleSetError(`rule R-1: ${message}`));
  });

  it('with a macro that contains itself', () => {
    expect(compile({ macro: 'a' }, { a: { not: { macro: 'b' } }, b: { macro: 'a' } })).toThrow('rule R-1: macro "a" contains itself');
  });

  it('with a fault in its exception', () => {
    const bad = rule('R-2', 'proceed', { q: 'fever', op: 'eq', v: 'yes' }, { unless: { macro: 'nope' } });
    expect(() => compileRules(ruleSet([bad]), smallForm)).toThrow('rule R-2: unknown macro "nope"');
  });

  it('with the id of another', () => {
    const one = rule('R-3', 'proceed', { c: 'always', op: 'eq', v: true });
    expect(() => compileRules(ruleSet([one, one]), smallForm)).toThrow('rule R-3: there are two of this id');
  });

  it('but the same macro may be used twice', () => {
    const macros = { ill: { q: 'fever', op: 'eq' as const, v: 'yes' } };
    expect(compile({ any: [{ macro: 'ill' }, { macro: 'ill' }] }, macros)()).toHaveLength(1);
  });
});
