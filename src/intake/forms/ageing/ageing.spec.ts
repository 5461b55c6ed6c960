import { ageing } from '.';
import { standardIntake } from '../neck-and-back';

const questions = standardIntake.groups.flatMap(({ items }) => items.map(({ linkId }) => linkId));
const groupOf = (linkId: string): string | undefined => ageing.questions.find(({ id }) => id === linkId)?.group;

describe('the ages of answers', () => {
  it('has one entry per question of the form, and none besides', () => {
    expect(ageing.questions.map(({ id }) => id).sort()).toEqual([...questions].sort());
  });

  it('has four kinds, as the evidence sets them, each with its source', () => {
    expect(ageing.classes.map(({ id, visitHours, planningHours }) => [id, visitHours, planningHours])).toEqual([
      ['visit', 24, null], ['sentinel', 24, 720], ['medicines', 720, 720], ['history', 8760, 8760],
    ]);
    expect(ageing.classes.filter(({ source }) => !source.includes('design.rescreen'))).toEqual([]);
    expect(ageing.questions.filter((one) => !ageing.classes.some(({ id }) => id === one.class))).toEqual([]);
  });

  it('calls a warning sign every question that the form asks at each visit and must know', () => {
    const items = standardIntake.groups.flatMap((group) => group.items);
    const sharp = items.filter((item) => item.screened && item.ask === 'each_visit' && item.unknownPolicy === 'hold').map(({ linkId }) => linkId);
    const other = sharp.filter((linkId) => ageing.questions.find(({ id }) => id === linkId)?.class !== 'sentinel');
    // Asked at every check, and how old somebody is.
    expect(other).toEqual(['since_new', 'age', 'consent_self']);
  });

  it('lets no answer that the evidence asks each month grow older, but what was true for life', () => {
    const monthly = standardIntake.groups.flatMap((group) => group.items).filter((item) => item.screened && item.ask === 'monthly').map(({ linkId }) => linkId);
    expect(monthly.filter((linkId) => ageing.questions.find(({ id }) => id === linkId)?.class === 'history')).toEqual(['weight_kg', 'aneurysm_known', 'cancer', 'bone_risk', 'implants']);
  });
});

describe('the groups of the check', () => {
  it('asks about every warning sign behind a yes or no, in two languages', () => {
    const sentinels = ageing.questions.filter((one) => one.class === 'sentinel');
    const gated = ageing.groups.filter(({ text }) => text);
    expect(sentinels.filter(({ group }) => !gated.some(({ id }) => id === group))).toEqual([]);
    expect(gated.filter(({ text }) => !text?.es || text.es === text.en)).toEqual([]);
    expect(ageing.questions.filter(({ group }) => group !== undefined && !ageing.groups.some(({ id }) => id === group))).toEqual([]);
  });

  it('keeps follow-up questions with the question that they follow, or with one that every check asks', () => {
    const apart = standardIntake.groups.flatMap(({ items }) =>
      items.flatMap(({ linkId, enableWhen = [] }) => enableWhen.filter(({ question }) => groupOf(question) !== groupOf(linkId)).map(({ question }) => `${linkId} after ${question}`)),
    );
    // Each looks at an answer that stands.
    expect([...new Set(apart)]).toEqual([
      'guardian_present after age', 'scalp_tender after age', 'jaw_chew after age', 'girdle_stiff after age', 'cancer_care after cancer', 'neck_turn_45 after onset',
      'hf_worse after conditions', 'pregnant after sex', 'preg_weeks after pregnant', 'massage_reaction after previous_massage',
    ]);
  });

  it('has a group for every new thing that a client can name', () => {
    const named = standardIntake.groups.flatMap(({ items }) => items).find(({ linkId }) => linkId === 'since_new')?.answerOption?.map(({ code }) => code) ?? [];
    expect(named.filter((code) => !ageing.groups.some(({ sinceNew }) => sinceNew.includes(code)))).toEqual(['none']);
  });
});
