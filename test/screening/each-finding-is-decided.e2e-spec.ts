import { completeIntake, fill, knots, openForm, submit } from '../support/course';
import { openWorld, type World } from '../support/world';
import { check } from './short-check';
import { AFTER_CANCER, clear, decisionsOn, gateWords, inAWeek, latestOf, NO_MORE_LIMITS, NUMB_SADDLE, ON_BLOOD_THINNERS, review, screened } from './reviewing';

const today = (): string => new Date().toISOString().slice(0, 10);
const codes = ({ status, body }: { status: number; body: any }): string => `${status} ${body.errors?.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`).join(', ') ?? body.code ?? ''}`.trim();

jest.setTimeout(120_000);

describe('each finding is decided', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('accepted: the hold stands, and it is on record who said so, in what role, by which rule, to which answer', async () => {
    const [ben, screening] = await screened(world, ON_BLOOD_THINNERS);
    const { status, body } = await review(world, screening, decisionsOn(screening, 'accept', { 'CI-ANTICOAG': { examined: 'Skin of both arms', found: 'Fresh bruises', note: 'Wait for the doctor' } }));
    expect([status, body.outcome, body.reviewerRole, body.raisedScreeningId, body.correctionId]).toEqual([201, 'hold', 'therapist', null, null]);
    expect(body.decisions).toContainEqual({
      ruleId: 'CI-ANTICOAG', ruleVersion: expect.any(Number), level: 'therapist_review', decision: 'accept', reasonCode: 'other', note: 'Wait for the doctor', told: 'We will call you.',
      examined: 'Skin of both arms', found: 'Fresh bruises', answers: { medicines: { value: ['anticoagulant'] } },
    });
    expect(new Date(body.reviewedAt).getTime()).toBeGreaterThan(Date.now() - 60_000);
    expect(await gateWords(world, ben)).toBe('hold_therapist_review');
  });

  it('cleared with limits of regions, techniques, pressure, visits and time', async () => {
    const [ben, screening] = await screened(world, ON_BLOOD_THINNERS);
    const limited = decisionsOn(screening, 'clear_with_limits');
    expect(codes(await review(world, screening, limited, { scope: NO_MORE_LIMITS, expiresAt: inAWeek() }))).toBe('422 /scope limits_required');
    const scope = { excludeRegions: ['low_back'], excludeTechniques: ['cupping'], pressureMax: 1, visits: 3 };
    expect((await review(world, screening, limited, { scope, expiresAt: inAWeek() })).body).toMatchObject({ outcome: 'clear', suffices: true, scope });
    const { clearance } = await latestOf(world, ben);
    expect(clearance).toMatchObject({ visits: 3, visitsBegun: 0, limits: { pressureMax: { value: 1 } } });
    expect(clearance.limits.excludeRegions.map(({ what }: { what: string }) => what)).toContain('low_back');
    expect(clearance.limits.excludeTechniques.map(({ what }: { what: string }) => what)).toContain('cupping');
    expect(await gateWords(world, ben)).toBe('open');
  });

  it('taken back as a mistake: the client gets a link, and the hold stands until the attested correction is in', async () => {
    const [ben, screening] = await screened(world, ON_BLOOD_THINNERS);
    const { status, body } = await review(world, screening, decisionsOn(screening, 'answered_in_error'));
    expect([status, body.outcome]).toEqual([201, 'hold']);
    expect(body.correctionLink).toContain(`#${body.correctionToken}`);
    expect(await gateWords(world, ben)).toBe('hold_therapist_review');
    for (const tried of [await clear(world, screening), await review(world, screening, decisionsOn(screening, 'answered_in_error'), {}, 'cy')]) expect(codes(tried)).toBe('409 correction_awaited');
    expect((await world.as('ana').get('/review-queue')).body.items.find(({ clientId }: { clientId: string }) => clientId === ben.id).waitsFor).toBe('correction');
    const phone = await openForm(world, body.correctionToken, ben);
    await fill(phone, knots);
    expect((await submit(phone)).body.level).toBe('proceed');
    expect(await gateWords(world, ben)).toBe('open');
  });

  it('taken back, to a link that locked: it waits for a review again, in the queue as in the gate', async () => {
    const [ben, screening] = await screened(world, ON_BLOOD_THINNERS);
    const { body } = await review(world, screening, decisionsOn(screening, 'answered_in_error'));
    for (let n = 0; n < 5; n++) await world.stranger().post('/intake/identity-check', { familyName: 'Nobody', dateOfBirth: '1950-01-01' }, { headers: { 'intake-token': body.correctionToken } });
    expect((await world.as('ana').get('/review-queue?limit=100')).body.items.find(({ clientId }: { clientId: string }) => clientId === ben.id).waitsFor).toBe('review');
    expect((await clear(world, screening)).status).toBe(201);
    expect(await gateWords(world, ben)).toBe('open');
  });

  it('taken back by nobody but the client: a therapist does not clear it as a mistake', async () => {
    const [ben, screening] = await screened(world, ON_BLOOD_THINNERS);
    const said = decisionsOn(screening, 'clear', { 'CI-ANTICOAG': { reasonCode: 'answered_in_error' } });
    expect(codes(await review(world, screening, said, { scope: NO_MORE_LIMITS, expiresAt: inAWeek() }))).toBe('422 /decisions/0/reasonCode client_attests');
    expect(await gateWords(world, ben)).toBe('hold_therapist_review');
  });

  it('taken back in an emergency too, while the link is open; withdrawn, the hold is as it was', async () => {
    const [lee, screening] = await screened(world, NUMB_SADDLE);
    const { body } = await review(world, screening, decisionsOn(screening, 'answered_in_error'));
    expect(await gateWords(world, lee)).toBe('stop_emergency');
    expect(codes(await clear(world, screening))).toBe('409 cannot_be_overridden');
    expect((await world.as('ana').post(`/intake-invitations/${body.correctionId}/revocation`)).status).toBe(200);
    expect((await review(world, screening, decisionsOn(screening, 'answered_in_error'))).status).toBe(201);
  });

  it('moved up: held at the stricter level, which one therapist alone does not clear, and never lower', async () => {
    const [ben, screening] = await screened(world, ON_BLOOD_THINNERS);
    const up = (moveTo: string): object[] => decisionsOn(screening, 'accept', { 'CI-ANTICOAG': { decision: 'move_up', moveTo } });
    for (const level of ['therapist_review', 'proceed_with_caution']) expect(codes(await review(world, screening, up(level)))).toMatch(/^4(00|22) .*moveTo/);
    const { body } = await review(world, screening, up('refer_before_massage'));
    const raised = await latestOf(world, ben);
    expect(raised).toMatchObject({ id: body.raisedScreeningId, level: 'refer_before_massage', intakeId: screening.intakeId, answeredAt: screening.answeredAt });
    expect(raised.findings[0]).toMatchObject({ ruleId: 'CI-ANTICOAG', level: 'refer_before_massage', movedUpFrom: 'therapist_review', carried: false });
    expect(await gateWords(world, ben)).toBe('hold_medical_clearance');
    expect(codes(await clear(world, screening))).toBe('409 screening_superseded');
    expect((await clear(world, raised)).body.suffices).toBe(false);
    expect(await gateWords(world, ben)).toBe('hold_medical_clearance');
    const { reviews } = await latestOf(world, ben);
    expect((await world.as('cy').post(`/screening-reviews/${reviews[0].id}/second-review`, { decisions: decisionsOn(raised, 'clear'), scope: NO_MORE_LIMITS, expiresAt: inAWeek() })).body.suffices).toBe(true);
    expect(await gateWords(world, ben)).toBe('open');
  });

  it('moved up to an emergency: only a doctor ends it, not a new form without the answer', async () => {
    const [ben, screening] = await screened(world, ON_BLOOD_THINNERS);
    const { body } = await review(world, screening, decisionsOn(screening, 'accept', { 'CI-ANTICOAG': { decision: 'move_up', moveTo: 'emergency_now' } }));
    expect(await gateWords(world, ben)).toBe('stop_emergency');
    expect(codes(await clear(world, await latestOf(world, ben)))).toBe('409 cannot_be_overridden');
    await completeIntake(world, 'dee', ben, knots);
    expect(await gateWords(world, ben)).toBe('stop_emergency');
    const now = await latestOf(world, ben);
    expect(now.findings[0]).toMatchObject({ ruleId: 'CI-ANTICOAG', level: 'emergency_now', carried: true });
    const seen = { outcome: 'nothing_serious_found', clinicianName: 'Dr Ruiz', seenOn: today(), finding: 'no bleeding', clearedFor: 'massage', reference: 'letter' };
    expect((await world.as('ana').post(`/screenings/${now.id}/medical-outcomes`, seen)).status).toBe(201);
    expect((await completeIntake(world, 'dee', ben, knots)).body.level).toBe('proceed');
    expect(await gateWords(world, ben)).toBe('open');
    expect((await world.as('ana').get(`/screenings/${body.raisedScreeningId}`)).body.isLatest).toBe(false);
  });

  it('moved up, and corrected by the client: the mistake takes the higher level with it', async () => {
    const [ben, screening] = await screened(world, ON_BLOOD_THINNERS);
    const { body } = await review(world, screening, decisionsOn(screening, 'accept', { 'CI-ANTICOAG': { decision: 'move_up', moveTo: 'urgent_same_day' } }));
    const raised = await latestOf(world, ben);
    const { body: again } = await review(world, raised, decisionsOn(raised, 'answered_in_error'));
    expect([body.raisedScreeningId, again.outcome]).toEqual([raised.id, 'hold']);
    const phone = await openForm(world, again.correctionToken, ben);
    await fill(phone, knots);
    expect((await submit(phone)).body.level).toBe('proceed');
    expect(await gateWords(world, ben)).toBe('open');
  });

  it('referred: a doctor first, asked by a letter, and a screening by newer rules does not take it back', async () => {
    const [ben, screening] = await screened(world, ON_BLOOD_THINNERS);
    await review(world, screening, decisionsOn(screening, 'refer'));
    expect(await gateWords(world, ben)).toBe('hold_medical_clearance');
    await world.as('ana').post(`/clients/${ben.id}/screenings`);
    const referred = await latestOf(world, ben);
    expect(referred).toMatchObject({ level: 'refer_before_massage' });
    const asked = { ruleIds: ['CI-ANTICOAG'], addressedTo: 'Dr Ruiz', question: 'May we massage?' };
    expect((await world.as('ana').post(`/screenings/${referred.id}/clearance-requests`, asked)).status).toBe(201);
    const { body: letter } = await world.as('ana').post(`/screenings/${referred.id}/medical-clearances`, { ruleIds: ['CI-ANTICOAG'], clinicianName: 'Dr Ruiz', dated: today(), scope: 'Light massage' });
    expect((await clear(world, referred, { medicalClearance: { recordId: letter.id } })).body.suffices).toBe(true);
    expect(await gateWords(world, ben)).toBe('open');
  });

  it('referred and cleared by a doctor: a short check without news leaves both as they are', async () => {
    const [ben, screening] = await screened(world, ON_BLOOD_THINNERS);
    await review(world, screening, decisionsOn(screening, 'refer'));
    const word = { clinicianName: 'Dr Ruiz', date: '2026-01-05', reference: 'letter 7' };
    await clear(world, await latestOf(world, ben), { medicalClearance: word });
    expect(await gateWords(world, ben)).toBe('open');
    await check(world, ben);
    expect(await gateWords(world, ben)).toBe('open');
    expect((await latestOf(world, ben)).findings[0]).toMatchObject({ ruleId: 'CI-ANTICOAG', level: 'refer_before_massage', movedUpFrom: 'therapist_review' });
  });

  it('of a limit that holds nothing: moved up, it holds', async () => {
    const [sam, screening] = await screened(world, { ...knots, skin_local: ['bruise'] });
    expect([await gateWords(world, sam), screening.level]).toEqual(['open', 'proceed_with_caution']);
    const [limit] = screening.findings.filter(({ level }: { level: string }) => level === 'proceed_with_caution');
    const decision = { ruleId: limit.ruleId, decision: 'move_up', moveTo: 'therapist_review', reasonCode: 'other', note: 'It spreads', told: 'We look at it first.' };
    expect(codes(await review(world, screening, [{ ...decision, decision: 'accept', moveTo: undefined }]))).toBe('409 no_review_needed');
    expect((await review(world, screening, [decision])).status).toBe(201);
    expect(await gateWords(world, sam)).toBe('hold_therapist_review');
  });

  it('by a first reviewer whom a later review overtakes: nobody seconds that any more', async () => {
    const [lee, screening] = await screened(world, AFTER_CANCER);
    const { body: first } = await clear(world, screening);
    await review(world, screening, decisionsOn(screening, 'accept'), {}, 'cy');
    const seconded = await world.as('cy').post(`/screening-reviews/${first.id}/second-review`, { decisions: decisionsOn(screening, 'clear'), scope: NO_MORE_LIMITS, expiresAt: inAWeek() });
    expect(codes(seconded)).toBe('409 first_review_overtaken');
    expect(await gateWords(world, lee)).toBe('hold_medical_clearance');
  });

  it('by nobody at the desk, and of no other clinic', async () => {
    const [, screening] = await screened(world, ON_BLOOD_THINNERS);
    for (const decision of ['accept', 'answered_in_error', 'refer']) {
      expect((await review(world, screening, decisionsOn(screening, decision), {}, 'dee')).status).toBe(403);
      expect((await review(world, screening, decisionsOn(screening, decision), {}, 'bo')).status).toBe(404);
    }
  });
});
