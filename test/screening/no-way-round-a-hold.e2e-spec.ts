import { completeIntake, fill, invite, knots, openForm, submit, type Patient } from '../support/course';
import { openWorld, type Client, type World } from '../support/world';
import { fillIn, SECTIONS_OF_A_VISIT, sign, startNote } from '../session-notes/charting';
import { answerCheck, check, openCheck } from './short-check';
import { AFTER_CANCER, BRUISED, clear, decisionsOn, gateWords, latestOf, NOTHING_SERIOUS, NUMB_SADDLE, review, screened } from './reviewing';

const DOCTOR = { medicalClearance: { clinicianName: 'Dr Ruiz', date: '2026-01-05', reference: 'letter 7' } };

jest.setTimeout(120_000);

describe('no way round a hold', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const screenAgain = async ({ id }: Patient): Promise<void> => {
    expect((await world.as('ana').post(`/clients/${id}/screenings`)).status).toBe(201);
  };
  const limit = (screening: any, decision: string, more: object): object => ({
    ruleId: screening.findings.find(({ level }: { level: string }) => level === 'proceed_with_caution').ruleId, decision, reasonCode: 'other', note: 'as seen', told: 'We will call you.', ...more,
  });
  const save = (phone: Client, linkId: string, value: unknown, version = 0) => phone.put(`/intake/answers/${linkId}`, { value }, { ifMatch: version });

  describe('by reading the same answers again', () => {
    it('where a therapist closed the gate', async () => {
      const [sam, { clearance }] = await screened(world, knots);
      await world.as('ana').post(`/clearances/${clearance.id}/closure`, { reason: 'reaction' });
      for (let n = 0; n < 2; n++) {
        await screenAgain(sam);
        expect(await gateWords(world, sam)).toBe('screening_outdated');
      }
    });

    it('where an urgent answer closed it', async () => {
      const [sam] = await screened(world, knots);
      await save(await openForm(world, await invite(world, 'dee', sam.id), sam), 'saddle_numb', 'new');
      await screenAgain(sam);
      expect(await gateWords(world, sam)).toBe('screening_outdated');
    });

    it('where the client is to correct a mistake', async () => {
      const [sam, screening] = await screened(world, BRUISED);
      await review(world, screening, [limit(screening, 'answered_in_error', { reasonCode: 'answered_in_error' })]);
      await screenAgain(sam);
      expect(await gateWords(world, sam)).toBe('screening_outdated');
    });

    it('where a review set limits to what a therapist had moved up', async () => {
      const [sam, screening] = await screened(world, BRUISED);
      await review(world, screening, [limit(screening, 'move_up', { moveTo: 'therapist_review' })]);
      await clear(world, await latestOf(world, sam), { scope: { pressureMax: 1 } });
      expect(await gateWords(world, sam)).toBe('open');
      await screenAgain(sam);
      expect(await gateWords(world, sam)).toBe('hold_therapist_review');
    });

    it('where a doctor has seen what a therapist had moved up: the next form may, the old one does not', async () => {
      const [sam, screening] = await screened(world, BRUISED);
      await review(world, screening, [limit(screening, 'move_up', { moveTo: 'emergency_now' })]);
      await world.as('ana').post(`/screenings/${(await latestOf(world, sam)).id}/medical-outcomes`, NOTHING_SERIOUS);
      await screenAgain(sam);
      expect((await gateWords(world, sam))).not.toBe('open');
      expect((await completeIntake(world, 'dee', sam, knots)).body.level).toBe('proceed');
      expect(await gateWords(world, sam)).toBe('open');
    });

    it('where the answers were given before a doctor\'s word', async () => {
      const [lee, screening] = await screened(world, NUMB_SADDLE);
      await completeIntake(world, 'dee', lee, knots);
      await world.as('ana').post(`/screenings/${screening.id}/medical-outcomes`, NOTHING_SERIOUS);
      await world.as('ana').post(`/screenings/${(await latestOf(world, lee)).id}/medical-outcomes`, NOTHING_SERIOUS);
      await screenAgain(lee);
      expect(await gateWords(world, lee)).not.toBe('open');
      expect((await completeIntake(world, 'dee', lee, knots)).body.level).toBe('proceed');
    });

    it('which leaves open what nothing closed', async () => {
      const [sam] = await screened(world, knots);
      for (let n = 0; n < 2; n++) {
        await screenAgain(sam);
        expect(await gateWords(world, sam)).toBe('open');
      }
    });
  });

  describe('by a short check', () => {
    it('where the client is to correct a mistake: a no to what is new corrects nothing', async () => {
      const [sam, screening] = await screened(world, BRUISED);
      const { body } = await review(world, screening, [limit(screening, 'answered_in_error', { reasonCode: 'answered_in_error' })]);
      expect(await gateWords(world, sam)).toBe('screening_outdated');
      await check(world, sam);
      expect(await gateWords(world, sam)).toBe('screening_outdated');
      const phone = await openForm(world, body.correctionToken, sam);
      await fill(phone, knots);
      expect((await submit(phone)).status).toBe(201);
      expect(await gateWords(world, sam)).toBe('open');
    });

    it('where the very answer that was cleared is another now', async () => {
      const [ben, screening] = await screened(world, { ...knots, skin_local: ['bruise'], medicines: ['anticoagulant'] });
      await clear(world, screening);
      expect(await gateWords(world, ben)).toBe('open');
      await check(world, ben, { changed_medicines: 'yes', medicines: ['anticoagulant', 'antiplatelet'], steroid: 'no', infection_risk: ['none'] });
      expect(await gateWords(world, ben)).toBe('hold_therapist_review');
    });

    it('where it is worse once more: what was cleared is what was said then', async () => {
      const [sam] = await screened(world, knots);
      await check(world, sam, { since_change: 'worse' });
      await clear(world, await latestOf(world, sam));
      await check(world, sam);
      expect(await gateWords(world, sam)).toBe('open');
      await check(world, sam, { since_change: 'worse' });
      expect(await gateWords(world, sam)).toBe('hold_therapist_review');
    });
  });

  describe('by an old link to correct', () => {
    it('where newer answers hold', async () => {
      const [sam, { intakeId }] = await screened(world, knots);
      const token = await invite(world, 'ana', sam.id, { corrects: intakeId });
      await check(world, sam, { since_change: 'worse' });
      expect(await gateWords(world, sam)).toBe('hold_therapist_review');
      expect((await submit(await openForm(world, token, sam))).status).toBe(201);
      expect(await gateWords(world, sam)).toBe('hold_therapist_review');
      await screenAgain(sam);
      expect(await gateWords(world, sam)).toBe('hold_therapist_review');
    });

    it.each(['reaction', 'new_symptom', 'medical_advice', 'other'])('where a therapist closed the gate since: %s', async (reason) => {
      const [sam, { intakeId, clearance }] = await screened(world, knots);
      const token = await invite(world, 'ana', sam.id, { corrects: intakeId });
      await world.as('ana').post(`/clearances/${clearance.id}/closure`, { reason, ...(reason === 'other' && { note: 'as seen' }) });
      expect((await submit(await openForm(world, token, sam))).status).toBe(201);
      expect(await gateWords(world, sam)).toBe('screening_outdated');
      await completeIntake(world, 'dee', sam, knots);
      expect(await gateWords(world, sam)).toBe('open');
    });

    it('but where it was closed because of those very answers', async () => {
      const [sam, { intakeId, clearance }] = await screened(world, knots);
      const token = await invite(world, 'ana', sam.id, { corrects: intakeId });
      await world.as('ana').post(`/clearances/${clearance.id}/closure`, { reason: 'granted_in_error' });
      expect((await submit(await openForm(world, token, sam))).status).toBe(201);
      expect(await gateWords(world, sam)).toBe('open');
    });

    it('where newer answers left open what decides', async () => {
      const [sam, { intakeId }] = await screened(world, knots);
      const token = await invite(world, 'ana', sam.id, { corrects: intakeId });
      await completeIntake(world, 'dee', sam, { ...knots, fever: { state: 'not_sure' } });
      expect(await gateWords(world, sam)).toBe('hold_therapist_review');
      expect((await submit(await openForm(world, token, sam))).status).toBe(201);
      expect(await gateWords(world, sam)).toBe('hold_therapist_review');
    });
  });

  describe('by a form that was begun', () => {
    it('and says again what cannot wait, after the gate was opened', async () => {
      const [sam] = await screened(world, knots);
      const phone = await openForm(world, await invite(world, 'dee', sam.id), sam);
      await save(phone, 'saddle_numb', 'new');
      await save(phone, 'saddle_numb', 'no', 1);
      await check(world, sam);
      expect(await gateWords(world, sam)).toBe('open');
      expect((await save(phone, 'saddle_numb', 'new', 2)).body.clinicTold).toBe(true);
      expect(await gateWords(world, sam)).toBe('screening_outdated');
    });
  });

  describe('by a short check, where the answers had closed the gate', () => {
    const unsaid = async (sam: Patient): Promise<void> => {
      const phone = await openForm(world, await invite(world, 'dee', sam.id), sam);
      await save(phone, 'saddle_numb', 'new');
      await save(phone, 'saddle_numb', 'no', 1);
    };

    it('before a therapist closed it too', async () => {
      const [sam, { clearance }] = await screened(world, knots);
      await unsaid(sam);
      expect((await world.as('ana').post(`/clearances/${clearance.id}/closure`, { reason: 'reaction' })).status).toBe(204);
      await check(world, sam);
      expect(await gateWords(world, sam)).toBe('screening_outdated');
      await completeIntake(world, 'dee', sam, knots);
      expect(await gateWords(world, sam)).toBe('open');
    });

    it('before a signed note told that the course makes things worse', async () => {
      const [sam] = await screened(world, knots);
      const note = await startNote(world, sam.id);
      await unsaid(sam);
      const worse = await fillIn(world, note, { ...SECTIONS_OF_A_VISIT, subjective: { complaint: 'Neck', sinceLast: 'much_worse' } });
      expect((await sign(world, worse, { gateClosedReason: 'They were on the table already.' })).body.signature.trend.outcome).toBe('refer');
      await check(world, sam);
      expect(await gateWords(world, sam)).toBe('screening_outdated');
    });
  });

  it('by closing a clearance that a newer one has replaced', async () => {
    const [sam, { clearance }] = await screened(world, knots);
    await completeIntake(world, 'dee', sam, knots);
    const closed = await world.as('ana').post(`/clearances/${clearance.id}/closure`, { reason: 'reaction' });
    expect([closed.status, closed.body.code, await gateWords(world, sam)]).toEqual([409, 'clearance_replaced', 'open']);
  });

  describe('by a review that was taken back', () => {
    it('of what a therapist had moved up', async () => {
      const [sam, screening] = await screened(world, BRUISED);
      await review(world, screening, [limit(screening, 'move_up', { moveTo: 'refer_before_massage' })]);
      const raised = await latestOf(world, sam);
      await clear(world, raised, DOCTOR);
      expect(await gateWords(world, sam)).toBe('open');
      await review(world, raised, decisionsOn(raised, 'accept'), {}, 'cy');
      await completeIntake(world, 'dee', sam, knots);
      expect(await gateWords(world, sam)).toBe('hold_medical_clearance');
    });
  });

  it('by a short check that was begun before a therapist took the clearance back', async () => {
    const [lee, screening] = await screened(world, AFTER_CANCER);
    await clear(world, screening, DOCTOR);
    const phone = await openCheck(world, lee);
    await answerCheck(phone);
    await review(world, screening, decisionsOn(screening, 'accept'));
    expect((await submit(phone)).status).toBe(201);
    expect(await gateWords(world, lee)).toBe('hold_medical_clearance');
  });
});
