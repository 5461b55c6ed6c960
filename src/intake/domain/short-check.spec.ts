import { ageing } from '../forms/ageing';
import { standardIntake } from '../forms/neck-and-back';
import type { Answers } from './answers';
import { isEnabled, itemsOf } from './enable-when';
import { checkForm, grown, isGate, mergeCheck, type Followed } from './short-check';

const first = new Date('2026-06-01T12:00:00Z');
const in10Days = new Date('2026-06-11T12:00:00Z');
const in40Days = new Date('2026-07-11T12:00:00Z');
const value = (said: Readonly<Record<string, unknown>>): Answers => Object.fromEntries(Object.entries(said).map(([id, one]) => [id, { value: one }])) as Answers;

const WELL = value({ age: 60, sex: 'male', site: ['neck'], onset: 'slow', trauma: 'none', leg_weak: 'no', saddle_numb: 'no', medicines: ['none'], conditions: ['heart_failure'], hf_worse: 'no', cancer: 'never' });
const followed = (answers: Answers = WELL, put: Iterable<string> = itemsOf(standardIntake).keys()): Followed => ({ answers, put: new Set(put), timeOf: () => first });
const checkOf = (until: Date, after: Followed = followed()) => checkForm(standardIntake, ageing, after, until);
const NO_NEWS = value({ since_new: ['none'], consent_self: 'yes', ...Object.fromEntries(ageing.groups.filter(({ text }) => text).map(({ id }) => [`changed_${id}`, 'no'])) });

describe('the check as a form', () => {
  it('begins with the three questions, then asks about each group', () => {
    const [sinceLast, groups] = checkOf(in10Days).groups;
    expect(sinceLast?.items.map(({ linkId }) => linkId)).toEqual(['since_new', 'since_change', 'relief_hours']);
    expect(groups?.items.map(({ linkId }) => linkId)).toEqual([
      'changed_bladder', 'changed_legs', 'changed_arms', 'changed_head', 'changed_chest', 'changed_limbs', 'changed_unwell', 'changed_injury', 'changed_pregnancy', 'changed_pain', 'changed_skin',
      'changed_medicines', 'changed_illness', 'changed_touch',
    ]);
  });

  it('lets everything rest after a no', () => {
    const check = checkOf(in10Days);
    for (const linkId of ['leg_weak', 'medicines', 'cancer', 'age', 'site']) expect([linkId, isEnabled(check, linkId, NO_NEWS)]).toEqual([linkId, false]);
    expect(isEnabled(check, 'consent_self', NO_NEWS)).toBe(true);
  });

  it.each<[string, Answers]>([
    ['yes', value({ changed_legs: 'yes' })],
    ['not sure', { changed_legs: { state: 'not_sure' } }],
    ['what is new', value({ since_new: ['numb_weak'] })],
  ])('opens a group by %s', (_why, said) => {
    const check = checkOf(in10Days);
    expect(isEnabled(check, 'leg_weak', { ...NO_NEWS, ...said })).toBe(true);
    expect(isEnabled(check, 'medicines', { ...NO_NEWS, ...said })).toBe(false);
  });

  it('does not ask about a group that was named as new', () => {
    expect(isEnabled(checkOf(in10Days), 'changed_legs', value({ since_new: ['numb_weak'] }))).toBe(false);
    expect(isEnabled(checkOf(in10Days), 'changed_legs', value({ since_new: ['skin'] }))).toBe(true);
  });

  it('asks men nothing about pregnancy, whatever the rest says', () => {
    expect(isEnabled(checkOf(in10Days), 'changed_pregnancy', NO_NEWS)).toBe(false);
    const woman = checkOf(in10Days, followed({ ...WELL, sex: { value: 'female' } }));
    expect(isEnabled(woman, 'changed_pregnancy', NO_NEWS)).toBe(true);
    const unsure = checkOf(in10Days, followed({ ...WELL, sex: { state: 'not_sure' } }));
    expect(isEnabled(unsure, 'changed_pregnancy', NO_NEWS)).toBe(true);
  });

  it('follows up by answers that stand', () => {
    const said = { ...NO_NEWS, ...value({ changed_chest: 'yes', changed_head: 'yes' }) };
    expect([isEnabled(checkOf(in10Days), 'hf_worse', said), isEnabled(checkOf(in10Days), 'scalp_tender', said)]).toEqual([true, true]);
    const young = checkOf(in10Days, followed({ ...WELL, age: { value: 30 }, conditions: { value: ['none'] } }));
    expect([isEnabled(young, 'hf_worse', said), isEnabled(young, 'scalp_tender', said)]).toEqual([false, false]);
    const unknown = checkOf(in10Days, followed(value({ site: ['neck'] })));
    expect([isEnabled(unknown, 'hf_worse', said), isEnabled(unknown, 'scalp_tender', said)]).toEqual([true, true]);
  });

  it('shows no answer from before, but where another question looks at it', () => {
    const standing = checkOf(in10Days).groups.flatMap(({ items }) => items.filter((item) => item.standing).map(({ linkId }) => linkId));
    expect(standing).toEqual(['age', 'sex', 'onset', 'cancer', 'trauma', 'conditions']);
  });

  it('asks for medicines in full once they will be older than a month before the link ends, and for no yes or no first', () => {
    const check = checkOf(in40Days);
    expect([isEnabled(check, 'medicines', NO_NEWS), isEnabled(check, 'cancer', NO_NEWS), isEnabled(check, 'leg_weak', NO_NEWS)]).toEqual([true, false, false]);
    expect(itemsOf(check).has('changed_medicines')).toBe(false);
  });

  it('asks in full for a group with a question that was never put', () => {
    const before = [...itemsOf(standardIntake).keys()].filter((id) => !['implants', 'consent_self'].includes(id));
    const check = checkOf(in10Days, followed(WELL, before));
    expect([isEnabled(check, 'implants', NO_NEWS), isEnabled(check, 'cancer', NO_NEWS), isEnabled(check, 'medicines', NO_NEWS)]).toEqual([true, true, false]);
  });

  it('asks in full for a group with a question that only the age of today is asked', () => {
    const at = (age: number) => grown(standardIntake, followed({ ...WELL, ...value({ age: 49 }) }), value({ age }));
    expect([49, 50].map((age) => isEnabled(checkOf(in10Days, at(age)), 'scalp_tender', NO_NEWS))).toEqual([false, true]);
    expect(at(50).answers.age).toEqual({ value: 50 });
  });
});

