import { completeIntake, knots, takeOn, type Said } from '../support/course';
import { openWorld, type World } from '../support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const HARD_DAYS: Said = {
  daily_life_ask: 'yes',
  psfs_activity_1: 'Sit through a film', psfs_score_1: 4, psfs_activity_2: 'Lift my bag', psfs_score_2: { state: 'skipped' },
  yf_fear: 'a_lot', yf_belief: 'yes', yf_never_better: 'often', yf_sleep: 'yes', yf_work: 'yes', yf_support: 'no', yf_expect: 'yes', yf_pain_pills: 'yes',
  phq4_nervous: 'nearly_every_day', phq4_worry: 'nearly_every_day', phq4_interest: 'more_than_half', phq4_down: 'more_than_half',
};

const screeningOf = async (answers: Said) => {
  const patient = await takeOn(world, 'dee');
  await completeIntake(world, 'dee', patient, { ...knots, ...answers });
  const [{ id }] = (await world.as('ana').get(`/clients/${patient.id}/screenings`)).body.items;
  return { patient, chart: (await world.as('ana').get(`/screenings/${id}`)).body };
};

describe('yellow flags', () => {
  it('are shown to the therapist with what was said, what may help and the source, and hold nothing', async () => {
    const { patient, chart } = await screeningOf(HARD_DAYS);
    expect(chart.level).toBe('proceed');
    expect(chart.psychosocial.yellowFlags.map(({ id }: { id: string }) => id)).toEqual(['YF-FEAR', 'YF-BELIEF', 'YF-CATAS', 'YF-SLEEP', 'YF-WORK', 'YF-SUPPORT', 'YF-EXPECT', 'YF-OPIOID']);
    expect(chart.psychosocial.yellowFlags[6]).toMatchObject({ said: { questionId: 'yf_expect', answer: 'Yes' }, sources: [{ id: 'KNGF2021' }] });
    expect(chart.psychosocial.phq4).toMatchObject({ total: 10, band: 'severe', anxiety: 6, anxietyRaised: true, depression: 4, depressionRaised: true, advice: expect.stringContaining('doctor or counsellor') });
    expect(chart.psychosocial.activities).toEqual([{ activity: 'Sit through a film', score: 4 }, { activity: 'Lift my bag', score: null }]);
    expect((await world.as('ana').get(`/clients/${patient.id}/gate`)).body).toMatchObject({ open: true });
  });

  it('lower no red flag', async () => {
    const { chart } = await screeningOf({ ...HARD_DAYS, saddle_numb: 'new' });
    expect(chart.level).toBe('emergency_now');
  });

  it('need no answer: who does not want to be asked is not asked', async () => {
    const { chart } = await screeningOf({ ...HARD_DAYS, daily_life_ask: 'no' });
    expect(chart.psychosocial).toEqual({ yellowFlags: [], phq4: null, activities: [] });
    expect(chart.level).toBe('proceed');
  });
});
