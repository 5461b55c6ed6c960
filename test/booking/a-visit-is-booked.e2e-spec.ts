import { takeOn } from '../support/course';
import { openWorld, type World } from '../support/world';
import { clearedClients, newYork, setUpAlder, signInAgain, type Alder } from './alder';

describe('booking a visit', () => {
  let world: World;
  let alder: Alder;
  let sam: string;
  let kim: string;
  beforeAll(async () => {
    world = await openWorld();
    alder = await setUpAlder(world);
    [sam = '', kim = ''] = await clearedClients(world, 2);
  });
  afterAll(() => world.close());

  const book = (startsAt: string, more: object = {}) => world.as('dee').post('/appointments', { variantId: alder.variantId, clientId: sam, startsAt, ...more });
  const times = async (from: string, to: string, more = ''): Promise<string[]> => {
    const { status, body } = await world.as('dee').get(`/availability?variantId=${alder.variantId}&from=${from}&to=${to}${more}`);
    expect(status).toBe(200);
    return body.times.map((time: { startsAt: string }) => time.startsAt);
  };

  it('offers the times of a day, books one of them, and offers it no more', async () => {
    const [from, to] = [newYork(10, 9), newYork(10, 17)];
    const before = await times(from, to);
    expect(before).toHaveLength(15);
    expect(before[0]).toBe(newYork(10, 9));
    const booked = await book(newYork(10, 11));
    expect(booked.status).toBe(201);
    expect(booked.body).toMatchObject({ state: 'booked', startsAt: newYork(10, 11), endsAt: newYork(10, 12), sequence: 0, version: 1, client: { id: sam }, service: 'Massage', priceMinor: 9000 });
    expect(booked.body.resources.map((one: any) => one.name)).toEqual(['Ana', 'Room 1']);
    expect(booked.headers.get('etag')).toBe('"v1"');
    // The room is turned over for 15 minutes, so the next start is half an hour later.
    expect(await times(from, to)).toEqual(before.filter((at) => ![newYork(10, 10, 30), newYork(10, 11), newYork(10, 11, 30), newYork(10, 10), newYork(10, 12)].includes(at)));
    const cancelled = await world.as('dee').post(`/appointments/${booked.body.id}/cancellation`, { reason: 'client_cannot_come' }, { ifMatch: 1 });
    expect(cancelled.body).toMatchObject({ state: 'cancelled', version: 2, sequence: 1, cancellation: { late: false, feeMinor: 0 } });
    expect(await times(from, to)).toEqual(before);
  });

  it('refuses a time that is taken, with alternatives', async () => {
    expect((await book(newYork(11, 11))).status).toBe(201);
    const refused = await book(newYork(11, 11), { clientId: kim });
    expect(refused.status).toBe(409);
    expect(refused.body.code).toBe('slot_taken');
    expect(refused.body.alternatives.length).toBeGreaterThan(2);
    const [first] = refused.body.alternatives;
    expect((await book(first.startsAt, { clientId: kim })).status).toBe(201);
  });

  it('refuses what is not on offer, and tells staff every reason', async () => {
    const refused = await book(newYork(12, 7));
    expect(refused.body).toMatchObject({ status: 409, code: 'slot_not_offered' });
    expect(refused.body.reasons).toContainEqual(expect.objectContaining({ code: 'outside_hours', rule: 'hours' }));
    expect((await book(newYork(12, 11, 7))).body.reasons).toEqual([{ code: 'off_grid', rule: 'grid' }]);
    const why = await world.as('dee').get(`/availability/why-not?variantId=${alder.variantId}&startsAt=${newYork(12, 7)}`);
    expect(why.body.map((reason: any) => reason.code)).toContain('outside_hours');
  });

  it('lets staff set soft rules aside with a reason, and never the exclusive time', async () => {
    const early = await book(newYork(13, 7), { override: { rules: ['hours'], reason: 'before her flight' } });
    expect(early.body).toMatchObject({ state: 'booked', overrideReason: 'before her flight' });
    const twice = await book(newYork(13, 7), { clientId: kim, override: { rules: ['hours', 'buffers', 'load', 'grid'], reason: 'squeeze in' } });
    expect(twice.body).toMatchObject({ status: 409, code: 'slot_taken' });
  });

  it('moves a visit with its id, its calendar entry and its history, ignoring itself', async () => {
    const { body: visit } = await book(newYork(14, 10));
    const moved = await world.as('dee').post(`/appointments/${visit.id}/move`, { startsAt: newYork(14, 10, 30) }, { ifMatch: 1 });
    expect(moved.body).toMatchObject({ id: visit.id, uid: visit.uid, startsAt: newYork(14, 10, 30), sequence: 1, version: 2, state: 'booked' });
    const again = await world.as('dee').post(`/appointments/${visit.id}/move`, { startsAt: newYork(14, 10, 30) }, { ifMatch: 2 });
    expect(again.body).toMatchObject({ version: 2, sequence: 1 });
    const late = await world.as('dee').post(`/appointments/${visit.id}/move`, { startsAt: newYork(14, 12) }, { ifMatch: 1 });
    expect(late.status).toBe(412);
    const { body: history } = await world.as('dee').get(`/appointments/${visit.id}/history`);
    expect(history.map((line: any) => [line.kind, line.fromState, line.toState, line.startsAt])).toEqual([
      ['book', null, 'booked', newYork(14, 10)],
      ['move', 'booked', 'booked', newYork(14, 10, 30)],
    ]);
  });

  it('refuses the client a second visit at the same time, even elsewhere', async () => {
    const second = await setUpSecondPlace();
    expect((await book(newYork(15, 10))).status).toBe(201);
    const twice = await book(newYork(15, 10, 30), { variantId: second });
    expect(twice.body).toMatchObject({ status: 409, code: 'client_has_a_visit' });
  });

  const setUpSecondPlace = async (): Promise<string> => {
    const olu = world.as('olu');
    const { body: place } = await olu.post('/locations', { name: 'Birch Lane', timezone: 'America/New_York' });
    const { body: room } = await olu.post('/resources', { locationId: place.id, kind: 'room', name: 'Chair' });
    await olu.put(`/resources/${room.id}/hours`, { weekly: [{ weekday: 1, starts: '00:00', ends: '24:00' }, { weekday: 2, starts: '00:00', ends: '24:00' }, { weekday: 3, starts: '00:00', ends: '24:00' }, { weekday: 4, starts: '00:00', ends: '24:00' }, { weekday: 5, starts: '00:00', ends: '24:00' }, { weekday: 6, starts: '00:00', ends: '24:00' }, { weekday: 7, starts: '00:00', ends: '24:00' }] }, { ifMatch: 1 });
    const { body: service } = await olu.post('/services', { locationId: place.id, name: 'Steam' });
    const { body: variant } = await olu.post(`/services/${service.id}/variants`, { durationMin: 30, priceMinor: 1000, currency: 'USD', requires: [{ kind: 'room' }] });
    return variant.id;
  };

  it('only pencils in a client whose forms are missing, and says nothing of why', async () => {
    const { id: newcomer } = await takeOn(world, 'dee');
    const held = await book(newYork(16, 10), { clientId: newcomer });
    expect(held.body).toMatchObject({ state: 'held', provisional: true });
    const confirmed = await world.as('dee').post(`/appointments/${held.body.id}/confirmation`, undefined, { ifMatch: 1 });
    expect(confirmed.body).toMatchObject({ status: 409, code: 'not_cleared' });
    expect(JSON.stringify(confirmed.body)).not.toMatch(/screen|health|symptom|pain|medical/i);
    world.advance({ hours: 49 });
    await signInAgain(world, 'dee');
    expect((await world.as('dee').get(`/appointments/${held.body.id}`)).body.state).toBe('released');
    expect(await times(newYork(16, 10), newYork(16, 11))).toEqual([newYork(16, 10)]);
    expect((await book(newYork(16, 10))).status).toBe(201);
  });

  it('gives the front desk a diary, a day sheet and the visits of a client', async () => {
    const diary = await world.as('dee').get(`/diary?from=${newYork(10, 0)}&to=${newYork(20, 0)}&resource=${alder.ana}`);
    expect(diary.status).toBe(200);
    expect(diary.body.appointments.map((one: any) => one.startsAt)).toEqual([...diary.body.appointments.map((one: any) => one.startsAt)].sort());
    const day = newYork(14, 12).slice(0, 10);
    const sheet = await world.as('dee').get(`/day-sheet?location=${alder.locationId}&date=${day}`);
    expect(sheet.body.appointments.map((one: any) => one.startsAt)).toEqual([newYork(14, 10, 30)]);
    const own = await world.as('dee').get(`/clients/${sam}/appointments?limit=2`);
    expect(own.body.items).toHaveLength(2);
    const next = await world.as('dee').get(`/clients/${sam}/appointments?limit=2&cursor=${own.body.nextCursor}`);
    expect(next.body.items[0].id).not.toBe(own.body.items[1].id);
  });

  it('keeps blocks and visits apart', async () => {
    const block = await world.as('dee').post('/blocks', { resourceId: alder.ana, startsAt: newYork(17, 12), endsAt: newYork(17, 13), reason: 'break' });
    expect(block.status).toBe(201);
    expect((await book(newYork(17, 12))).body.code).toBe('slot_taken');
    expect((await book(newYork(17, 10))).status).toBe(201);
    expect((await world.as('dee').post('/blocks', { resourceId: alder.ana, startsAt: newYork(17, 10, 30), endsAt: newYork(17, 11, 30), reason: 'break' })).body.code).toBe('time_in_use');
    expect((await world.as('dee').delete(`/blocks/${block.body.id}`)).status).toBe(204);
    expect(await times(newYork(17, 12), newYork(17, 13))).toEqual([newYork(17, 12)]);
  });

  it('shows nothing of it to the clinic next door', async () => {
    const { body: visit } = await book(newYork(18, 10));
    for (const path of [`/appointments/${visit.id}`, `/resources/${alder.ana}`]) expect((await world.as('bo').get(path)).status).toBe(404);
    const foreign = await world.as('bo').post('/appointments', { variantId: alder.variantId, clientId: sam, startsAt: newYork(19, 10) });
    expect(foreign.status).toBe(404);
    expect((await world.as('bo').post(`/appointments/${visit.id}/cancellation`, { reason: 'other' }, { ifMatch: 1 })).status).toBe(404);
    expect((await world.as('dee').get(`/appointments/${visit.id}`)).body.state).toBe('booked');
  });
});