describe('the answers after a check', () => {
  const merged = (said: Answers, until = in10Days, after: Followed = followed()) => mergeCheck(standardIntake, checkOf(until, after), ageing, after, said);

  it('without news are those before, warning signs as of now, the rest as old as it is', () => {
    const { answers, answerTimes, answeredAt, checked } = merged(NO_NEWS);
    expect(answers).toEqual({ ...WELL, since_new: { value: ['none'] }, consent_self: { value: 'yes' } });
    expect(Object.keys(answerTimes).sort()).toEqual(['age', 'cancer', 'conditions', 'medicines', 'sex']);
    expect(answerTimes.medicines).toBe('2026-06-01T12:00:00.000Z');
    expect(answeredAt).toEqual(first);
    expect(Object.keys(checked).every(isGate)).toBe(true);
    expect(checked.changed_legs).toEqual({ value: 'no' });
  });

  it('of a group that was opened are those given now; what was left empty there is empty', () => {
    const { answers } = merged({ ...NO_NEWS, ...value({ changed_legs: 'yes', unsteady: 'yes' }) });
    expect([answers.unsteady, answers.leg_weak, answers.saddle_numb]).toEqual([{ value: 'yes' }, undefined, { value: 'no' }]);
  });

  it('drops what is no longer asked', () => {
    const hurt = followed({ ...WELL, trauma: { value: 'fall' }, trauma_days: { value: 5 } });
    const { answers } = merged({ ...NO_NEWS, ...value({ changed_injury: 'yes', trauma: 'none' }) }, in10Days, hurt);
    expect([answers.trauma, answers.trauma_days]).toEqual([{ value: 'none' }, undefined]);
  });

  it('count from this check once everything that ages within a month was asked again', () => {
    const { answeredAt, answerTimes } = merged({ ...NO_NEWS, ...value({ medicines: ['none'], conditions: ['none'] }) }, in40Days);
    expect(Object.keys(answerTimes).sort()).toEqual(['age', 'cancer', 'sex']);
    // History of 40 days ago outlives a plan of today: the time lies ahead, and the database takes its own now.
    expect(answeredAt?.toISOString()).toBe('2027-05-02T12:00:00.000Z');
  });

  it('have no age of their own where all was asked', () => {
    const { answeredAt, answerTimes } = merged(value({ since_new: ['none'] }), in10Days, followed({}));
    expect([answeredAt, answerTimes]).toEqual([undefined, {}]);
  });
});
