import { itemsOf, standardIntake, type Answers } from '../../intake';
import { standardRuleSet } from '../rules/standard';
import { namedActivities, phq4, PHQ4_ANXIETY, PHQ4_DEPRESSION, PHQ4_SOURCES, YELLOW_FLAGS, yellowFlags } from './yellow-flags';

const mood = (nervous: string, worry: string, interest: string, down: string): Answers => ({
  phq4_nervous: { value: nervous }, phq4_worry: { value: worry }, phq4_interest: { value: interest }, phq4_down: { value: down },
});

describe('yellow flags', () => {
  it('are raised by the answers that the evidence names', () => {
    const answers: Answers = { yf_fear: { value: 'a_lot' }, yf_support: { value: 'no' }, yf_sleep: { value: 'no' }, yf_work: { value: 'maybe' } };
    expect(yellowFlags(answers).map(({ id, questionId }) => [id, questionId])).toEqual([['YF-FEAR', 'yf_fear'], ['YF-SUPPORT', 'yf_support']]);
  });

  it('are not raised by silence', () => {
    expect(yellowFlags({ yf_fear: { state: 'prefer_not_to_say' } })).toEqual([]);
    expect(yellowFlags(JSON.parse('{"__proto__":{"yf_fear":{"value":"a_lot"}}}'))).toEqual([]);
  });

  it('read questions and options that the form has, and cite sources that the rule set has', () => {
    const codes = (question: string) => itemsOf(standardIntake).get(question)?.item.answerOption?.map(({ code }) => code) ?? [];
    expect(YELLOW_FLAGS.filter(({ question, raisedBy }) => !raisedBy.every((code) => codes(question).includes(code)))).toEqual([]);
    expect([...YELLOW_FLAGS.flatMap(({ sources }) => sources), ...PHQ4_SOURCES].filter((source) => !Object.hasOwn(standardRuleSet.sources, source))).toEqual([]);
    for (const question of [...PHQ4_ANXIETY, ...PHQ4_DEPRESSION]) expect(codes(question)).toEqual(['not_at_all', 'several_days', 'more_than_half', 'nearly_every_day']);
  });

  it('are read by no rule, so they can neither hold nor lower a level', () => {
    const daily = standardIntake.groups.find(({ linkId }) => linkId === 'daily_life')?.items ?? [];
    expect(daily.length).toBe(19);
    expect(daily.filter(({ screened, required, unknownPolicy }) => screened || required || unknownPolicy !== 'ignore')).toEqual([]);
    const read = JSON.stringify([standardRuleSet.rules, standardRuleSet.macros]);
    expect(daily.filter(({ linkId }) => read.includes(`"${linkId}"`))).toEqual([]);
  });
});

describe('the PHQ-4', () => {
  // Bands and cut-offs: Kroenke K et al., Psychosomatics 2009;50:613-621.
  it.each([
    [mood('not_at_all', 'not_at_all', 'not_at_all', 'not_at_all'), { total: 0, band: 'none', anxiety: 0, anxietyRaised: false, depression: 0, depressionRaised: false }],
    [mood('several_days', 'several_days', 'not_at_all', 'not_at_all'), { total: 2, band: 'none', anxiety: 2, anxietyRaised: false, depression: 0, depressionRaised: false }],
    [mood('nearly_every_day', 'not_at_all', 'not_at_all', 'not_at_all'), { total: 3, band: 'mild', anxiety: 3, anxietyRaised: true, depression: 0, depressionRaised: false }],
    [mood('several_days', 'several_days', 'several_days', 'more_than_half'), { total: 5, band: 'mild', anxiety: 2, anxietyRaised: false, depression: 3, depressionRaised: true }],
    [mood('more_than_half', 'more_than_half', 'several_days', 'several_days'), { total: 6, band: 'moderate', anxiety: 4, anxietyRaised: true, depression: 2, depressionRaised: false }],
    [mood('more_than_half', 'more_than_half', 'more_than_half', 'more_than_half'), { total: 8, band: 'moderate', anxiety: 4, anxietyRaised: true, depression: 4, depressionRaised: true }],
    [mood('nearly_every_day', 'more_than_half', 'more_than_half', 'more_than_half'), { total: 9, band: 'severe', anxiety: 5, anxietyRaised: true, depression: 4, depressionRaised: true }],
    [mood('nearly_every_day', 'nearly_every_day', 'nearly_every_day', 'nearly_every_day'), { total: 12, band: 'severe', anxiety: 6, anxietyRaised: true, depression: 6, depressionRaised: true }],
  ])('scores %#', (answers, expected) => expect(phq4(answers)).toEqual(expected));

  it('has no score unless all four items are answered', () => {
    const { phq4_down: _, ...three } = mood('several_days', 'several_days', 'several_days', 'several_days');
    expect([phq4(three), phq4({ ...three, phq4_down: { state: 'skipped' } }), phq4({})]).toEqual([null, null, null]);
  });
});

describe('the client\'s own activities', () => {
  it('keep their words and their scores', () => {
    const answers: Answers = { psfs_activity_1: { value: 'lift my child' }, psfs_score_1: { value: 4 }, psfs_activity_2: { value: 'drive' }, psfs_score_2: { state: 'skipped' } };
    expect(namedActivities(answers)).toEqual([{ activity: 'lift my child', score: 4 }, { activity: 'drive', score: null }]);
  });
});
