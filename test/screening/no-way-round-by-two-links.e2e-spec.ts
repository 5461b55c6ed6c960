import { fill, invite, knots, openForm, submit } from '../support/course';
import { openWorld, type World } from '../support/world';
import { answerCheck, check, inviteToCheck, openCheck } from './short-check';
import { gateWords, screened } from './reviewing';

const WORSE = { since_change: 'worse' };

jest.setTimeout(120_000);

describe('no way round a hold by two links', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('to the short check: what is new in the one that came too late shuts the gate', async () => {
    const [sam] = await screened(world, knots);
    const [first, second] = [await openCheck(world, sam), await openCheck(world, sam)];
    await answerCheck(first);
    await answerCheck(second, WORSE);
    expect([(await submit(first)).status, await gateWords(world, sam)]).toEqual([201, 'open']);
    const { consents } = (await second.get('/intake/form')).body;
    const late = await second.post('/intake/submission', { consents: consents.map(({ code, version }: { code: string; version: number }) => ({ code, wordingVersion: version, given: true })), signature: { name: 'Sam', relationship: 'self' } }, { headers: { 'idempotency-key': 'as-the-app-sends-it' } });
    expect([late.body.code, await gateWords(world, sam)]).toEqual(['check_outdated', 'screening_outdated']);
    await check(world, sam);
    expect(await gateWords(world, sam)).toBe('open');
  });

  it('sent at once, whichever comes first', async () => {
    const [sam] = await screened(world, knots);
    const phones = [await openCheck(world, sam), await openCheck(world, sam)] as const;
    await answerCheck(phones[0]);
    await answerCheck(phones[1], WORSE);
    expect((await Promise.all(phones.map((phone) => submit(phone)))).map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await gateWords(world, sam)).toMatch(/^(screening_outdated|hold_therapist_review)$/);
  });

  it('of which the late one says nothing new: it shuts nothing, also where a whole form came between', async () => {
    const [sam] = await screened(world, { ...knots, skin_local: ['bruise'] });
    const [first, second] = [await openCheck(world, sam), await openCheck(world, sam)];
    await answerCheck(first);
    await answerCheck(second);
    const whole = await openForm(world, await invite(world, 'dee', sam.id), sam);
    await fill(whole, knots);
    expect((await submit(whole)).status).toBe(201);
    for (const late of [first, second]) expect((await submit(late)).body.code).toBe('check_outdated');
    expect(await gateWords(world, sam)).toBe('open');
  });

  it('to two clients on one tablet: each form takes its own client, and none after it was sent', async () => {
    const [[sam], [lee]] = [await screened(world, knots), await screened(world, knots)];
    const linkFor = async (id: string) => ({ headers: { 'intake-token': (await inviteToCheck(world, id, { onTablet: true })).body.token as string } });
    const [sams, lees] = [await linkFor(sam.id), await linkFor(lee.id)];
    const tablet = await openForm(world, sams.headers['intake-token'], sam);
    await tablet.put('/intake/answers/since_change', { value: 'worse' }, { ifMatch: 0 });
    expect((await tablet.get('/intake/form', lees)).status).toBe(401);
    expect((await tablet.post('/intake/identity-check', { familyName: sam.familyName, dateOfBirth: sam.dateOfBirth }, lees)).body.code).toBe('identity_not_confirmed');
    expect((await tablet.post('/intake/identity-check', { familyName: lee.familyName, dateOfBirth: lee.dateOfBirth }, lees)).status).toBe(200);
    expect([(await tablet.get('/intake/form')).body.answers, (await tablet.get('/intake/form', sams)).status]).toEqual([[], 401]);
    const cookies = [...tablet.cookies];
    await answerCheck(tablet);
    expect((await submit(tablet)).status).toBe(201);
    for (const [name, value] of cookies) tablet.cookies.set(name, value);
    expect([(await tablet.put('/intake/answers/since_change', { value: 'worse' }, { ifMatch: 1 })).status, (await tablet.get('/intake/outcome')).status]).toEqual([401, 401]);
    expect([await gateWords(world, sam), await gateWords(world, lee)]).toEqual(['open', 'open']);
  });
});
