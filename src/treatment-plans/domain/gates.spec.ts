import { catalogue } from '../../techniques';
import { emptyPlanInput } from './plan-input';
import type { PlanInput } from './plan-input';
import { suggest } from './suggest';

const plan = (said: Partial<PlanInput>) =>
  suggest({ ...emptyPlanInput, region: 'low_back', chronicity: 'chronic', irritability: 'low', character: ['stiff'], goals: ['pain'], ...said }, catalogue);

const flagsOf = (...levels: string[]) => catalogue.flags.filter(({ level }) => levels.includes(level)).map(({ id }) => id);

describe('the gate of a plan', () => {
  it('is closed while nothing is answered', () => {
    const { status, reasons, lead } = plan({ screened: false });
    expect([status, lead]).toEqual(['screening_incomplete', null]);
    expect(reasons[0]?.text).toBe('The health questions are not answered. An empty answer is not a "no".');
  });

  it.each([
    ['emergency', 'stop_emergency'],
    ['urgent', 'stop_urgent'],
    ['postpone', 'postpone'],
    ['clearance', 'needs_clearance'],
  ])('is closed by every %s flag, with its action as the reason', (level, status) => {
    for (const id of flagsOf(level)) {
      const got = plan({ flags: [id] });
      expect([id, got.status, got.lead, got.adjuncts, got.dose]).toEqual([id, status, null, [], null]);
      expect(got.reasons[0]).toMatchObject({ cause: id, text: expect.stringContaining(catalogue.flags.find((flag) => flag.id === id)?.action ?? '') });
    }
  });

  it('opens for a flag that a medical clearance covers', () => {
    for (const id of flagsOf('clearance')) expect([id, plan({ flags: [id], cleared: [id] }).status]).toEqual([id, 'ok']);
    expect(plan({ flags: ['bp_uncontrolled'], cleared: ['bp_uncontrolled'] }).status).toBe('ok');
  });

  it('never opens for an emergency, an urgent flag or a fever because of a clearance', () => {
    for (const id of [...flagsOf('emergency', 'urgent'), 'fever_contagious', 'consent_missing'])
      expect([id, plan({ flags: [id], cleared: [id] }).lead]).toEqual([id, null]);
  });

  it('lets an emergency speak first, whatever else is open', () => {
    const got = plan({ screened: false, flags: ['active_cancer', 'fever_contagious', 'infection_suspected', 'cauda_equina'] });
    expect(got.reasons.map(({ status }) => status)).toEqual(['stop_emergency', 'stop_urgent', 'screening_incomplete', 'postpone', 'needs_clearance']);
  });

  it('asks the nerve questions before planning for burning, tingling or radiating pain', () => {
    for (const word of ['burning', 'tingling', 'radiating']) {
      const got = plan({ region: 'neck_post', character: [word] });
      expect([got.status, got.reasons[0]?.code]).toEqual(['screening_incomplete', 'nerve_questions']);
    }
    expect(plan({ region: 'neck_post', character: ['burning'], medicallyAssessed: true }).status).toBe('ok');
    expect(plan({ region: 'neck_post', character: ['burning'], nerveQuestionsClear: true }).status).toBe('ok');
    expect(plan({ region: 'neck_post', character: ['burning'], flags: ['radiculopathy_known'] }).status).toBe('ok');
  });

  it('is closed by a local problem on the painful region, and only there', () => {
    expect(plan({ flags: ['skin_local'], sites: { skin_local: ['low_back'] } }).status).toBe('postpone');
    expect(plan({ flags: ['fracture_healing'], sites: { fracture_healing: ['low_back'] } }).status).toBe('needs_clearance');
    expect(plan({ flags: ['skin_local'], sites: { skin_local: ['calf'] } }).status).toBe('ok');
    expect(plan({ boundaries: { regions: ['low_back'], pressureMax: null, products: [] } }).reasons[0]?.text).toBe('Low back: The client does not want to be touched there.');
  });

  it('is closed by a hold from outside', () => {
    const got = plan({ holds: [{ status: 'needs_clearance', text: 'Single weak sign (MAL-09) is not cleared.', from: 'MAL-09' }] });
    expect(got.reasons).toEqual([{ status: 'needs_clearance', code: 'hold', text: 'Single weak sign (MAL-09) is not cleared.', cause: 'MAL-09' }]);
  });
});

describe('complaints that massage does not lead', () => {
  it('leaves a nerve-root problem of the low back to others, and still offers home care', () => {
    const got = plan({ flags: ['radiculopathy_known'] });
    expect([got.status, got.lead, got.reasons[0]?.code]).toEqual(['not_lead_treatment', null, 'kngf_radicular']);
    expect(got.selfCare.offered.map(({ item }) => item)).toContain('stay_active');
    expect(got.selfCare.withheld.map(({ item }) => item)).toContain('hamstring_stretch');
    expect(plan({ region: 'calf', flags: ['radiculopathy_known'] }).status).toBe('not_lead_treatment');
    expect(plan({ character: ['radiating'], medicallyAssessed: true }).status).toBe('not_lead_treatment');
  });

  it('plans light work for an examined nerve-root problem of the neck, with the clinician', () => {
    const got = plan({ region: 'neck_post', flags: ['radiculopathy_known'] });
    expect(got.status).toBe('ok');
    expect(got.notes.join(' ')).toContain('agree the plan with the treating clinician');
  });

  it('leaves a neck injury of three months or less to education and exercise, but not a low back beside it', () => {
    expect(plan({ region: 'shoulder_top', flags: ['whiplash_recent'] }).status).toBe('not_lead_treatment');
    expect(plan({ region: 'low_back', flags: ['whiplash_recent'] }).status).toBe('ok');
  });
});
