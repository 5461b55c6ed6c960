import { runScreeningCase } from './screening-case';

const given = { id: 'X1', answers: { saddle_numb: 'new' }, expected_min: 'emergency_now', expected_max: 'emergency_now' };
const error = (input: unknown) => {
  try {
    runScreeningCase(input);
  } catch (thrown) {
    return (thrown as Error).message;
  }
  return 'no error';
};

describe('a published case', () => {
  it('passes between its two levels and shows what was found', () => {
    const { id, passed, got, expected } = runScreeningCase(given);
    expect({ id, passed, expected }).toEqual({ id: 'X1', passed: true, expected: { min: 'emergency_now', max: 'emergency_now' } });
    expect(got).toMatchObject({ level: 'emergency_now', findings: ['CES-01', 'CI-DEFAULT'] });
    expect((got as { undecided: string[] }).undecided).toEqual(expect.arrayContaining(['age', 'bladder_change', 'cancer']));
  });

  it.each([
    ['below its least level', { expected_min: 'proceed', expected_max: 'urgent_same_day' }],
    ['above its greatest level', { answers: { fever: 'no' }, expected_min: 'urgent_same_day', expected_max: 'emergency_now' }],
  ])('fails %s', (_, over) => expect(runScreeningCase({ ...given, ...over }).passed).toBe(false));

  it.each([
    [{ bladder_change: 'not_sure' }],
    [{ bladder_change: 'prefer_not_to_say' }],
    [{ bladder_change: 'skip' }],
    [{}],
  ])('takes %j as no answer', (answers) => {
    const { got } = runScreeningCase({ ...given, answers });
    expect((got as { undecided: string[] }).undecided).toContain('bladder_change');
  });

  it.each<[string, object, string]>([
    ['an unknown field', { hint: 1 }, 'unknown field "hint"'],
    ['an unknown level', { expected_min: 'fine' }, 'unknown level "fine"'],
    ['a level that is missing', { expected_max: undefined }, 'unknown level undefined'],
    ['an unknown question', { answers: { nope: 'yes' } }, 'unknown question "nope"'],
    ['a word of the language as a question', { answers: { constructor: 'yes' } }, 'unknown question "constructor"'],
    ['an unknown option', { answers: { fever: 'maybe' } }, '"fever": unknown option "maybe"'],
    ['an unknown option among others', { answers: { site: ['neck', 'knee'] } }, '"site": unknown option "knee"'],
    ['an empty list', { answers: { site: [] } }, '"site": unknown option undefined'],
    ['one option where a list belongs', { answers: { site: 'neck' } }, '"site": needs a list of option codes'],
    ['a text where a number belongs', { answers: { age: '43' } }, '"age": needs a number'],
    ['a number without end', { answers: { age: Infinity } }, '"age": needs a number'],
    ['a word that the question does not offer', { answers: { age: 'prefer_not_to_say' } }, '"age": needs a number'],
    ['answers that are no object', { answers: 'yes' }, 'answers must be an object'],
    ['answers that are null', { answers: null }, 'answers must be an object'],
  ])('is in error with %s', (_, over, message) => expect(error({ ...given, ...over })).toBe(message));
});
