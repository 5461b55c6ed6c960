import { catalogue } from '../../techniques';
import { emptyPlanInput } from './plan-input';
import type { PlanInput } from './plan-input';
import { suggest } from './suggest';

/** Inputs and limits written from technique-evidence.json and plan-method.md, not from what the suggester says. */
const base: PlanInput = { ...emptyPlanInput, region: 'upper_back', chronicity: 'chronic', irritability: 'low', character: ['stiff', 'tight'], goals: ['pain'] };
const plan = (said: Partial<PlanInput>) => suggest({ ...base, ...said }, catalogue);

const FORCEFUL = ['deep_tissue', 'trigger_point', 'neuromuscular', 'cross_fibre_friction', 'active_release'];
const VIGOROUS = ['sports', 'thai', 'tui_na', 'lomi_lomi'];
const SCRAPE = ['cupping', 'gua_sha', 'iastm'];
const STRETCH = ['thai', 'tui_na', 'pnf', 'active_release'];
const EVERYTHING = [...FORCEFUL, ...VIGOROUS, ...SCRAPE, 'hot_stone', ...STRETCH];

describe('flags that a plan must respect', () => {
  it.each<[string, number, readonly string[]]>([
    ['active_cancer', 2, EVERYTHING], ['heart_failure', 2, EVERYTHING], ['renal_failure', 2, EVERYTHING], ['known_clot_treated', 2, EVERYTHING], ['high_risk_pregnancy', 2, EVERYTHING],
    ['first_trimester', 2, EVERYTHING], ['recent_surgery', 2, EVERYTHING], ['low_platelets', 1, EVERYTHING], ['reduced_feedback', 2, EVERYTHING], ['frail_older', 2, EVERYTHING],
    ['anticoagulant', 2, [...FORCEFUL, ...VIGOROUS, ...SCRAPE, ...STRETCH]], ['osteoporosis', 2, [...FORCEFUL, ...VIGOROUS, ...SCRAPE, ...STRETCH]],
    ['cervical_instability', 2, [...FORCEFUL, ...VIGOROUS, ...SCRAPE, ...STRETCH]], ['radiculopathy_known', 3, [...FORCEFUL, ...VIGOROUS, ...SCRAPE, ...STRETCH]],
    ['pregnancy', 3, [...SCRAPE, 'hot_stone', ...STRETCH]], ['arthritis_inflammatory', 3, [...FORCEFUL, ...SCRAPE, ...STRETCH]], ['lymphoedema', 3, [...FORCEFUL, ...VIGOROUS, ...SCRAPE, 'hot_stone']],
    ['diabetes_neuropathy', 3, [...SCRAPE, 'hot_stone']], ['hypermobility', 3, STRETCH], ['spondylosis', 3, STRETCH], ['fibromyalgia', 3, SCRAPE], ['bp_controlled', 3, []],
    ['eczema_psoriasis', 4, SCRAPE], ['heat_sensitive', 4, ['hot_stone']], ['thyroid', 4, []], ['asthma', 4, []], ['trauma_history', 4, []],
  ])('%s caps pressure at %i and excludes its risk classes, naming the flag', (flag, cap, classes) => {
    const got = plan({ flags: [flag], cleared: [flag], medicallyAssessed: true, credentials: catalogue.words.credentials });
    expect(got.status).toBe('ok');
    expect(got.ceiling?.value).toBeLessThanOrEqual(cap);
    for (const technique of classes) {
      const row = got.excluded.find((one) => one.technique === technique);
      expect([technique, row?.reasons.some(({ code }) => code === 'flag')]).toEqual([technique, true]);
    }
  });
});

