import { completeIntake, knots, openForm, submit, takeOn, type Patient, type Said } from '../support/course';
import { clearing, holding } from '../support/furnished-clinic';
import { openWorld, PEOPLE, type World } from '../support/world';
import { answerCheck, askedNow, check, inviteToCheck, latestScreening, openCheck, pass } from './short-check';

const LIMITED = { excludeRegions: ['low_back'], excludeTechniques: [], pressureMax: 2 };

describe('what changed since the last visit', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const screened = async (said: Said = {}): Promise<Patient> => {
    const patient = await takeOn(world, 'dee');
    await completeIntake(world, 'dee', patient, { ...knots, ...said });
    return patient;
  };
  const gateOf = async ({ id }: Patient, person: 'ana' | 'dee' = 'ana'): Promise<any> => (await world.as(person).get(`/clients/${id}/gate`)).body;
  const start = ({ id }: Patient): Promise<any> => world.as('ana').post(`/clients/${id}/session-notes`, { kind: 'treatment' });
  const plan = ({ id }: Patient): Promise<any> => world.as('ana').post(`/clients/${id}/treatment-plans`, {});
  /** Held at level 2 for blood thinners, and cleared by Ana for light work. */
  const cleared = async (): Promise<Patient> => {
    const patient = await screened({ medicines: ['anticoagulant'] });
    const screening = await latestScreening(world, patient);
    const review = await world.as('ana').post(`/screenings/${screening.id}/reviews`, { ...clearing(holding(screening)), scope: LIMITED });
    expect(review.status).toBe(201);
    return patient;
  };

  it('is not asked on the day of a full form: its answers do', async () => {
    const sam = await screened();
    expect(await gateOf(sam)).toMatchObject({ open: true, visit: { open: true, hold: null, reasons: [] } });
    expect((await start(sam)).status).toBe(201);
  });

  it('is due a day later: a plan may still be made, no treatment begins, and the desk is told what to do', async () => {
    const sam = await screened();
    await pass(world, sam, '25 hours');
    expect(await gateOf(sam)).toMatchObject({ open: true, visit: { open: false, reasons: [{ code: 'visit_check_due', message: expect.stringContaining('short check') }] } });
    expect((await gateOf(sam, 'dee')).visit).toMatchObject({ open: false, hold: { code: 'short_check_needed', message: 'Hold: the client must answer the short check. Send the link, or hand over the tablet.' }, reasons: [] });
    expect((await plan(sam)).status).toBe(201);
    const refused = await start(sam);
    expect([refused.status, refused.body.code, refused.body.reasons.map(({ code }: any) => code)]).toEqual([409, 'gate_closed', ['visit_check_due']]);
  });

  it('takes three questions and one yes or no per group when nothing is new, and the visit may begin', async () => {
    const sam = await screened();
    await pass(world, sam, '3 days');
    const phone = await openCheck(world, sam);
    expect((await phone.get('/intake/form')).body).toMatchObject({ purpose: 'what_changed', visit: 'follow_up', answers: [] });
    expect(await answerCheck(phone)).toEqual([
      'since_new', 'since_change', 'relief_hours', 'changed_bladder', 'changed_legs', 'changed_arms', 'changed_head', 'changed_chest', 'changed_limbs', 'changed_unwell',
      'changed_injury', 'changed_pregnancy', 'changed_pain', 'changed_skin', 'changed_medicines', 'changed_illness', 'changed_touch', 'consent_self',
    ]);
    expect((await submit(phone)).body).toMatchObject({ level: 'proceed', emergencyNumber: '911' });
    expect(await gateOf(sam)).toMatchObject({ open: true, visit: { open: true } });
    expect((await start(sam)).status).toBe(201);
  });

  it('keeps whole answers: what was not asked again stands, with its age', async () => {
    const sam = await screened();
    await pass(world, sam, '10 days');
    const before = (await world.as('ana').get(`/clients/${sam.id}/intakes`)).body.items[0];
    await check(world, sam);
    const [line] = (await world.as('ana').get(`/clients/${sam.id}/intakes`)).body.items;
    const { body: intake } = await world.as('ana').get(`/intakes/${line.id}`);
    expect(intake).toMatchObject({ purpose: 'what_changed', follows: before.id, corrects: null });
    // Planning goes on from the oldest answer that a plan rests on.
    expect(intake.answeredAt).toBe(before.answeredAt);
    expect(Date.parse(intake.sentinelsAt)).toBeGreaterThan(Date.parse(before.submittedAt) + 9 * 86_400_000);
    const said = Object.fromEntries(intake.answers.map(({ linkId, answer }: any) => [linkId, answer]));
    expect(said).toMatchObject({ site: { value: knots.site }, saddle_numb: { value: 'no' }, medicines: { value: ['none'] }, since_change: { value: 'same' } });
    expect((await gateOf(sam)).expiresAt).toBe(new Date(Date.parse(before.answeredAt) + 30 * 86_400_000).toISOString());
  });

  it('shows the therapist the difference and nothing else', async () => {
    const sam = await screened();
    await check(world, sam, { changed_arms: 'yes', arm_symptoms: 'one', arm_weak: 'no', clumsy_hands: 'no', electric_shock: 'no' });
    const screening = await latestScreening(world, sam);
    expect(screening.changed.map(({ linkId, before, after }: any) => [linkId, before?.answer.value ?? null, after?.answer.value ?? null])).toEqual([
      ['since_new', null, ['none']], ['since_change', null, 'same'], ['relief_hours', null, 'gt3d'], ['arm_symptoms', 'none', 'one'],
    ]);
    expect(screening.changed[3]).toMatchObject({ question: { en: expect.stringContaining('arms or hands'), es: expect.any(String) }, before: { chosen: [{ en: expect.any(String), es: expect.any(String) }] } });
    const { body: intake } = await world.as('ana').get(`/intakes/${screening.intakeId}`);
    expect(intake.changed).toEqual(screening.changed);
    const { body: queue } = await world.as('ana').get('/review-queue?limit=100');
    expect(queue.items.find(({ clientId }: any) => clientId === sam.id).changed).toEqual(screening.changed);
  });

  it('opens a group in full after a yes, empty, and holds what is found there', async () => {
    const sam = await screened();
    const phone = await openCheck(world, sam);
    await phone.put('/intake/answers/since_new', { value: ['none'] }, { ifMatch: 0 });
    const opened = ['bladder_change', 'bowel_change', 'saddle_numb', 'sexual_change'];
    expect(await askedNow(phone)).not.toEqual(expect.arrayContaining(opened));
    await phone.put('/intake/answers/changed_bladder', { value: 'yes' }, { ifMatch: 0 });
    expect(await askedNow(phone)).toEqual(expect.arrayContaining(opened));
    expect((await phone.get('/intake/form')).body.answers.map(({ linkId }: any) => linkId)).toEqual(['changed_bladder', 'since_new']);
    await phone.put('/intake/answers/saddle_numb', { value: 'new' }, { ifMatch: 0 });
    const incomplete = await submit(phone);
    expect([incomplete.status, incomplete.body.errors.map(({ pointer }: any) => pointer)]).toEqual([422, expect.arrayContaining(['/answers/bladder_change', '/answers/bowel_change', '/answers/changed_head'])]);
    await phone.put('/intake/answers/bladder_change', { value: knots.bladder_change }, { ifMatch: 0 });
    await phone.put('/intake/answers/bowel_change', { value: knots.bowel_change }, { ifMatch: 0 });
    for (const id of await askedNow(phone)) {
      if (id.startsWith('changed_') && id !== 'changed_bladder') await phone.put(`/intake/answers/${id}`, { value: 'no' }, { ifMatch: 0 });
      if (id === 'consent_self') await phone.put(`/intake/answers/${id}`, { value: 'yes' }, { ifMatch: 0 });
    }
    expect((await submit(phone)).body).toMatchObject({ level: 'emergency_now', message: { en: expect.stringContaining('911') } });
    expect((await gateOf(sam)).reasons.map(({ code }: any) => code)).toEqual(['stop_emergency']);
    expect((await gateOf(sam, 'dee')).visit.hold.code).toBe('therapist_must_call');
    expect((await start(sam)).status).toBe(409);
  });

  it.each([
    [['injury'], ['trauma', 'changed_pain'], 'changed_injury'],
    [['chest_breath'], ['chest_signs', 'changed_pain'], 'changed_chest'],
    [['new_medicine'], ['medicines', 'recent_procedure'], 'changed_medicines'],
    [['numb_weak'], ['leg_weak', 'arm_weak'], 'changed_legs'],
  ])('opens the group of %j without asking for it again', async (since_new, asked, notAsked) => {
    const phone = await openCheck(world, await screened());
    await phone.put('/intake/answers/since_new', { value: since_new }, { ifMatch: 0 });
    const now = await askedNow(phone);
    expect(now).toEqual(expect.arrayContaining(asked));
    expect(now).not.toContain(notAsked);
  });

  it('takes "not sure" for a yes', async () => {
    const phone = await openCheck(world, await screened());
    await phone.put('/intake/answers/changed_limbs', { state: 'not_sure' }, { ifMatch: 0 });
    await phone.put('/intake/answers/since_new', { value: ['none'] }, { ifMatch: 0 });
    expect(await askedNow(phone)).toContain('limb_swollen');
  });

  it.each([
    ['worse', 'therapist_review', 'DUR-04', 'hold_therapist_review'],
    ['much_worse', 'refer_before_massage', 'DUR-02', 'hold_medical_clearance'],
  ])('holds who is %s: %s', async (since_change, level, ruleId, reason) => {
    const sam = await screened();
    expect((await check(world, sam, { since_change })).body.level).toBe(level);
    expect((await latestScreening(world, sam)).findings.map((finding: any) => finding.ruleId)).toContain(ruleId);
    expect((await gateOf(sam)).reasons.map(({ code }: any) => code)).toEqual([reason]);
    // A better day takes nothing back.
    expect((await check(world, sam, { since_change: 'much_better' })).body.level).toBe(level);
    const again = await latestScreening(world, sam);
    expect(again.findings.find((finding: any) => finding.ruleId === ruleId).standsSince).toEqual(expect.any(String));
    expect((await gateOf(sam)).open).toBe(false);
    await completeIntake(world, 'dee', sam, { ...knots, since_new: ['none'], since_change: 'better' });
    expect((await gateOf(sam)).open).toBe(true);
  });

  it('carries a therapist\'s clearance over a check without news: same limits, same day, same review', async () => {
    const ben = await cleared();
    const before = (await latestScreening(world, ben)).clearance;
    const [held] = (await gateOf(ben)).reasons;
    expect(held).toBeUndefined();
    await pass(world, ben, '2 days');
    await check(world, ben);
    const screening = await latestScreening(world, ben);
    expect(screening.level).toBe('therapist_review');
    expect(screening.clearance).toMatchObject({ reviewId: before.reviewId, limits: { pressureMax: { value: 2 }, excludeRegions: expect.arrayContaining([expect.objectContaining({ what: 'low_back' })]) } });
    expect(screening.clearance.id).not.toBe(before.id);
    expect(Date.parse(screening.clearance.expiresAt)).toBe(Date.parse(before.expiresAt) - 2 * 86_400_000);
    expect(await gateOf(ben)).toMatchObject({ open: true, visit: { open: true } });
    expect((await start(ben)).status).toBe(201);
    await pass(world, ben, '6 days');
    expect((await gateOf(ben)).reasons.map(({ code }: any) => code)).toEqual(['clearance_expired']);
    await check(world, ben);
    expect((await gateOf(ben)).reasons.map(({ code }: any) => code)).toEqual(['hold_therapist_review']);
  });

  it('ends that clearance when something is new', async () => {
    const ben = await cleared();
    await check(world, ben, { changed_unwell: 'yes', fever: 'yes', weight_loss_pct: 'none' });
    expect((await gateOf(ben)).open).toBe(false);
    expect((await latestScreening(world, ben)).clearance).toBeNull();
  });

  it('opens nothing that a therapist closed', async () => {
    const sam = await screened();
    const { clearance } = await latestScreening(world, sam);
    await world.as('ana').post(`/clearances/${clearance.id}/closure`, { reason: 'reaction' });
    const closed = await gateOf(sam, 'dee');
    for (let n = 0; n < 2; n++) await check(world, sam);
    expect([(await gateOf(sam)).open, (await gateOf(sam, 'dee')).hold]).toEqual([false, closed.hold]);
    await completeIntake(world, 'dee', sam, { ...knots, since_new: ['none'] });
    expect((await gateOf(sam)).open).toBe(true);
  });

  it('asks for medicines in full after a month, and for history after a year', async () => {
    const sam = await screened();
    await pass(world, sam, '29 days');
    const soon = await askedNow(await openCheck(world, sam));
    expect(soon).toEqual(expect.arrayContaining(['medicines', 'steroid', 'clot_risk', 'conditions']));
    expect(soon).not.toContain('cancer');
    await check(world, sam, knots);
    expect((await gateOf(sam)).reasons).toEqual([]);
    expect(Date.parse((await gateOf(sam)).expiresAt)).toBeGreaterThan(Date.now() + 29 * 86_400_000);
    await pass(world, sam, '340 days');
    const phone = await openCheck(world, sam);
    await phone.put('/intake/answers/since_new', { value: ['none'] }, { ifMatch: 0 });
    const year = await askedNow(phone);
    expect(['medicines', 'cancer', 'implants', 'age', 'smoking', 'changed_head'].filter((id) => !year.includes(id))).toEqual([]);
    expect(year).not.toContain('changed_illness');
  });

  it('is refused without a full form before it, for a client next door, and once a newer form was sent', async () => {
    const { id } = await takeOn(world, 'dee');
    expect((await inviteToCheck(world, id)).body).toMatchObject({ status: 409, code: 'full_intake_needed' });
    const sam = await screened();
    expect((await inviteToCheck(world, sam.id, {}, 'bo')).status).toBe(404);
    expect((await inviteToCheck(world, sam.id, { expiresInDays: 8 })).status).toBe(400);
    const phone = await openCheck(world, sam);
    await answerCheck(phone);
    await completeIntake(world, 'dee', sam, { ...knots, since_new: ['none'] });
    expect((await submit(phone)).body).toMatchObject({ status: 409, code: 'check_outdated' });
  });

  it('stays with the answers when they are corrected: a correction makes nothing younger', async () => {
    const sam = await screened();
    await check(world, sam);
    await pass(world, sam, '30 hours');
    const { intakeId } = await latestScreening(world, sam);
    await completeIntake(world, 'ana', sam, {}, { corrects: intakeId });
    expect((await gateOf(sam)).visit.reasons.map(({ code }: any) => code)).toEqual(['visit_check_due']);
  });

  it('is read again by other rules as the check that it is', async () => {
    const sam = await screened();
    await check(world, sam, { since_change: 'worse' });
    await check(world, sam);
    const { body } = await world.as('ana').post(`/clients/${sam.id}/screenings`);
    expect(body.findings.map(({ ruleId }: any) => ruleId)).toContain('DUR-04');
  });

  it.each([[true, 401], [false, 200]])('on the clinic\'s tablet (%s), is read by nobody once it was sent: %i', async (onTablet, status) => {
    const sam = await screened();
    const { body: link } = await inviteToCheck(world, sam.id, { onTablet });
    expect((await world.stranger().get('/intake', { headers: { 'intake-token': link.token } })).body).toMatchObject({ purpose: 'what_changed', onTablet });
    const device = await openForm(world, link.token, sam);
    await answerCheck(device);
    expect((await submit(device)).body.headline.en).toBe('You can go ahead');
    expect((await device.get('/intake/outcome')).status).toBe(status);
  });

  it('closes its link after its days', async () => {
    const sam = await screened();
    const { body: link } = await inviteToCheck(world, sam.id, { expiresInDays: 1 });
    expect(link).toMatchObject({ purpose: 'what_changed', link: expect.stringContaining('/intake#') });
    world.advance({ days: 2 });
    const late = await world.stranger().get('/intake', { headers: { 'intake-token': link.token } });
    expect(late.body).toMatchObject({ status: 410, code: 'link_expired' });
    await world.as('ana').post('/session', { email: PEOPLE.ana.email, password: 'ana knows seven knots' });
  });
});
