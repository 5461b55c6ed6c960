import { completeIntake, fill, invite, knots, openForm, submit, takeOn, type Patient } from '../support/course';
import { openWorld, type Client, type World } from '../support/world';

const WEEK = 7 * 24 * 3600_000;
const inAWeek = (): string => new Date(Date.now() + WEEK).toISOString();
const noMoreLimits = { excludeRegions: [], excludeTechniques: [] };
/** Held at level 2: a blood thinner. */
const onBloodThinners = { ...knots, medicines: ['anticoagulant'] };
/** Held at level 3 and above by a fever with back pain, or by numbness between the legs. */
const saddle = { ...knots, saddle_numb: 'new' };

describe('a therapist reviews what holds', () => {
  let world: World;
  let ana: Client;
  beforeAll(async () => {
    world = await openWorld();
    ana = world.as('ana');
  });
  afterAll(() => world.close());

  const latest = async (patient: Patient): Promise<any> => {
    const { body } = await ana.get(`/clients/${patient.id}/screenings`);
    return (await ana.get(`/screenings/${body.items[0].id}`)).body;
  };
  const gateOf = async (patient: Patient): Promise<any> => (await ana.get(`/clients/${patient.id}/gate`)).body;
  const decisions = (screening: any, decision = 'clear'): object[] => [
    ...screening.findings.filter(({ level }: { level: string }) => !level.startsWith('proceed')).map(({ ruleId }: { ruleId: string }) => ({
      ruleId, decision, reasonCode: 'known_stable_condition', told: 'Tell us about new bruises.',
    })),
    ...screening.undecided.map(({ questionId }: { questionId: string }) => ({ questionId, decision, reasonCode: 'other', note: 'asked on the phone', told: 'Thank you.' })),
  ];
  const held = async (said: object): Promise<[Patient, any]> => {
    const patient = await takeOn(world, 'ana');
    await completeIntake(world, 'ana', patient, { ...said });
    return [patient, await latest(patient)];
  };

  it('clears Ben on blood thinners for a week, with a lighter hand, and the clearance carries both limits', async () => {
    const [ben, screening] = await held(onBloodThinners);
    expect(screening.level).toBe('therapist_review');
    const review = await ana.post(`/screenings/${screening.id}/reviews`, { decisions: decisions(screening), scope: { ...noMoreLimits, excludeRegions: ['low_back'], pressureMax: 1 }, expiresAt: inAWeek() });
    expect(review.status).toBe(201);
    expect(review.body).toMatchObject({ outcome: 'clear', suffices: true, reviewerRole: 'therapist' });
    expect(review.body.decisions[0]).toMatchObject({ ruleId: 'CI-ANTICOAG', answers: { medicines: { value: ['anticoagulant'] } } });
    expect(await gateOf(ben)).toMatchObject({ open: true });
    const { clearance } = await latest(ben);
    expect(clearance.limits.pressureMax).toEqual({ value: 1, from: [`review ${review.body.id}`] });
    expect(clearance.limits.excludeRegions).toContainEqual({ what: 'low_back', from: [`review ${review.body.id}`] });
    expect(clearance.limits.excludeTechniques.length).toBeGreaterThan(0);
  });

  it('asks for what is missing, and clears nothing meanwhile', async () => {
    const [ben, screening] = await held(onBloodThinners);
    const { status, body } = await ana.post(`/screenings/${screening.id}/reviews`, {
      decisions: [{ ruleId: 'CI-ANTICOAG', decision: 'clear', reasonCode: 'examined_and_excluded', told: 'Fine.' }],
    });
    expect(status).toBe(422);
    expect(body.errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`)).toEqual(['/decisions/0/examined finding_required']);
    expect(await gateOf(ben)).toMatchObject({ open: false, reasons: [{ code: 'hold_therapist_review' }] });
  });

  it('cannot override an emergency; a correction by the client can close it', async () => {
    const [lee, screening] = await held(saddle);
    expect(screening.level).toBe('emergency_now');
    const tried = await ana.post(`/screenings/${screening.id}/reviews`, { decisions: decisions(screening), scope: noMoreLimits, expiresAt: inAWeek() });
    expect({ status: tried.status, code: tried.body.code }).toEqual({ status: 409, code: 'cannot_be_overridden' });
    expect(await gateOf(lee)).toMatchObject({ open: false, reasons: [{ code: 'stop_emergency' }] });

    const phone = await openForm(world, await invite(world, 'ana', lee.id, { corrects: screening.intakeId }), lee);
    await fill(phone, knots);
    expect((await submit(phone)).body).toMatchObject({ level: 'proceed' });
    expect(await gateOf(lee)).toMatchObject({ open: true });
    const corrected = await latest(lee);
    expect(corrected.answeredAt).toBe((await ana.get(`/intakes/${screening.intakeId}`)).body.answeredAt);
    expect((await ana.get(`/screenings/${screening.id}`)).body).toMatchObject({ level: 'emergency_now', isLatest: false });
  });

  it('takes back a clearance at once, and a review of an older screening is refused', async () => {
    const [ben, screening] = await held(onBloodThinners);
    await ana.post(`/screenings/${screening.id}/reviews`, { decisions: decisions(screening), scope: noMoreLimits, expiresAt: inAWeek() });
    const { clearance } = await latest(ben);
    expect((await ana.post(`/clearances/${clearance.id}/closure`, { reason: 'new_symptom', note: 'bruised easily' })).status).toBe(204);
    expect(await gateOf(ben)).toMatchObject({ open: false });
    expect((await ana.post(`/clearances/${clearance.id}/closure`, { reason: 'new_symptom' })).body.code).toBe('clearance_closed');

    await completeIntake(world, 'ana', ben, onBloodThinners);
    const late = await ana.post(`/screenings/${screening.id}/reviews`, { decisions: decisions(screening), scope: noMoreLimits, expiresAt: inAWeek() });
    expect({ status: late.status, code: late.body.code }).toEqual({ status: 409, code: 'screening_superseded' });
  });

  it('closes an open gate when a later review holds', async () => {
    const [ben, screening] = await held(onBloodThinners);
    await ana.post(`/screenings/${screening.id}/reviews`, { decisions: decisions(screening), scope: noMoreLimits, expiresAt: inAWeek() });
    expect(await gateOf(ben)).toMatchObject({ open: true });
    expect((await ana.post(`/screenings/${screening.id}/reviews`, { decisions: decisions(screening, 'accept') })).body).toMatchObject({ outcome: 'hold', suffices: false });
    expect(await gateOf(ben)).toMatchObject({ open: false });
  });

  it('finds in the queue who waits for what, gravest first, and not who is cleared', async () => {
    const other = await openWorld();
    const cy = other.as('cy');
    const [mild, thinned, grave] = [await takeOn(other, 'cy'), await takeOn(other, 'cy'), await takeOn(other, 'cy')];
    await completeIntake(other, 'cy', mild, knots);
    await completeIntake(other, 'cy', thinned, onBloodThinners);
    await completeIntake(other, 'cy', grave, saddle);
    const { body: queue } = await cy.get('/review-queue');
    expect(queue.items.map(({ clientId, waitsFor }: { clientId: string; waitsFor: string }) => [clientId, waitsFor])).toEqual([[grave.id, 'medical_outcome'], [thinned.id, 'review']]);
    expect(queue.items[1].findings).toEqual([expect.objectContaining({ ruleId: 'CI-ANTICOAG', answers: [expect.objectContaining({ questionId: 'medicines' })], therapistNote: expect.any(String), certainty: expect.any(String) })]);
    const first = await cy.get('/review-queue?limit=1');
    const second = await cy.get(`/review-queue?limit=1&cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...second.body.items].map(({ clientId }: { clientId: string }) => clientId)).toEqual([grave.id, thinned.id]);
    await cy.post(`/screenings/${queue.items[1].screeningId}/reviews`, { decisions: decisions({ findings: queue.items[1].findings, undecided: [] }), scope: noMoreLimits, expiresAt: inAWeek() });
    expect((await cy.get('/review-queue')).body.items).toHaveLength(1);
    expect((await other.as('dee').get('/review-queue')).status).toBe(403);
    await other.close();
  });

  it('closes by itself when the answers are thirty days old', async () => {
    const sam = await takeOn(world, 'ana');
    await completeIntake(world, 'ana', sam, knots);
    world.advance({ days: 31 });
    expect(await world.as('olu').get(`/clients/${sam.id}/gate`).then(({ body }) => body)).toMatchObject({ open: false, hold: { code: 'intake_needed' } });
    world.advance({ days: -31 });
  });
});

