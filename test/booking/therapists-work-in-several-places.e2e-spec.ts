import { openWorld, type Answer, type World } from '../support/world';
import { addResource, clearedClients, lateMorningZone, newYork, setUpAlder, signInAgain, terms, WEEK, type Alder } from './alder';

describe('a therapist with two places of work', () => {
  let world: World;
  let alder: Alder;
  let river: { locationId: string; variantId: string };
  let clients: string[];
  beforeAll(async () => {
    world = await openWorld({ env: { DATABASE_POOL_SIZE: '12' } });
    alder = await setUpAlder(world);
    const { body: location } = await world.as('olu').post('/locations', { name: 'River Road', timezone: 'America/New_York' });
    await addResource(world, { locationId: location.id, kind: 'room', name: 'Boat house' });
    const { body: service } = await world.as('olu').post('/services', { locationId: location.id, name: 'Massage', online: true });
    const { body: variant } = await world.as('olu').post(`/services/${service.id}/variants`, terms());
    river = { locationId: location.id, variantId: variant.id };
    clients = await clearedClients(world, 16);
  }, 120_000);
  afterAll(() => world.close());

  const ana = async (): Promise<any> => (await world.as('olu').get(`/resources/${alder.ana}`)).body;
  const change = async (path: string, body?: object): Promise<Answer> => world.as('olu').put(`/resources/${alder.ana}${path}`, body, { ifMatch: (await ana()).version });
  const offered = async (variantId: string, day: number): Promise<string[]> => {
    const { body } = await world.as('dee').get(`/availability?variantId=${variantId}&from=${newYork(day, 0)}&to=${newYork(day, 23)}`);
    return body.times.map((time: any) => time.startsAt);
  };
  const book = (variantId: string, clientId: string | undefined, startsAt: string, more: object = {}): Promise<Answer> => world.as('dee').post('/appointments', { variantId, clientId, startsAt, ...more });
  const half = (day: number, from: number, to: number): string[] => Array.from({ length: (to - from) * 2 + 1 }, (_, n) => newYork(day, from + Math.floor(n / 2), (n % 2) * 30));

  it('has hours at each, and is offered at each in its own', async () => {
    expect(await offered(river.variantId, 5)).toEqual([]);
    expect((await change('/hours', { weekly: [{ ...WEEK[0], locationId: river.locationId }] })).status).toBe(404);
    expect((await change('/places', { places: [{ locationId: alder.locationId, travelMin: 0 }] })).body.code).toBe('no_other_place');
    expect((await change('/places', { places: [{ locationId: river.locationId, travelMin: 30 }] })).body.places).toEqual([{ locationId: river.locationId, travelMin: 30 }]);
    const { body } = await change('/hours', { weekly: [...WEEK, ...WEEK.map(({ weekday }) => ({ weekday, starts: '09:00', ends: '13:00', locationId: river.locationId }))] });
    expect(body.weekly.filter((one: any) => one.locationId === river.locationId)).toHaveLength(7);
    expect(await offered(river.variantId, 5)).toEqual(half(5, 9, 12));
    expect(await offered(alder.variantId, 5)).toEqual(half(5, 9, 16));
    expect((await world.as('dee').get(`/resources?locationId=${river.locationId}`)).body.map((one: any) => one.name).sort()).toEqual(['Ana', 'Boat house']);
  });

  it('is not offered at one while at the other, nor on the way', async () => {
    expect((await book(alder.variantId, clients[0], newYork(5, 10))).status).toBe(201);
    expect(await offered(river.variantId, 5)).toEqual([newYork(5, 11, 30), newYork(5, 12)]);
    const refused = await book(river.variantId, clients[1], newYork(5, 11));
    expect(refused.body).toMatchObject({ status: 409, code: 'slot_taken' });
    expect((await book(river.variantId, clients[1], newYork(5, 11, 30))).status).toBe(201);
    expect(await offered(alder.variantId, 5)).toEqual(half(5, 13, 16));
  });

  it('is in one place at a time, whoever asks where at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const at = newYork(6 + round, 10);
      const answers = await Promise.all(clients.map((clientId, n) => book(n % 2 ? alder.variantId : river.variantId, clientId, n % 4 < 2 ? at : newYork(6 + round, 10, 30), { therapistId: alder.ana })));
      const seen = answers.map(({ status, body }) => (status === 201 ? 'booked' : body.code));
      expect(seen.filter((code) => code === 'booked')).toHaveLength(1);
      expect(seen.filter((code) => code !== 'booked' && code !== 'slot_taken')).toEqual([]);
    }
  });

  it('is only at the place of an exceptional day, and away from both when away', async () => {
    const date = newYork(14, 12).slice(0, 10);
    expect((await change(`/days/${date}`, { open: [{ starts: '09:00', ends: '11:00' }], locationId: river.locationId })).status).toBe(200);
    expect([await offered(river.variantId, 14), await offered(alder.variantId, 14)]).toEqual([half(14, 9, 10), []]);
    await world.as('olu').post('/absences', { locationId: alder.locationId, resourceId: alder.ana, reason: 'leave', startsAt: newYork(15, 0), endsAt: newYork(16, 0) });
    expect([await offered(river.variantId, 15), await offered(alder.variantId, 15)]).toEqual([[], []]);
  });

  it('keeps a place as long as there are hours at it', async () => {
    expect((await change('/places', { places: [] })).body).toMatchObject({ status: 409, code: 'hours_left' });
    expect((await change('/places', { places: [{ locationId: river.locationId, travelMin: 60 }] })).status).toBe(200);
    await book(alder.variantId, clients[0], newYork(20, 10));
    expect(await offered(river.variantId, 20)).toEqual([newYork(20, 12)]);
  });
});

