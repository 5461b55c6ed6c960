import { MailWorker } from '../../src/notifications';
import { openSink, type Sink } from '../notifications/smtp-sink';
import { connect } from '../support/database';
import { openWorld, type World } from '../support/world';
import { clearedClients, newYork, setUpAlder, signInAgain, terms, type Alder } from './alder';

describe('the waitlist', () => {
  let sink: Sink;
  let world: World;
  let alder: Alder;
  let clients: string[];
  beforeAll(async () => {
    sink = await openSink();
    world = await openWorld({ env: { SMTP_URL: sink.url, MAIL_FROM: 'desk@alder.example', PUBLIC_URL: 'http://alder.example' } });
    alder = await setUpAlder(world);
    clients = await clearedClients(world, 4);
    const admin = await connect(world.database.adminUrl);
    await admin.query(`UPDATE client SET email = 'c' || substr(id::text, 25) || '@mail.example'`);
    await admin.end();
  }, 120_000);
  afterAll(async () => {
    await world.close();
    await sink.close();
  });

  const send = async (): Promise<void> => {
    await world.app.get(MailWorker, { strict: false }).sendDue();
    await signInAgain(world, 'dee');
  };
  const wait = (client: number) => {
    const weekday = ((new Date(newYork(10, 10)).getUTCDay() + 6) % 7) + 1;
    return world.as('dee').post('/waitlist', { clientId: clients[client], variantId: alder.variantId, times: [{ weekdays: [weekday], starts: '10:00', ends: '11:00' }], until: newYork(11, 10).slice(0, 10) });
  };
  const states = async (): Promise<string[]> => (await world.as('dee').get('/waitlist')).body.map((entry: any) => entry.state);

  it('holds a time that became free for one person, then for the next, and nobody else can have it meanwhile', async () => {
    const taken = [];
    for (const day of [3, 10]) taken.push((await world.as('dee').post('/appointments', { variantId: alder.variantId, clientId: clients[0], startsAt: newYork(day, 10) })).body);
    expect((await wait(1)).body.state).toBe('waiting');
    world.advance({ minutes: 1 });
    expect((await wait(2)).body.state).toBe('waiting');
    await world.as('dee').post(`/appointments/${taken[1].id}/cancellation`, { reason: 'client_cannot_come' }, { ifMatch: 1 });
    expect(await states()).toEqual(['offered', 'waiting']);
    const refused = await world.as('dee').post('/appointments', { variantId: alder.variantId, clientId: clients[3], startsAt: newYork(10, 10) });
    expect(refused.body.code).toBe('slot_taken');
    world.advance({ minutes: 4 });
    await send();
    const [offer] = sink.take().filter(({ subject }) => subject === 'A time has become free');
    expect(offer?.to).toMatchObject({ text: `c${clients[1]?.slice(24)}@mail.example` });
    world.advance({ minutes: 120 });
    await send();
    expect(await states()).toEqual(['waiting', 'offered']);
    world.advance({ minutes: 4 });
    await send();
    const second = sink.take().find(({ subject }) => subject === 'A time has become free');
    expect(second?.to).toMatchObject({ text: `c${clients[2]?.slice(24)}@mail.example` });
    const link = /visit#(\S+)/.exec(second?.text ?? '')?.[1] ?? '';
    expect((await world.stranger().post('/my-visit/confirmation', undefined, { headers: { 'booking-link': link } })).body).toMatchObject({ state: 'booked', startsAt: newYork(10, 10) });
    const stale = /visit#(\S+)/.exec(offer?.text ?? '')?.[1] ?? '';
    expect((await world.stranger().post('/my-visit/confirmation', undefined, { headers: { 'booking-link': stale } })).status).toBe(409);
  });

  it('offers at shorter notice than clients may book at, as the desk would', async () => {
    await signInAgain(world, 'olu');
    const { body } = await world.as('olu').post(`/services/${alder.serviceId}/variants`, terms({ leadMin: 7 * 24 * 60 }));
    const entry = await world.as('dee').post('/waitlist', { clientId: clients[3], variantId: body.id, times: [], until: newYork(6, 10).slice(0, 10) });
    expect(entry.body).toMatchObject({ state: 'offered' });
    const [offer] = (await world.as('dee').get(`/clients/${clients[3]}/appointments`)).body.items;
    await world.as('dee').post(`/appointments/${offer.id}/release`, undefined, { ifMatch: offer.version });
    await world.as('dee').delete(`/waitlist/${entry.body.id}`);
  });

  it('keeps a client and a therapist apart, without saying so', async () => {
    await signInAgain(world, 'olu');
    await world.as('olu').post(`/clients/${clients[3]}/kept-apart`, { therapistId: alder.ana });
    const refused = await world.as('dee').post('/appointments', { variantId: alder.variantId, clientId: clients[3], startsAt: newYork(15, 10) });
    expect(refused.body).toMatchObject({ status: 409, code: 'slot_not_offered' });
    expect(JSON.stringify(refused.body)).not.toMatch(/pair|apart/);
    expect((await world.as('dee').post(`/clients/${clients[3]}/kept-apart`, { therapistId: alder.ana })).status).toBe(403);
    await world.as('olu').delete(`/clients/${clients[3]}/kept-apart/${alder.ana}`);
    expect((await world.as('dee').post('/appointments', { variantId: alder.variantId, clientId: clients[3], startsAt: newYork(15, 10) })).status).toBe(201);
  });

  it('lets a hard wish for a therapist of one gender decide', async () => {
    await world.as('dee').post(`/clients/${clients[3]}/booking-preference`, { gender: 'male', genderIsHard: true }, { ifMatch: 0 });
    expect((await world.as('dee').post('/appointments', { variantId: alder.variantId, clientId: clients[3], startsAt: newYork(16, 10) })).body.code).toBe('slot_not_offered');
    const soft = { gender: 'male', genderIsHard: false };
    expect((await world.as('dee').post(`/clients/${clients[3]}/booking-preference`, soft)).status).toBe(428);
    for (const stale of [0, 2]) expect((await world.as('dee').post(`/clients/${clients[3]}/booking-preference`, soft, { ifMatch: stale })).status).toBe(412);
    expect((await world.as('dee').get(`/clients/${clients[3]}/booking-preference`)).body).toEqual({ therapistId: null, gender: 'male', genderIsHard: true, version: 1 });
    expect((await world.as('dee').post(`/clients/${clients[3]}/booking-preference`, soft, { ifMatch: 1 })).body.version).toBe(2);
    expect((await world.as('dee').post('/appointments', { variantId: alder.variantId, clientId: clients[3], startsAt: newYork(16, 10) })).status).toBe(201);
  });
});