describe('the dose', () => {
  const dose = (said: Partial<PlanInput>) => {
    const got = plan(said).dose;
    return [got?.rule, got?.session_min, got?.per_week, got?.weeks, got?.sessions];
  };
  it.each<[string, Partial<PlanInput>, unknown[]]>([
    ['chronic neck (Sherman 2014)', { region: 'neck_post' }, ['neck_chronic', 60, '2 (range 2-3)', 4, 8]],
    ['subacute neck', { region: 'shoulder_top', chronicity: 'subacute' }, ['neck_subacute', 45, '1', 4, 4]],
    ['acute neck', { region: 'suboccipital', chronicity: 'acute' }, ['neck_acute', 30, '1', 2, 2]],
    ['acute low back', { region: 'low_back', chronicity: 'acute' }, ['lbp_acute', 30, '1', 3, 3]],
    ['subacute low back', { region: 'gluteal', chronicity: 'subacute' }, ['lbp_subacute', 45, '1', 6, 6]],
    ['chronic low back (Cherkin 2011)', { region: 'low_back' }, ['lbp_chronic', 60, '1', 10, 10]],
    ['any other region', { region: 'calf' }, ['other', 45, '1', 4, 4]],
    ['high irritability', { region: 'low_back', irritability: 'high' }, ['lbp_chronic', 30, '1', 10, 10]],
    ['moderate irritability', { region: 'neck_post', irritability: 'moderate' }, ['neck_chronic', 45, '2 (range 2-3)', 4, 8]],
    ['pregnancy', { region: 'low_back', flags: ['pregnancy'] }, ['lbp_chronic', 45, '1', 4, 4]],
    ['a blood thinner', { region: 'neck_post', flags: ['anticoagulant'] }, ['neck_chronic', 45, '1', 4, 4]],
    ['a treated clot, which brings the blood thinner', { region: 'low_back', flags: ['known_clot_treated'], cleared: ['known_clot_treated'] }, ['lbp_chronic', 45, '1', 4, 4]],
    ['osteoporosis', { region: 'low_back', flags: ['osteoporosis'] }, ['lbp_chronic', 45, '1', 4, 4]],
    ['cleared cancer', { region: 'low_back', flags: ['active_cancer'], cleared: ['active_cancer'] }, ['lbp_chronic', 30, '1', 4, 4]],
    ['fibromyalgia', { region: 'neck_post', flags: ['fibromyalgia'] }, ['neck_chronic', 45, '1', 4, 4]],
  ])('of %s', (_what, said, expected) => expect(dose(said)).toEqual(expected));

  it('names the booster course for a neck that got better, and that wellness is not treatment', () => {
    expect(plan({ region: 'neck_post', previous: { swedish: 'better' } }).dose?.modifiers.map(({ id }) => id)).toEqual(['booster']);
    expect(plan({ goals: ['wellness'] }).dose?.modifiers.map(({ id }) => id)).toEqual(['maintenance']);
  });

  it('is shortened by a limit of screening, naming the rule', () => {
    const limits = { pressureMax: { value: 2, from: 'CI-X' }, pressureMaxLocal: [{ where: 'neck', value: 1, from: 'CI-Y' }], excludeTechniques: [], excludeRegions: [], excludePositions: [], excludeProducts: [], require: [], advice: [], session: { maxMinutes: 20, from: ['CI-X'] } };
    const got = plan({ limits });
    expect([got.dose?.session_min, got.dose?.modifiers.at(-1)]).toEqual([20, { id: 'session_limit', text: 'At most 20 minutes (CI-X).', from: ['CI-X'], sources: [] }]);
    expect(got.ceiling?.setBy).toEqual([{ value: 2, code: 'screening', text: 'Screening: up to 2', cause: 'CI-X' }]);
    expect(got.noGo.map(({ place, pressureMax, from }) => [place, pressureMax, from])).toEqual([['suboccipital', 1, ['CI-Y']], ['neck_post', 1, ['CI-Y']], ['neck_antlat', 1, ['CI-Y']]]);
  });

  it('asks where a place is that nobody has named', () => {
    expect(plan({ flags: ['lymphoedema'] }).noGo.find(({ place }) => place === 'limb_affected')).toMatchObject({ pressureMax: 0, askWhere: expect.stringMatching(/./), from: ['lymphoedema'] });
  });
});

describe('every region', () => {
  it.each(catalogue.regions.map(({ id }) => [id] as const))('%s gets a lead that is done there or beside it, within the ceiling', (region) => {
    const got = plan({ region });
    expect(got.status).toBe('ok');
    expect(got.lead?.startPressure).toBeLessThanOrEqual(got.ceiling?.value ?? 0);
    expect(got.lead?.regions.length).toBeGreaterThan(0);
  });
});
