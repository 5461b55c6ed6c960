import { completeIntake, fill, invite, knots, openForm, submit, type Patient } from '../support/course';
import { openWorld, type World } from '../support/world';
import { check, pass } from './short-check';
import { AFTER_CANCER, clear, decisionsOn, gateWords, latestOf, NO_MORE_LIMITS, NUMB_SADDLE, ON_BLOOD_THINNERS, review, screened, SWOLLEN_LEG } from './reviewing';

const BRUISED = { ...knots, skin_local: ['bruise'] };
const DAY = 24 * 3600_000;
const dayFrom = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const SEEN = { outcome: 'nothing_serious_found', clinicianName: 'Dr Ruiz', seenOn: dayFrom(0), finding: 'seen', clearedFor: 'massage', reference: 'letter' };
const NOT_SEEN_THROUGH = { ...SEEN, outcome: 'no_massage', clearedFor: undefined };

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
  const attended = (screening: any, outcome: object) => world.as('ana').post(`/screenings/${screening.id}/medical-outcomes`, outcome);

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

  describe('by a doctor\'s word', () => {
    it('about earlier answers, where newer ones are grave themselves', async () => {
      const [lee, screening] = await screened(world, SWOLLEN_LEG);
      await completeIntake(world, 'dee', lee, NUMB_SADDLE);
      await attended(screening, SEEN);
      await completeIntake(world, 'dee', lee, knots);
      expect(await gateWords(world, lee)).toBe('stop_urgent');
    });

    it('that a later one takes back, before or after a form', async () => {
      const [lee, screening] = await screened(world, NUMB_SADDLE);
      await attended(screening, SEEN);
      await attended(screening, NOT_SEEN_THROUGH);
      expect(await gateWords(world, lee)).toBe('stop_emergency');
      await completeIntake(world, 'dee', lee, knots);
      expect(await gateWords(world, lee)).toBe('stop_urgent');
      await attended(screening, SEEN);
      await completeIntake(world, 'dee', lee, knots);
      expect(await gateWords(world, lee)).toBe('open');
      await attended(screening, NOT_SEEN_THROUGH);
      expect(await gateWords(world, lee)).toBe('screening_outdated');
      await check(world, lee);
      expect(await gateWords(world, lee)).toBe('stop_urgent');
    });

    it('from before the day on which a check found what is grave', async () => {
      const [lee] = await screened(world, knots);
      await pass(world, lee, '10 days');
      await check(world, lee, { changed_limbs: 'yes', limb_swollen: 'leg' });
      expect((await attended(await latestOf(world, lee), { ...SEEN, seenOn: dayFrom(-5) })).body.errors).toMatchObject([{ pointer: '/seenOn', code: 'before_the_answers' }]);
    });

    it('in a letter that does not name what holds at a referral', async () => {
      const [ben, held] = await screened(world, { ...ON_BLOOD_THINNERS, fever: { state: 'not_sure' } });
      const [open] = held.undecided;
      await review(world, held, [...decisionsOn({ ...held, undecided: held.undecided.slice(1) }, 'accept'), { questionId: open.questionId, decision: 'refer', reasonCode: 'other', note: 'ask', told: 'Ask.' }]);
      const screening = await latestOf(world, ben);
      const { body: letter } = await world.as('ana').post(`/screenings/${screening.id}/medical-clearances`, { ruleIds: await holdsOf(ben), clinicianName: 'Dr Ruiz', dated: dayFrom(0), scope: 'light massage' });
      const { status, body } = await clear(world, screening, { medicalClearance: { recordId: letter.id } });
      expect([status, body.errors]).toEqual([422, [{ pointer: '/medicalClearance/recordId', code: 'not_covered', message: expect.stringContaining(open.questionId) }]]);
      expect((await clear(world, screening)).status).toBe(201);
      expect(await gateWords(world, ben)).toBe('hold_medical_clearance');
    });

    // The letter's last day is the fifth from now.
    it.each([
      ['Pacific/Auckland', `${dayFrom(5)}T13:30:00Z`, 422],
      ['America/Los_Angeles', `${dayFrom(6)}T06:30:00Z`, 201],
    ])('in a letter, beyond its last day in %s', async (timezone, expiresAt, status) => {
      const { body: clinic } = await world.as('olu').get('/clinic');
      expect((await world.as('olu').patch('/clinic', { timezone }, { ifMatch: clinic.version })).status).toBe(200);
      const [, screening] = await screened(world, AFTER_CANCER);
      const ruleIds = decisionsOn(screening, 'clear').map((decision: any) => decision.ruleId);
      const { body: letter } = await world.as('ana').post(`/screenings/${screening.id}/medical-clearances`, { ruleIds, clinicianName: 'Dr Ruiz', dated: dayFrom(-1), scope: 'light massage', expiresOn: dayFrom(5) });
      expect((await review(world, screening, decisionsOn(screening, 'clear'), { scope: NO_MORE_LIMITS, expiresAt, medicalClearance: { recordId: letter.id } })).status).toBe(status);
    });
  });

  it('is a hook that asks whether a massage may begin, where the check of the day is due', async () => {
    const [sam] = await screened(world, knots);
    await pass(world, sam, '25 hours');
    const { body } = await world.as('ana').post('/cds-services/rhomboid-treatment-start', { hook: 'rhomboid-treatment-start', hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea', context: { patientId: sam.id } });
    expect(body.cards).toMatchObject([{ indicator: 'warning', summary: expect.stringMatching(/^Do not begin: What changed/) }]);
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
      return { ruleId: findings.find(({ level }: any) => level === 'proceed_with_caution').ruleId, level: 'therapist_review', reason: 'We look first.' };
    };
    const OTHER = { ruleId: 'CI-OA', level: 'therapist_review', reason: 'We always ask.' };
    const screenAgain = async ({ id }: Patient): Promise<void> => expect((await world.as('ana').post(`/clients/${id}/screenings`)).status).toBe(201) as void;

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
