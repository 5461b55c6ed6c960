import { newYork, setUpAlder, type Alder } from '../booking/alder';
import { completeIntake, takeOn, type Patient } from '../support/course';
import { connect } from '../support/database';
import { openWorld, type World } from '../support/world';
import { clear, decisionsOn, latestOf, ON_BLOOD_THINNERS, review } from './reviewing';

jest.setTimeout(120_000);

describe('the numbers of a clinic', () => {
  let world: World;
  let alder: Alder;
  beforeAll(async () => {
    world = await openWorld();
    alder = await setUpAlder(world, { therapists: 1, rooms: 1 });
  });
  afterAll(() => world.close());

  const comingToday = async (nth: number): Promise<Patient> => {
    const ben = await takeOn(world, 'dee');
    const booked = await world.as('dee').post('/appointments', { variantId: alder.variantId, clientId: ben.id, startsAt: newYork(3, 9 + Math.floor(nth * 1.5), nth % 2 === 0 ? 0 : 30) });
    if (booked.status !== 201) throw new Error(`not booked: ${JSON.stringify(booked.body)}`);
    const admin = await connect(world.database.adminUrl);
    await admin.query(`UPDATE appointment SET starts_at = clock_timestamp(), ends_at = clock_timestamp() + interval '5 minutes' WHERE id = $1`, [booked.body.id]);
    await admin.end();
    return ben;
  };

  it('say how many holds were found at the door and how many before, how long they last, and which rule is overridden too often', async () => {
    const [atTheDoor, before]: [Patient[], Patient[]] = [[], []];
    for (let n = 0; n < 5; n++) {
      atTheDoor.push(await comingToday(n));
      before.push(await takeOn(world, 'dee'));
    }
    for (const ben of [...atTheDoor, ...before]) await completeIntake(world, 'dee', ben, ON_BLOOD_THINNERS);
    for (const ben of before) expect((await clear(world, await latestOf(world, ben))).status).toBe(201);
    for (const ben of atTheDoor.slice(0, 2)) {
      const screening = await latestOf(world, ben);
      await review(world, screening, decisionsOn(screening, 'move_up', { 'CI-ANTICOAG': { moveTo: 'refer_before_massage' } }));
    }
    const { body } = await world.as('olu').get('/screening-statistics');
    expect(body).toMatchObject({ screenings: 10, held: 10, heldAtTheDoor: 5, heldBefore: 5, cleared: 5, medianHoursToClear: expect.any(Number) });
    expect(body.medianHoursToClear).toBeLessThan(1);
    expect(body.rules.find(({ ruleId }: { ruleId: string }) => ruleId === 'CI-ANTICOAG')).toEqual({ ruleId: 'CI-ANTICOAG', fired: 10, overrideRate: 5 / 7, muchOverridden: true });
  });

  it('are next to the queue, which says for which visit somebody is held and asks for the next visit first', async () => {
    const { body } = await world.as('ana').get('/review-queue');
    expect(body.items.map(({ level, visit }: any) => [level, visit !== null])).toEqual([
      ['refer_before_massage', true], ['refer_before_massage', true], ['therapist_review', true], ['therapist_review', true], ['therapist_review', true],
    ]);
    const starts = body.items.slice(2).map(({ visit }: any) => Date.parse(visit.startsAt));
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    const first = await world.as('ana').get('/review-queue?limit=3');
    const rest = await world.as('ana').get(`/review-queue?limit=3&cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...rest.body.items]).toEqual(body.items);
    expect((await world.as('ana').get('/review-queue?cursor=bm9wZQ')).status).toBe(400);
  });
});
