import { completeIntake, fill, invite, knots, openForm, submit, type Patient } from '../support/course';
import { openWorld, type World } from '../support/world';
import { check } from './short-check';
import { BRUISED, decisionsOn, gateWords, latestOf, ON_BLOOD_THINNERS, review, screened } from './reviewing';

jest.setTimeout(120_000);

describe('no way round a hold', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const holdsOf = async (patient: Patient): Promise<string[]> =>
    (await latestOf(world, patient)).findings.filter(({ level }: { level: string }) => !level.startsWith('proceed')).map(({ ruleId }: { ruleId: string }) => ruleId);
  const linkTo = (patient: Patient, intakeId: string): Promise<string> => invite(world, 'ana', patient.id, { corrects: intakeId });
  const send = async (patient: Patient, token: string, said = {}): Promise<void> => {
    const phone = await openForm(world, token, patient);
    await fill(phone, said);
    expect((await submit(phone)).status).toBe(201);
  };

  describe('by links to correct', () => {
    it('and a check after them, where newer answers left open what decides', async () => {
      const [sam, { intakeId }] = await screened(world, knots);
      const token = await linkTo(sam, intakeId);
      await completeIntake(world, 'dee', sam, { ...knots, fever: { state: 'not_sure' } });
      await send(sam, token);
      await check(world, sam);
      expect(await gateWords(world, sam)).toBe('hold_therapist_review');
    });

    it('and a correction of the correction, where answers between them hold', async () => {
      const [sam, { intakeId }] = await screened(world, knots);
      const token = await linkTo(sam, intakeId);
      await check(world, sam, { since_change: 'worse' });
      await send(sam, token);
      await send(sam, await linkTo(sam, (await latestOf(world, sam)).intakeId));
      expect([await holdsOf(sam), await gateWords(world, sam)]).toEqual([['DUR-04'], 'hold_therapist_review']);
    });

    it('of older answers, where newer ones are to be corrected', async () => {
      const [sam, { intakeId }] = await screened(world, knots);
      const token = await linkTo(sam, intakeId);
      await completeIntake(world, 'dee', sam, BRUISED);
      const screening = await latestOf(world, sam);
      await world.as('ana').post(`/clearances/${screening.clearance.id}/closure`, { reason: 'granted_in_error' });
      await send(sam, token);
      expect(await gateWords(world, sam)).toBe('screening_outdated');
      await completeIntake(world, 'dee', sam, knots);
      expect(await gateWords(world, sam)).toBe('open');
    });

    it('but the answers that a check let rest are corrected with it', async () => {
      const [ben] = await screened(world, ON_BLOOD_THINNERS);
      await check(world, ben);
      const screening = await latestOf(world, ben);
      expect(await gateWords(world, ben)).toBe('hold_therapist_review');
      const { body } = await review(world, screening, decisionsOn(screening, 'answered_in_error'));
      await send(ben, body.correctionToken, { medicines: ['none'] });
      expect([await holdsOf(ben), await gateWords(world, ben)]).toEqual([[], 'open']);
    });
  });

  describe('by milder rules', () => {
    const rules = async (stricter: object[]): Promise<void> => {
      const { body } = await world.as('ana').post('/rule-set-drafts', { title: 'Ours', stricter, added: [] });
      await world.as('ana').post(`/rule-set-drafts/${body.id}/dry-run`);
      await world.as('ana').post(`/rule-set-drafts/${body.id}/activation`);
      expect((await world.as('olu').post(`/rule-set-drafts/${body.id}/activation`)).body.status).toBe('activated');
    };
    const stricterThan = async (): Promise<object> => {
      const [, { findings }] = await screened(world, BRUISED);
      return { ruleId: findings.find(({ level }: { level: string }) => level === 'proceed_with_caution').ruleId, level: 'therapist_review', reason: 'We look first.' };
    };
    const OTHER = { ruleId: 'CI-OA', level: 'therapist_review', reason: 'We always ask.' };
    const screenAgain = async ({ id }: Patient): Promise<void> => {
      expect((await world.as('ana').post(`/clients/${id}/screenings`)).status).toBe(201);
    };

    it('where a therapist accepted the hold, sent a link to correct it, or closed the gate before a check', async () => {
      const bruise = await stricterThan();
      await rules([bruise]);
      const [accepted, toAccept] = await screened(world, BRUISED);
      await review(world, toAccept, decisionsOn(toAccept, 'accept'));
      const [mistaken, toCorrect] = await screened(world, BRUISED);
      await review(world, toCorrect, decisionsOn(toCorrect, 'answered_in_error'));
      const [reacted, { clearance }] = await screened(world, knots);
      await world.as('ana').post(`/clearances/${clearance.id}/closure`, { reason: 'reaction' });
      await check(world, reacted, { changed_skin: 'yes', skin_local: ['bruise'] });
      const [held] = await screened(world, BRUISED);
      await rules([OTHER]);
      for (const patient of [accepted, mistaken, reacted, held]) {
        expect(await gateWords(world, patient)).toBe('hold_therapist_review');
        await screenAgain(patient);
        await screenAgain(patient);
      }
      expect(await Promise.all([accepted, mistaken, reacted, held].map((patient) => gateWords(world, patient)))).toEqual([expect.not.stringMatching('open'), expect.not.stringMatching('open'), expect.not.stringMatching('open'), 'open']);
    });
  });
});
