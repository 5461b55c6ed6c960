import { chronicityOf, irritabilityOf, mainRegionOf, planInputFrom } from './plan-input-from';
import type { PlanSources } from './plan-input-from';
import { catalogue } from '../../techniques';
import type { IntakeAnswers } from './intake-answers';
import { suggest } from './suggest';

const answered = (values: Record<string, unknown>): IntakeAnswers => Object.fromEntries(Object.entries(values).map(([question, value]) => [question, { value }]));

const nothing = {
  pressureMax: null, pressureMaxLocal: [], excludeTechniques: [], excludeRegions: [], excludePositions: [], excludeProducts: [], require: [], advice: [], session: null,
};
const desk = { main_region: 'neck_post', duration_weeks: 20, pain_character: ['tight', 'knotted'], goals: ['pain'], pressure_pref: '4', arm_symptoms: 'none', leg_symptoms: 'none', arm_weak: 'no', leg_weak: 'no' };

const sources = (answers: Record<string, unknown>, more: Partial<PlanSources> = {}): PlanSources => ({
  answers: answered({ ...desk, ...answers }),
  screening: { findings: [], undecided: [], limits: nothing },
  clearance: { rules: [] },
  boundaries: null,
  therapistFlags: [],
  credentials: null,
  switchedOff: [],
  medicallyAssessed: false,
  previous: {},
  sites: {},
  ...more,
});
const inputFor = (answers: Record<string, unknown>, more: Partial<PlanSources> = {}) => planInputFrom(sources(answers, more));

describe('from an intake to a plan input', () => {
  it('takes the complaint as the client told it', () => {
    expect(inputFor({ referred_to: ['arm_upper'], causes: ['desk_work'], previous_massage: 'never', techniques_liked: ['swedish'], techniques_declined: ['cupping'] })).toMatchObject({
      region: 'neck_post', referredTo: ['arm_upper'], chronicity: 'chronic', irritability: 'moderate', character: ['tight', 'knotted'], goals: ['pain'], causes: ['desk_work'],
      pressurePref: 4, flags: [], screened: true, firstVisit: true, nerveQuestionsClear: true, liked: ['swedish'], declined: ['cupping'], holds: [],
    });
  });

  it.each([
    [null, 'acute'], [0, 'acute'], [3, 'acute'], [4, 'subacute'], [12, 'subacute'], [13, 'chronic'],
  ])('calls pain of %p weeks %s', (weeks, chronicity) => expect(chronicityOf(weeks)).toBe(chronicity));

  it.each([
    [['low', 'low', 'low'], 'low'], [['low', 'low', 'moderate'], 'low'], [['low', 'moderate', 'moderate'], 'moderate'], [['high', 'low', 'low'], 'moderate'],
    [['high', 'moderate', 'low'], 'moderate'], [['high', 'high', 'low'], 'high'], [['high', 'moderate', 'moderate'], 'high'], [['odd', 'low', 'low'], 'low'],
  ])('makes of %p the irritability %s', ([provoked, strong, settle], irritability) =>
    expect(irritabilityOf(answered({ irritability_provoked: provoked, irritability_strong: strong, irritability_settle: settle }))).toBe(irritability));

  it('finds the main region where it was named, marked or at least given as a pain site', () => {
    const marks = [{ region: 'hand', character: ['sharp'], intensity: 3 }, { region: 'forearm', character: ['aching'], intensity: 7 }];
    expect(mainRegionOf(answered({ main_region: 'knee', pain_map: marks, site: ['neck'] }), catalogue)).toBe('knee');
    expect(mainRegionOf(answered({ pain_map: marks, site: ['neck'] }), catalogue)).toBe('forearm');
    expect(mainRegionOf(answered({ site: ['neck', 'low_back'] }), catalogue)).toBe('neck_post');
    expect(mainRegionOf(answered({ site: ['elsewhere'] }), catalogue)).toBeNull();
    expect(inputFor({ pain_map: marks }).character).toEqual(['tight', 'knotted', 'aching', 'sharp']);
  });

  it('holds while nobody said where it hurts, and while nothing was answered', () => {
    expect(inputFor({ main_region: undefined }).holds).toEqual([{ status: 'screening_incomplete', text: 'Where does it hurt most? The pain map is empty.', from: 'pain_map' }]);
    expect(planInputFrom({ ...sources({}), answers: {} })).toMatchObject({ screened: false, region: 'upper_back' });
    expect(planInputFrom({ ...sources({}), answers: { fever: { state: 'unknown' } } }).screened).toBe(false);
  });

  it('joins the standing boundaries and the areas that this intake names', () => {
    const { boundaries, sites } = inputFor({ areas_no_touch: ['feet', 'none'] }, { boundaries: { regions: ['abdomen'], pressureMax: 3, products: ['almond_oil'] } });
    expect(boundaries).toEqual({ regions: ['abdomen', 'foot'], pressureMax: 3, products: ['almond_oil'] });
    expect(sites).toEqual({ named_by_client: ['abdomen', 'foot'] });
  });

  it.each<[string, Record<string, unknown>, boolean?]>([
    ['active_cancer', { cancer: 'now' }], ['active_cancer', { cancer_care: ['radiation_recent'] }], ['heart_failure', { conditions: ['heart_failure'] }],
    ['renal_failure', { conditions: ['kidney_fail'] }], ['known_clot_treated', { clot_now: 'yes' }], ['high_risk_pregnancy', { preg_high_risk: 'yes' }],
    ['recent_surgery', { recent_procedure: ['surgery_6w'] }], ['cervical_instability', { conditions: ['down'] }], ['low_platelets', { platelets: 49 }],
    ['anticoagulant', { medicines: ['anticoagulant'] }], ['osteoporosis', { bone_risk: ['osteoporosis'] }], ['pregnancy', { pregnant: 'yes', preg_weeks: 26 }],
    ['first_trimester', { pregnant: 'yes', preg_weeks: 12 }], ['first_trimester', { pregnant: 'maybe' }], ['bp_uncontrolled', { bp_sys: 160 }], ['bp_controlled', { medicines: ['bp_med'] }],
    ['diabetes_neuropathy', { conditions: ['diabetes'] }], ['radiculopathy_known', { arm_weak: 'one_stable' }, true], ['whiplash_recent', { trauma: ['car_low'], site: ['neck'] }],
    ['spondylosis', { causes: ['spondylosis'] }], ['arthritis_inflammatory', { conditions: ['ra'] }], ['fibromyalgia', { causes: ['fibromyalgia'] }], ['hypermobility', { vessel_risk: ['connective'] }],
    ['reduced_feedback', { medicines: ['opioid'] }], ['lymphoedema', { cancer_care: ['nodes_removed'] }], ['asthma', { conditions: ['asthma_copd'] }], ['eczema_psoriasis', { spa_features: ['psoriasis'] }],
    ['heat_sensitive', { conditions: ['ms'] }], ['acute_injury_72h', { trauma: ['minor'], trauma_days: 3 }], ['skin_local', { skin_local: ['bruise'] }], ['varicose', { skin_local: ['varicose'] }],
    ['tumour_site', { skin_local: ['lump'] }], ['device_local', { implants: ['pacemaker'] }], ['fracture_healing', { recent_procedure: ['fracture_12w'] }], ['allergy', { allergies: ['nuts'] }],
  ])('raises %s for %p', (flag, answers, medicallyAssessed = false) => {
    expect(inputFor({}).flags).not.toContain(flag);
    expect(inputFor(answers, { medicallyAssessed }).flags).toContain(flag);
  });

  it.each<[string, Record<string, unknown>]>([
    ['low_platelets', { platelets: 50 }], ['bp_uncontrolled', { bp_sys: 159, bp_dia: 99 }], ['first_trimester', { pregnant: 'yes', preg_weeks: 13 }],
    ['acute_injury_72h', { trauma: ['minor'], trauma_days: 4 }], ['radiculopathy_known', { arm_weak: 'one_stable' }], ['pregnancy', { pregnant: 'no' }],
  ])('does not raise %s for %p', (flag, answers) => expect(inputFor(answers).flags).not.toContain(flag));
});

