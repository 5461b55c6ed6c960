import { runPlanCase } from './plan-case';

const input = { region: 'low_back', chronicity: 'chronic', irritability: 'low', character: ['stiff'], goals: ['pain'], screened: true };
const run = (acceptance: object, more: object = {}, rest: object = {}) => runPlanCase({ id: 'X', input: { ...input, ...more }, acceptance, ...rest });
const errorOf = (result: ReturnType<typeof runPlanCase>) => (result.got as { error?: string }).error;
const failuresOf = (result: ReturnType<typeof runPlanCase>) => (result.got as { failures?: string[] }).failures;

describe('a plan case that does not hold', () => {
  it('says which limit failed', () => {
    expect(failuresOf(run({ status: 'postpone' }))).toEqual(['status is ok']);
    expect(failuresOf(run({ lead_one_of: ['reflexology'] }))).toEqual(['the lead is structural_clinical']);
    expect(failuresOf(run({ lead_one_of: ['swedish'] }, { screened: false }))).toEqual(['the lead is none']);
    expect(failuresOf(run({ max_pressure: 1, must_not_suggest: ['structural_clinical'] }, { pressure_pref: 4 }))).toEqual(expect.arrayContaining(['structural_clinical starts at 3', 'structural_clinical is suggested']));
    expect(failuresOf(run({ must_exclude_with_reason: ['swedish'] }))).toEqual(['swedish is not excluded']);
    expect(failuresOf(run({ must_be_empty: true }))).toEqual(['something is suggested']);
    expect(failuresOf(run({ dose: { sessions: 3, per_week: 1, session_min: '60' } }))).toEqual(['dose.sessions is 10']);
    expect(failuresOf(run({ dose: { sessions: 3 } }, { screened: false }))).toEqual(['dose.sessions is undefined']);
    expect(failuresOf(run({ self_care: ['stay_active', 'chin_nod'] }))).toEqual(['chin_nod is not offered']);
  });
});

describe('a plan case', () => {
  it('reads every field of the format', () => {
    const full = {
      referred_to: ['gluteal'], causes: ['desk_work'], pressure_pref: 3, flags: ['skin_local'], cleared: [], first_visit: false, medically_assessed: true,
      previous: [{ technique: 'swedish', response: 'better' }], liked: ['swedish'], declined: ['cupping'], credentials: ['core'], flag_regions: { skin_local: ['calf'] },
    };
    expect(run({ status: 'ok', why: 'because' }, full, { title: 't', why: 'w', sources: [], source: 's' }).passed).toBe(true);
    expect(run({ status: 'ok' }, { previous: { swedish: 'worse' } }).passed).toBe(true);
  });

  it.each<[string, object, object, object]>([
    ['acceptance.colour is not a limit of a plan case', { colour: 1 }, {}, {}],
    ['acceptance.toString is not a limit of a plan case', { toString: 1 }, {}, {}],
    ['note is not a field of a case', {}, {}, { note: 1 }],
    ['input.mood is not a field of a plan case', {}, { mood: 1 }, {}],
    ['input.region: "tail" is not known', {}, { region: 'tail' }, {}],
    ['input.region: 7 is not known', {}, { region: 7 }, {}],
    ['input.flags must be a list', {}, { flags: 'pregnancy' }, {}],
    ['input.screened must be true or false', {}, { screened: 'yes' }, {}],
    ['input.pressure_pref must be a level from 1 to 5', {}, { pressure_pref: 6 }, {}],
    ['input.pressure_pref must be a level from 1 to 5', {}, { pressure_pref: 0 }, {}],
    ['input.pressure_pref must be a level from 1 to 5', {}, { pressure_pref: 2.5 }, {}],
    ['input.previous must be an object', {}, { previous: null }, {}],
    ['acceptance.dose: "colour" is not known', { dose: { colour: 1 } }, {}, {}],
  ])('is an error of that case: %s', (message, acceptance, more, rest) => {
    const result = run(acceptance, more, rest);
    expect([result.passed, errorOf(result)]).toEqual([false, message]);
  });

  it('names what is missing, and is no object at all', () => {
    expect(errorOf(runPlanCase({ id: 'X', input: { region: 'low_back' }, acceptance: {} }))).toBe('input.chronicity is missing');
    expect(() => runPlanCase([])).toThrow('case must be an object');
    expect(errorOf(runPlanCase({ id: 'X', input, acceptance: [] }))).toBe('acceptance must be an object');
  });
});
