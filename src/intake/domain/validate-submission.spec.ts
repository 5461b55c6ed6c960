import type { Answers } from './answers';
import type { FormDefinition, FormItem } from './form';
import { progressOf } from './progress';
import { validateSubmission } from './validate-submission';

const options = ['no', 'yes'].map((code) => ({ code, text: { en: code } }));
const item = (linkId: string, more: Partial<FormItem> = {}): FormItem => ({
  linkId, type: 'choice', answerOption: options, text: { en: linkId }, required: true, screened: true, sensitive: false, allow: ['not_sure', 'skipped'],
  unknownPolicy: 'hold', ask: 'each_visit', ...more,
});

const form: FormDefinition = {
  id: 'test', version: 1, title: { en: 'Test' },
  groups: [
    { linkId: 'since', title: { en: 'Since' }, when: 'follow_up', items: [item('anything_new')] },
    {
      linkId: 'now', title: { en: 'Now' },
      items: [
        item('notice', { type: 'display', required: false }),
        item('injury'),
        item('injury_seen', { enableWhen: [{ question: 'injury', operator: '!=', answer: 'no' }] }),
        item('cough', { required: false }),
      ],
    },
  ],
};

describe('a form that is sent', () => {
  it('needs what is required, where it is asked', () => {
    expect(validateSubmission(form, {}, 'first').faults).toEqual([{ linkId: 'injury', code: 'required' }, { linkId: 'injury_seen', code: 'required' }]);
    expect(validateSubmission(form, { injury: { value: 'no' } }, 'first')).toEqual({ faults: [], answers: { injury: { value: 'no' } }, dropped: [] });
    expect(validateSubmission(form, { injury: { value: 'no' } }, 'follow_up').faults).toEqual([{ linkId: 'anything_new', code: 'required' }]);
  });

  it('takes "not sure" for what is required, and not a skip', () => {
    expect(validateSubmission(form, { injury: { state: 'not_sure' }, injury_seen: { value: 'yes' } }, 'first').faults).toEqual([]);
    expect(validateSubmission(form, { injury: { value: 'yes' }, injury_seen: { state: 'skipped' } }, 'first').faults).toEqual([{ linkId: 'injury_seen', code: 'required' }]);
  });

  it('drops answers to what is no longer asked, right or wrong, and says which', () => {
    const given: Answers = { injury: { value: 'no' }, injury_seen: { value: 'who?' }, anything_new: { value: 'no' } };
    expect(validateSubmission(form, given, 'first')).toEqual({ faults: [], answers: { injury: { value: 'no' } }, dropped: ['injury_seen', 'anything_new'] });
  });

  it('refuses wrong answers and strangers, prototype keys among them', () => {
    const given = JSON.parse('{"injury":{"value":"perhaps"},"injury_seen":{"value":"no"},"__proto__":{"value":"no"},"stranger":{"value":"no"}}') as Answers;
    expect(validateSubmission(form, given, 'first').faults).toEqual([
      { linkId: 'injury', code: 'needs_option' }, { linkId: '__proto__', code: 'unknown_question' }, { linkId: 'stranger', code: 'unknown_question' },
    ]);
    expect(validateSubmission(form, given, 'first').dropped).toEqual([]);
  });
});

describe('progress', () => {
  it('tells a follow-up question only once the question before it was reached', () => {
    expect(progressOf(form, {}, 'first')).toEqual([{ group: 'now', asked: ['injury', 'cough'], faced: 0, open: ['injury'] }]);
    expect(progressOf(form, { injury: { value: 'yes' } }, 'first')).toEqual([{ group: 'now', asked: ['injury', 'injury_seen', 'cough'], faced: 1, open: ['injury_seen'] }]);
    expect(progressOf(form, { injury: { value: 'no' }, cough: { state: 'skipped' } }, 'follow_up')).toEqual([
      { group: 'since', asked: ['anything_new'], faced: 0, open: ['anything_new'] },
      { group: 'now', asked: ['injury', 'cough'], faced: 2, open: [] },
    ]);
  });

  it('does not wait for a question that is not asked itself', () => {
    const chain: FormDefinition = { ...form, groups: [{ linkId: 'g', title: { en: 'G' }, items: [
      item('a'), item('b', { enableWhen: [{ question: 'a', operator: '=', answer: 'yes' }] }),
      item('c', { enableWhen: [{ question: 'a', operator: '=', answer: 'no' }, { question: 'b', operator: '=', answer: 'yes' }], enableBehavior: 'any' }),
    ] }] };
    expect(progressOf(chain, { a: { value: 'no' } }, 'first')[0]?.asked).toEqual(['a', 'c']);
  });
});
