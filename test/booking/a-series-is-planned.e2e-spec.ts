import { openWorld, type World } from '../support/world';
import { clearedClients, newYork, setUpAlder, type Alder } from './alder';

describe('a series', () => {
  let world: World;
  let alder: Alder;
  let sam: string;
  let kim: string;
  beforeAll(async () => {
    world = await openWorld();
    alder = await setUpAlder(world);
    [sam = '', kim = ''] = await clearedClients(world, 2);
  }, 120_000);
  afterAll(() => world.close());

  const wish = (count: number) => ({
    variantId: alder.variantId, clientId: sam, recurrence: { date: newYork(14, 10).slice(0, 10), time: '10:00', frequency: 'weekly', interval: 1, count },
  });
  const book = (clientId: string, startsAt: string) => world.as('dee').post('/appointments', { variantId: alder.variantId, clientId, startsAt });
  const standing = async (): Promise<string[]> => (await world.as('dee').get(`/clients/${sam}/appointments`)).body.items.filter((one: any) => one.state === 'booked').map((one: any) => one.startsAt).sort();

  it('has every date checked, proposes something for each conflict, and books what was agreed, all or nothing', async () => {
    await book(kim, newYork(28, 10));
    const plan = await world.as('dee').post('/appointment-series/plan', wish(4));
    expect(plan.body.map((one: any) => [one.kind, one.proposedStart])).toEqual([['free', null], ['free', null], ['conflict', expect.any(String)], ['free', null]]);
    expect(plan.body[2].reasons).toContainEqual(expect.objectContaining({ code: 'booked' }));
    const [first, second, third, fourth] = plan.body;
    const greedy = await world.as('dee').post('/appointment-series', { ...wish(4), startsAt: [first, second, third, fourth].map((one: any) => one.startsAt) });
    expect(greedy.body).toMatchObject({ status: 409, code: 'slot_taken', refusedStart: third.startsAt });
    expect(await standing()).toEqual([]);
    const agreed = [first.startsAt, second.startsAt, third.proposedStart, fourth.startsAt];
    const booked = await world.as('dee').post('/appointment-series', { ...wish(4), startsAt: agreed });
    expect(booked.status).toBe(201);
    expect(booked.body.appointments.map((one: any) => [one.startsAt, one.seriesId])).toEqual([...agreed].sort().map((startsAt) => [startsAt, booked.body.id]));
    const following = await world.as('dee').post(`/appointment-series/${booked.body.id}/cancellation`, { appointmentId: booked.body.appointments[2].id, scope: 'this_and_following', reason: 'client_cannot_come' });
    expect(following.body.map((one: any) => one.state)).toEqual(['cancelled', 'cancelled']);
    expect(await standing()).toEqual([first.startsAt, second.startsAt]);
  });

  it('refuses a series without an end, and one that never ends', async () => {
    expect((await world.as('dee').post('/appointment-series/plan', { ...wish(3), recurrence: { ...wish(3).recurrence, until: newYork(60, 10).slice(0, 10) } })).body.code).toBe('series_end');
    expect((await world.as('dee').post('/appointment-series/plan', { ...wish(3), recurrence: { ...wish(3).recurrence, count: undefined, until: '2099-01-01' } })).body.code).toBe('series_too_long');
  });
});