describe('what a doctor must see first', () => {
  let world: World;
  let ana: Client;
  let cy: Client;
  beforeAll(async () => {
    world = await openWorld();
    ana = world.as('ana');
    cy = world.as('cy');
  });
  afterAll(() => world.close());

  const held = async (): Promise<[Patient, any]> => {
    const lee = await takeOn(world, 'ana');
    await completeIntake(world, 'ana', lee, { ...knots, cancer: 'past_lt5', cancer_type: 'breast', cancer_care: ['none'] });
    const { body } = await ana.get(`/clients/${lee.id}/screenings`);
    return [lee, (await ana.get(`/screenings/${body.items[0].id}`)).body];
  };
  const clears = (screening: any, more: object = {}): object => ({
    decisions: screening.findings
      .filter(({ level }: { level: string }) => !level.startsWith('proceed'))
      .map(({ ruleId }: { ruleId: string }) => ({ ruleId, decision: 'clear', reasonCode: 'known_stable_condition', told: 'Tell us about anything new.' })),
    scope: noMoreLimits,
    expiresAt: inAWeek(),
    ...more,
  });
  const isOpen = async (patient: Patient): Promise<boolean> => (await ana.get(`/clients/${patient.id}/gate`)).body.open;

  it('opens on a letter', async () => {
    const [lee, screening] = await held();
    expect(screening.level).toBe('refer_before_massage');
    const medicalClearance = { clinicianName: 'Dr Ruiz', date: '2026-11-20', reference: 'letter of 20 November' };
    expect((await ana.post(`/screenings/${screening.id}/reviews`, clears(screening, { medicalClearance }))).body).toMatchObject({ suffices: true, medicalClearance });
    expect(await isOpen(lee)).toBe(true);
  });

  it('stays shut on one therapist, and opens when another agrees, within what both allow', async () => {
    const [lee, screening] = await held();
    const { body: first } = await ana.post(`/screenings/${screening.id}/reviews`, clears(screening, { scope: { ...noMoreLimits, pressureMax: 3 } }));
    expect(first).toMatchObject({ outcome: 'clear', suffices: false });
    expect(await isOpen(lee)).toBe(false);

    const own = await ana.post(`/screening-reviews/${first.id}/second-review`, clears(screening));
    expect({ status: own.status, code: own.body.code }).toEqual({ status: 409, code: 'second_reviewer_must_differ' });

    const { body: second } = await cy.post(`/screening-reviews/${first.id}/second-review`, clears(screening, { scope: { ...noMoreLimits, excludeTechniques: ['cupping'], pressureMax: 2 } }));
    expect(second).toMatchObject({ suffices: true, secondOf: first.id, scope: { excludeTechniques: ['cupping'], pressureMax: 2 } });
    expect(await isOpen(lee)).toBe(true);
    expect((await cy.post(`/screening-reviews/${first.id}/second-review`, clears(screening))).body.code).toBe('second_review_given');
  });

  it('stays shut when the second therapist disagrees', async () => {
    const [lee, screening] = await held();
    const { body: first } = await ana.post(`/screenings/${screening.id}/reviews`, clears(screening));
    const disagreed = clears(screening) as { decisions: object[] };
    const { body: second } = await cy.post(`/screening-reviews/${first.id}/second-review`, { decisions: disagreed.decisions.map((decision) => ({ ...decision, decision: 'refer' })) });
    expect(second).toMatchObject({ outcome: 'hold', suffices: false });
    expect(await isOpen(lee)).toBe(false);
  });

  it('lets two second reviews at once grant one clearance', async () => {
    const [lee, screening] = await held();
    const { body: first } = await ana.post(`/screenings/${screening.id}/reviews`, clears(screening));
    const both = await Promise.all([1, 2].map(() => cy.post(`/screening-reviews/${first.id}/second-review`, clears(screening))));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await isOpen(lee)).toBe(true);
  });
});
