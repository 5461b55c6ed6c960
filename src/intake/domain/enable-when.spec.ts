import type { Answers } from './answers';
import { enabledItems, isEnabled, itemsOf, valueOf } from './enable-when';
import type { EnableWhen, FormDefinition, FormItem } from './form';

const item = (linkId: string, more: Partial<FormItem> = {}): FormItem => ({
  linkId, type: 'choice', text: { en: linkId }, required: false, screened: true, sensitive: false, allow: ['not_sure', 'skipped'], unknownPolicy: 'hold', ask: 'each_visit', ...more,
});

const asking = (conditions: EnableWhen[], enableBehavior?: 'all' | 'any'): FormDefinition => ({
  id: 'test', version: 1, title: { en: 'Test' },
  groups: [
    { linkId: 'now', title: { en: 'Now' }, items: [item('smoke'), item('age', { type: 'integer' }), item('ills', { repeats: true }), item('next', { enableWhen: conditions, ...(enableBehavior && { enableBehavior }) })] },
    { linkId: 'later', title: { en: 'Later' }, when: 'follow_up', items: [item('since')] },
  ],
});

const when = (question: string, operator: EnableWhen['operator'], answer: string | number | boolean): EnableWhen => ({ question, operator, answer });
const asked = (condition: EnableWhen, answers: Answers): boolean => isEnabled(asking([condition]), 'next', answers);

describe('a question with a condition', () => {
  it.each([
    [when('smoke', '=', 'now'), { value: 'now' }, true],
    [when('smoke', '=', 'now'), { value: 'past' }, false],
    [when('smoke', '!=', 'never'), { value: 'past' }, true],
    [when('smoke', '!=', 'never'), { value: 'never' }, false],
    [when('age', '>', 50), { value: 51 }, true],
    [when('age', '>', 50), { value: 50 }, false],
    [when('age', '<', 18), { value: 17 }, true],
    [when('age', '<', 18), { value: 18 }, false],
    [when('age', '>=', 50), { value: 50 }, true],
    [when('age', '>=', 50), { value: 49 }, false],
    [when('age', '<=', 17), { value: 17 }, true],
    [when('age', '<=', 17), { value: 18 }, false],
    [when('age', 'exists', true), { value: 3 }, true],
    [when('age', 'exists', false), { value: 3 }, false],
    [when('ills', '=', 'flu'), { value: ['cold', 'flu'] }, true],
    [when('ills', '=', 'flu'), { value: ['cold'] }, false],
    [when('ills', '!=', 'none'), { value: ['cold'] }, true],
    [when('ills', '!=', 'none'), { value: ['none'] }, false],
  ])('where %j and the answer is %j: %s', (condition, answer, expected) => {
    expect(asked(condition, { [condition.question]: answer })).toBe(expected);
  });

  it.each([
    [when('smoke', '!=', 'never'), true],
    [when('smoke', 'exists', false), true],
    [when('smoke', 'exists', true), false],
    [when('smoke', '=', 'now'), false],
    [when('age', '>=', 50), false],
  ])('where %j and nobody knows: %s', (condition, expected) => {
    for (const answers of [{}, { [condition.question]: { state: 'not_sure' as const } }, { [condition.question]: { state: 'skipped' as const } }])
      expect(asked(condition, answers)).toBe(expected);
  });

  it('is asked when all of its conditions hold, or any where the form says so', () => {
    const both = [when('smoke', '=', 'now'), when('age', '>', 50)];
    const one: Answers = { smoke: { value: 'now' }, age: { value: 40 } };
    expect(isEnabled(asking(both), 'next', one)).toBe(false);
    expect(isEnabled(asking(both, 'any'), 'next', one)).toBe(true);
  });

  it('is not asked behind a question that is not asked, whatever was answered there before', () => {
    const chain: FormDefinition = {
      ...asking([]),
      groups: [{ linkId: 'now', title: { en: 'Now' }, items: [item('sex'), item('pregnant', { enableWhen: [when('sex', '!=', 'male')] }), item('weeks', { enableWhen: [when('pregnant', '!=', 'no')] })] }],
    };
    expect(isEnabled(chain, 'weeks', { sex: { value: 'male' }, pregnant: { value: 'yes' } })).toBe(false);
    expect(isEnabled(chain, 'weeks', { sex: { value: 'female' }, pregnant: { value: 'yes' } })).toBe(true);
    expect(isEnabled(chain, 'weeks', {})).toBe(true);
  });
});

describe('the questions of a visit', () => {
  it('leave those of a follow-up out at first', () => {
    const form = asking([when('smoke', '=', 'now')]);
    const idsOf = (visit?: 'first' | 'follow_up'): string[] => enabledItems(form, {}, visit).map(({ linkId }) => linkId);
    expect(idsOf()).toEqual(['smoke', 'age', 'ills']);
    expect(idsOf('follow_up')).toEqual(['smoke', 'age', 'ills', 'since']);
  });

  it('are found by their id and by nothing that objects inherit', () => {
    const form = asking([]);
    expect(itemsOf(form).get('since')?.followUpOnly).toBe(true);
    expect(itemsOf(form)).toBe(itemsOf(form));
    expect(isEnabled(form, 'constructor', {})).toBe(false);
    expect(valueOf({}, 'constructor')).toBeUndefined();
    expect(valueOf({ smoke: { state: 'skipped' } }, 'smoke')).toBeUndefined();
  });
});
