import { faultMessage } from './faults';
import type { FormDefinition, FormItem } from './form';
import { validateAnswer } from './validate-answer';

const options = (...codes: string[]) => codes.map((code) => ({ code, text: { en: code }, ...(code === 'none' && { exclusive: true }) }));
const item = (linkId: string, type: FormItem['type'], more: Partial<FormItem> = {}): FormItem => ({
  linkId, type, text: { en: linkId }, required: false, screened: false, sensitive: false, allow: ['not_sure', 'skipped'], unknownPolicy: 'ignore', ask: 'each_visit', ...more,
});

const form: FormDefinition = {
  id: 'test', version: 1, title: { en: 'Test' },
  groups: [
    {
      linkId: 'all', title: { en: 'All' },
      items: [
        item('yes_no', 'boolean'),
        item('age', 'integer', { minValue: 0, maxValue: 120, unit: { en: 'years', es: 'años' } }),
        item('weight', 'decimal', { minValue: 2, unit: { en: 'kg' } }),
        item('count', 'decimal'),
        item('name', 'string', { maxLength: 5 }),
        item('line', 'string'),
        item('story', 'text'),
        item('long', 'text', { maxLength: 3000 }),
        item('day', 'date'),
        item('one', 'choice', { answerOption: options('no', 'yes') }),
        item('many', 'choice', { repeats: true, answerOption: options('none', 'flu', 'cold') }),
        item('empty', 'choice'),
        item('map', 'pain-map', { marks: { regions: options('neck', 'back'), sides: options('left', 'right'), characters: options('tight', 'sharp') } }),
        item('no_map', 'pain-map'),
        item('notice', 'display'),
      ],
    },
  ],
};

const codeOf = (linkId: string, answer: unknown): string | undefined => validateAnswer(form, linkId, answer)?.code;
const mark = (more: object = {}) => ({ region: 'neck', side: 'left', character: ['tight'], intensity: 5, ...more });

describe('an answer', () => {
  it.each([
    ['yes_no', true], ['age', 0], ['age', 120], ['weight', 2.5], ['count', -3.25], ['name', 'Ben'], ['line', 'x'.repeat(200)], ['story', 'x'.repeat(2000)],
    ['story', 'two\nlines\tand a 🦶'], ['long', 'x'.repeat(3000)], ['day', '2024-02-29'], ['one', 'yes'], ['many', ['flu', 'cold']], ['many', ['none']],
    ['map', [mark(), mark({ side: 'right', character: ['tight', 'sharp'], intensity: 0 })]],
  ])('to %s may be %j', (linkId, value) => {
    expect(validateAnswer(form, linkId, { value })).toBeUndefined();
  });

  it.each([
    ['yes_no', 'yes', 'needs_yes_no'],
    ['age', 1.5, 'needs_whole_number'], ['age', -1, 'needs_whole_number'], ['age', 121, 'needs_whole_number'], ['age', '39', 'needs_whole_number'],
    ['weight', 1, 'needs_number'], ['weight', NaN, 'needs_number'], ['count', Infinity, 'needs_number'], ['weight', null, 'needs_number'],
    ['name', 'x'.repeat(6), 'needs_text'], ['name', ' ', 'needs_text'], ['name', 5, 'needs_text'], ['line', 'x'.repeat(201), 'needs_text'], ['story', 'x'.repeat(2001), 'needs_text'],
    ['story', 'a\u0000', 'unstorable_text'], ['story', 'a\ud800', 'unstorable_text'], ['name', '\u0007', 'unstorable_text'],
    ['day', '2026-02-30', 'needs_date'], ['day', '2026-13-01', 'needs_date'], ['day', '26-01-01', 'needs_date'], ['day', 20260101, 'needs_date'],
    ['one', 'maybe', 'needs_option'], ['one', ['yes'], 'needs_option'], ['one', '__proto__', 'needs_option'], ['empty', 'yes', 'needs_option'],
    ['many', 'flu', 'needs_options'], ['many', [], 'needs_options'], ['many', ['flu', 'flu'], 'needs_options'], ['many', ['flu', 'pox'], 'needs_options'], ['many', [{}], 'needs_options'],
    ['many', ['none', 'flu'], 'exclusive_option'],
    ['map', [], 'needs_marks'], ['map', {}, 'needs_marks'], ['map', Array.from({ length: 31 }, () => mark()), 'needs_marks'],
    ['map', [null], 'mark_malformed'], ['map', ['neck'], 'mark_malformed'], ['map', [mark({ region: 'moon' })], 'mark_malformed'], ['map', [mark({ side: 'up' })], 'mark_malformed'],
    ['map', [mark({ character: [] })], 'mark_malformed'], ['map', [mark({ character: 'tight' })], 'mark_malformed'], ['map', [mark({ character: ['tight', 'tight'] })], 'mark_malformed'],
    ['map', [mark({ character: ['loud'] })], 'mark_malformed'], ['map', [mark({ intensity: 11 })], 'mark_malformed'], ['map', [mark({ intensity: -1 })], 'mark_malformed'],
    ['map', [mark({ intensity: 2.5 })], 'mark_malformed'], ['map', [mark({ note: 'x' })], 'mark_malformed'], ['map', [mark(), mark({ intensity: 2 })], 'mark_malformed'],
    ['no_map', [mark()], 'mark_malformed'],
  ])('to %s may not be %j: %s', (linkId, value, code) => {
    expect(codeOf(linkId, { value })).toBe(code);
  });

  it.each([[null], ['yes'], [[]], [{}], [{ value: true, state: 'skipped' }], [{ other: 1 }]])('is not %j', (answer) => {
    expect(codeOf('yes_no', answer)).toBe('malformed');
  });

  it('may be missing only in the ways that the question allows', () => {
    expect(codeOf('age', { state: 'not_sure' })).toBeUndefined();
    expect(codeOf('age', { state: 'prefer_not_to_say' })).toBe('state_not_allowed');
    expect(codeOf('age', { state: '__proto__' })).toBe('state_not_allowed');
  });

  it.each(['nothing', '__proto__', 'constructor', 'notice'])('is not given to %s', (linkId) => {
    expect(codeOf(linkId, { value: true })).toBe('unknown_question');
  });
});

describe('what is said of a fault', () => {
  const said = (linkId: string, value: unknown, locale: 'en' | 'es'): string | undefined => {
    const fault = validateAnswer(form, linkId, { value });
    return fault && faultMessage(fault, locale);
  };

  it('is what would be valid, in the language of the form', () => {
    expect(said('age', 200, 'en')).toBe('Type a whole number from 0 to 120 years.');
    expect(said('age', 200, 'es')).toBe('Escriba un número entero de 0 a 120 años.');
    expect(said('name', 'too long', 'en')).toBe('Type a text of at most 5 characters.');
    expect(said('map', [], 'es')).toBe('Marque de 1 a 30 lugares en el cuerpo.');
    expect(faultMessage({ linkId: 'weight', code: 'needs_number', limits: { min: 2, max: 400, unit: { en: 'kg' } } }, 'es')).toBe('Escriba un número de 2 a 400 kg.');
    expect(faultMessage({ linkId: 'pain_now', code: 'needs_whole_number', limits: { min: 0, max: 10 } }, 'en')).toBe('Type a whole number from 0 to 10.');
    expect(faultMessage({ linkId: 'one', code: 'needs_option' }, 'en')).toBe('Choose one of the answers offered.');
  });
});
