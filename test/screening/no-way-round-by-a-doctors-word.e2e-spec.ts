import { completeIntake, knots, type Patient } from '../support/course';
import { openWorld, type World } from '../support/world';
import { check, pass } from './short-check';
import { AFTER_CANCER, clear, decisionsOn, gateWords, latestOf, NO_MORE_LIMITS, NUMB_SADDLE, ON_BLOOD_THINNERS, review, screened, SWOLLEN_LEG } from './reviewing';

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
  const attended = (screening: any, outcome: object) => world.as('ana').post(`/screenings/${screening.id}/medical-outcomes`, outcome);

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
});