const finding = (ruleId: string, level: string) => ({ ruleId, level, condition: 'A condition' });
const screened = (...findings: ReturnType<typeof finding>[]) => ({ findings, undecided: [{ questionId: 'fever' }], limits: nothing });

describe('what screening and its clearance say of a plan', () => {
  it.each([
    ['CES-01', 'emergency_now', 'cauda_equina', 'stop_emergency'], ['NEU-02', 'urgent_same_day', 'new_limb_neuro', 'stop_urgent'],
    ['CI-FEVER', 'therapist_review', 'fever_contagious', 'screening_incomplete'], ['CI-CHEMO', 'refer_before_massage', 'chemo_72h', 'needs_clearance'],
  ])('holds for %s at %s: flag %s, status %s', (ruleId, level, flag, status) => {
    const input = inputFor({}, { screening: screened(finding(ruleId, level)), clearance: null });
    expect(input.flags).toEqual([flag]);
    expect(input.holds).toEqual([
      { status, text: `A condition (${ruleId}) is not cleared.`, from: ruleId },
      { status: 'screening_incomplete', text: 'The question fever is open.', from: 'fever' },
    ]);
  });

  it('holds no more for what a review cleared, but never opens an urgent or emergency finding', () => {
    expect(inputFor({}, { screening: screened(finding('CI-FEVER', 'therapist_review')), clearance: { rules: ['CI-FEVER'] } })).toMatchObject({ flags: [], holds: [] });
    const urgent = inputFor({}, { screening: screened(finding('NEU-02', 'urgent_same_day')), clearance: { rules: ['NEU-02'] } });
    expect(urgent.holds.map(({ status }) => status)).toEqual(['stop_urgent']);
    expect(inputFor({}, { screening: screened(finding('CI-SKIN', 'proceed_with_caution')) }).holds).toEqual([]);
  });

  it('lets a clearance cover the flags that the answers raised, with what they imply', () => {
    expect(inputFor({ clot_now: 'yes', cancer: 'now' }).cleared).toEqual(['active_cancer', 'known_clot_treated']);
    expect(inputFor({ cancer: 'now' }, { clearance: null }).cleared).toEqual([]);
    expect(inputFor({ bp_sys: 170 }, { clearance: { rules: ['BP-02'] } }).cleared).toEqual(['bp_uncontrolled']);
  });

  it('does not let it cover what the therapist adds: nobody has cleared that', () => {
    const input = inputFor({}, { therapistFlags: ['recent_surgery', 'frail_older'] });
    expect([input.flags, input.cleared]).toEqual([['recent_surgery', 'frail_older'], []]);
    expect(suggest(input, catalogue)).toMatchObject({ status: 'needs_clearance', lead: null });
  });
});
