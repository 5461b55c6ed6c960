import { invite, openForm, type Patient } from '../support/course';
import { Client, openWorld, type Answer, type World } from '../support/world';
import { AFTER_CANCER, clear, dayFrom, decisionsOn, gateWords, inAWeek, latestOf, NO_MORE_LIMITS, ON_BLOOD_THINNERS, review, screened } from './reviewing';

type Screened = Parameters<typeof decisionsOn>[0];

jest.setTimeout(120_000);

describe('no way round a hold by a second review', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const second = (first: { id: string }, screening: Screened, { scope = {}, decision = 'clear', ...more }: { scope?: object; decision?: string } & Record<string, unknown> = {}, by: Client = world.as('cy')): Promise<Answer> =>
    by.post(`/screening-reviews/${first.id}/second-review`, { decisions: decisionsOn(screening, decision), scope: { ...NO_MORE_LIMITS, ...scope }, expiresAt: inAWeek(), ...more });
  const halfCleared = async (how: Parameters<typeof clear>[2] = {}): Promise<[Patient, Screened, { id: string }]> => {
    const [lee, screening] = await screened(world, AFTER_CANCER);
    return [lee, screening, (await clear(world, screening, how)).body];
  };
  /** In a form that is not sent. */
  const saySaddleNumb = async (patient: Patient): Promise<void> => {
    const phone = await openForm(world, await invite(world, 'dee', patient.id), patient);
    expect((await phone.put('/intake/answers/saddle_numb', { value: 'new' }, { ifMatch: 0 })).body.clinicTold).toBe(true);
  };
  const seeTo = async ({ id }: Patient): Promise<void> => {
    const { urgent } = (await world.as('ana').get('/review-queue')).body;
    for (const notice of urgent.filter(({ clientId }: { clientId: string }) => clientId === id)) expect((await world.as('ana').post(`/urgent-notices/${notice.id}/acknowledgement`, { done: 'Called: it was a slip' })).status).toBeLessThan(300);
  };
  const told = ({ status, body }: Answer): string => `${status}${body?.code ? ` ${body.code}` : ''}`;
  let others = 0;
  const hired = async (): Promise<[Client, { id: string }]> => {
    const email = `another${others++}@alder.example`;
    const { body: member } = await world.as('olu').post('/staff', { email, displayName: 'Another', roles: ['therapist'] });
    const browser = new Client(world.url);
    await browser.post('/session', { email, password: member.oneTimePassword });
    await browser.put('/session/password', { currentPassword: member.oneTimePassword, newPassword: 'three therapists agree on this' });
    return [browser, member];
  };

  it('or a first one, over what a client has said since that cannot wait, until somebody has seen to it', async () => {
    const [lee, screening, first] = await halfCleared();
    await saySaddleNumb(lee);
    expect([told(await second(first, screening)), told(await clear(world, screening)), await gateWords(world, lee)]).toEqual(['409 urgent_answer_waits', '409 urgent_answer_waits', 'hold_medical_clearance']);
    expect(told(await second(first, screening, { decision: 'accept' }))).toBe('201');
    const [ben, held] = await screened(world, ON_BLOOD_THINNERS);
    await saySaddleNumb(ben);
    expect([told(await clear(world, held)), await gateWords(world, ben)]).toEqual(['409 urgent_answer_waits', 'hold_therapist_review']);
    await seeTo(ben);
    expect([told(await clear(world, held)), await gateWords(world, ben)]).toEqual(['201', 'open']);
  });

  it('by two others at once: one clearance, within what both allow', async () => {
    const [third] = await hired();
    const [lee, screening, first] = await halfCleared({ scope: { visits: 3, excludeRegions: ['neck_post'] } });
    const limits = { scope: { visits: 1, excludeTechniques: ['cupping'] }, expiresAt: dayFrom(2) + 'T00:00:00.000Z' };
    const both = await Promise.all([second(first, screening, limits), second(first, screening, limits, third), second(first, screening, limits, world.as('ana'))]);
    expect(both.map(told).sort()).toEqual(['201', '409 second_review_given', expect.stringMatching(/^409 second_review(er_must_differ|_given)$/)]);
    const { clearance } = await latestOf(world, lee);
    expect(clearance).toMatchObject({ visits: 1, expiresAt: limits.expiresAt });
    const words = (list: { what: string }[]): string[] => list.map(({ what }) => what);
    expect([words(clearance.limits.excludeRegions), words(clearance.limits.excludeTechniques)]).toEqual([expect.arrayContaining(['neck_post']), expect.arrayContaining(['cupping'])]);
  });

  it('where the first reviewer held it, moved it up or sent a link to correct it between', async () => {
    for (const [decision, refusal] of [['accept', 'first_review_overtaken'], ['answered_in_error', 'first_review_overtaken'], ['move_up', 'screening_superseded']] as const) {
      const [lee, screening, first] = await halfCleared();
      await review(world, screening, decisionsOn(screening, decision).map((one) => (decision === 'move_up' ? { ...one, moveTo: 'urgent_same_day' } : one)));
      expect([decision, told(await second(first, screening))]).toEqual([decision, `409 ${refusal}`]);
      expect(await gateWords(world, lee)).not.toBe('open');
    }
  });

  it('with the findings or the letter of another client', async () => {
    const [lee, screening, first] = await halfCleared();
    const [, other] = await screened(world, ON_BLOOD_THINNERS);
    expect(told(await second(first, other))).toBe('422 review_incomplete');
    expect(told(await second({ id: other.id }, screening))).toBe('404 not_found');
    expect(await gateWords(world, lee)).toBe('hold_medical_clearance');
  });

  it('by who has left, or is a therapist no more', async () => {
    const [third, member] = await hired();
    const [lee, screening, first] = await halfCleared();
    const { version } = (await world.as('olu').get(`/staff/${member.id}`)).body;
    expect((await world.as('olu').patch(`/staff/${member.id}`, { roles: ['front_desk'] }, { ifMatch: version })).status).toBe(200);
    expect(told(await second(first, screening, {}, third))).toBe('403 not_permitted');
    await world.as('olu').post(`/staff/${member.id}/departure`);
    expect(told(await second(first, screening, {}, third))).toBe('401 sign_in_required');
    expect(await gateWords(world, lee)).toBe('hold_medical_clearance');
  });
});