describe('who comes late to a therapist with two places of work', () => {
  let world: World;
  afterAll(() => world.close());

  it('has their time back, unless the way to the next place stands in it', async () => {
    world = await openWorld();
    const timezone = lateMorningZone();
    const variant = { stepMin: 5, durationMin: 30, requires: [{ kind: 'therapist' }] };
    const alder = await setUpAlder(world, { timezone, variant });
    const [first, second] = await clearedClients(world, 2);
    const [olu, dee] = [world.as('olu'), world.as('dee')];
    const { body: location } = await olu.post('/locations', { name: 'River Road', timezone });
    const { body: service } = await olu.post('/services', { locationId: location.id, name: 'Massage', online: true });
    const { body: river } = await olu.post(`/services/${service.id}/variants`, terms(variant));
    const change = async (path: string, body: object): Promise<Answer> => olu.put(`/resources/${alder.ana}${path}`, body, { ifMatch: (await olu.get(`/resources/${alder.ana}`)).body.version });
    await change('/places', { places: [{ locationId: location.id, travelMin: 30 }] });
    await change('/hours', { weekly: [...WEEK, ...WEEK.map((day) => ({ ...day, locationId: location.id }))] });
    const FIVE_MIN = 5 * 60_000;
    const inMinutes = (minutes: number): string => new Date(Math.ceil(Date.now() / FIVE_MIN) * FIVE_MIN + minutes * 60_000).toISOString();
    const book = async (variantId: string, clientId: string | undefined, startsAt: string): Promise<any> => (await dee.post('/appointments', { variantId, clientId, startsAt, therapistId: alder.ana })).body;
    const act = (visit: any, what: string, body?: object): Promise<Answer> => dee.post(`/appointments/${visit.id}/${what}`, body, { ifMatch: visit.version });

    let visit = await book(alder.variantId, first, inMinutes(5));
    world.advance({ minutes: 28 });
    await signInAgain(world, 'dee');
    visit = (await act(visit, 'no-show', { reason: 'did_not_come' })).body;
    expect(visit.state).toBe('no_show');
    let next = await book(river.id, second, inMinutes(50));
    expect((await act(visit, 'arrival')).body).toMatchObject({ status: 409, code: 'no_longer_free' });
    next = (await act(next, 'move', { startsAt: inMinutes(65) })).body;
    expect(next.startsAt).toBe(inMinutes(65));
    expect((await act(visit, 'arrival')).body.state).toBe('arrived');
  });
});

describe('extra hours', () => {
  let world: World;
  let alder: Alder;
  let clientId: string | undefined;
  beforeAll(async () => {
    world = await openWorld();
    alder = await setUpAlder(world);
    [clientId] = await clearedClients(world, 1);
  }, 120_000);
  afterAll(() => world.close());

  it('open what is closed otherwise, for who has them, until they are taken back', async () => {
    const times = async (): Promise<string[]> => (await world.as('dee').get(`/availability?variantId=${alder.variantId}&from=${newYork(8, 0)}&to=${newYork(8, 23)}`)).body.times.map((time: any) => time.startsAt);
    await world.as('olu').post('/absences', { locationId: alder.locationId, reason: 'closure', startsAt: newYork(8, 0), endsAt: newYork(9, 0) });
    expect(await times()).toEqual([]);
    const add = (id: string | undefined): Promise<Answer> => world.as('olu').post(`/resources/${id}/extra-hours`, { startsAt: newYork(8, 19), endsAt: newYork(8, 21) });
    await add(alder.ana);
    expect(await times()).toEqual([]);
    const { status, body } = await add(alder.rooms[0]);
    expect([status, body.extraHours]).toEqual([201, [{ id: expect.any(String), startsAt: newYork(8, 19), endsAt: newYork(8, 21), locationId: null }]]);
    expect(await times()).toEqual([newYork(8, 19), newYork(8, 19, 30), newYork(8, 20)]);
    expect((await world.as('dee').post('/appointments', { variantId: alder.variantId, clientId, startsAt: newYork(8, 20) })).status).toBe(201);
    expect((await world.as('olu').delete(`/extra-hours/${body.extraHours[0].id}`)).status).toBe(204);
    expect(await times()).toEqual([]);
    expect((await world.as('olu').delete(`/extra-hours/${body.extraHours[0].id}`)).status).toBe(404);
    expect((await world.as('olu').post(`/resources/${alder.ana}/extra-hours`, { startsAt: newYork(8, 1), endsAt: newYork(9, 3) })).body.code).toBe('period_invalid');
    expect((await world.as('olu').post(`/resources/${alder.ana}/extra-hours`, { startsAt: newYork(8, 1), endsAt: newYork(8, 3), locationId: '0190a000-0000-7000-8000-0000000000ff' })).status).toBe(404);
  });
});
