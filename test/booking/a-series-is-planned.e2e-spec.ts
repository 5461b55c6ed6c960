import { sendAll } from '../notifications/send-all';
import { openSink, type Sink } from '../notifications/smtp-sink';
import { connect } from '../support/database';
import { openWorld, type World } from '../support/world';
import { clearedClients, newYork, setUpAlder, signInAgain, type Alder } from './alder';

describe('a series', () => {
  let sink: Sink;
  let world: World;
  let alder: Alder;
  let sam: string;
  let kim: string;
  beforeAll(async () => {
    sink = await openSink();
    world = await openWorld({ env: { SMTP_URL: sink.url, MAIL_FROM: 'desk@alder.example', PUBLIC_URL: 'http://alder.example' } });
    alder = await setUpAlder(world);
    [sam = '', kim = ''] = await clearedClients(world, 2);
  }, 120_000);
  afterAll(async () => {
    await world.close();
    await sink.close();
  });

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

  it('is told of in one mail, and what becomes of one visit later in a mail of its own', async () => {
    const sent = async () => {
      world.advance({ minutes: 4 });
      await signInAgain(world, 'dee');
      await sendAll(world);
      return sink.take();
    };
    await sent();
    const admin = await connect(world.database.adminUrl);
    await admin.query(`UPDATE client SET email = 'kim@mail.example' WHERE id = $1`, [kim]);
    await admin.end();
    const starts = [40, 47, 54, 61].map((day) => newYork(day, 12));
    const booked = await world.as('dee').post('/appointment-series', {
      ...wish(4), clientId: kim, recurrence: { ...wish(4).recurrence, date: starts[0]?.slice(0, 10), time: '12:00' }, startsAt: starts,
    });
    expect(booked.status).toBe(201);
    const [first, second] = booked.body.appointments;
    const [mail, ...more] = await sent();
    expect([mail?.subject, more]).toEqual(['Your visits: 4 dates', []]);
    expect(mail?.text?.match(/^- .*$/gm)?.map((line) => /(\d+:00 [AP]M)/.exec(line)?.[1])).toEqual(['12:00 PM', '12:00 PM', '12:00 PM', '12:00 PM']);
    expect(mail?.text).not.toMatch(/massage(?! *$)/m);
    const links = mail?.text?.match(/visit#\S+/g) ?? [];
    expect(new Set(links).size).toBe(4);
    expect((await world.stranger().get('/my-visit', { headers: { 'booking-link': links[1]?.slice(6) ?? '' } })).body.startsAt).toBe(second.startsAt);
    expect(await sent()).toEqual([]);
    await world.as('dee').post(`/appointment-series/${booked.body.id}/cancellation`, { appointmentId: second.id, scope: 'this_and_following', reason: 'client_cannot_come' });
    const [off, ...others] = await sent();
    expect([off?.subject, others, off?.text?.match(/^- /gm)?.length]).toEqual(['Your visits: 3 dates', [], 3]);
    await world.as('dee').post(`/appointments/${first.id}/move`, { startsAt: newYork(40, 14) }, { ifMatch: 1 });
    expect((await sent()).map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Your visit has moved to .*2:00 PM/)]);
    await world.as('dee').post(`/appointment-series/${booked.body.id}/cancellation`, { appointmentId: first.id, scope: 'all', reason: 'client_cannot_come' });
    expect(await sent()).toEqual([]);
    expect((await sent()).map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Your visit on .* does not take place$/)]);
  });

  it('is not told of as it was before a change on the way, nor to the family of who has died', async () => {
    world.advance({ minutes: 10 });
    await signInAgain(world, 'dee');
    await sendAll(world);
    const starts = [42, 49, 56].map((day) => newYork(day, 12));
    const booked = await world.as('dee').post('/appointment-series', {
      ...wish(3), clientId: kim, recurrence: { ...wish(3).recurrence, date: starts[0]?.slice(0, 10), time: '12:00' }, startsAt: starts,
    });
    expect(booked.status).toBe(201);
    world.advance({ minutes: 4 });
    sink.take();
    const held = sink.holdAt('recipient');
    const round = sendAll(world);
    const { release } = await held;
    const cancel = (at: number, scope: string) => world.as('dee').post(`/appointment-series/${booked.body.id}/cancellation`, { appointmentId: booked.body.appointments[at].id, scope, reason: 'client_cannot_come' });
    expect((await cancel(2, 'this')).status).toBe(200);
    release();
    await round;
    expect(sink.take().map(({ subject }) => subject)).toEqual([]);
    world.advance({ minutes: 4 });
    await signInAgain(world, 'dee');
    await sendAll(world);
    expect(sink.take().map(({ subject }) => subject)).toEqual(['Your visits: 2 dates']);
    await cancel(0, 'all');
    const { body: client } = await world.as('dee').get(`/clients/${kim}`);
    await world.as('dee').post(`/clients/${kim}/archival`, { reason: 'deceased' }, { ifMatch: client.version });
    world.advance({ minutes: 10 });
    await sendAll(world);
    expect(sink.take().map(({ subject }) => subject)).toEqual([]);
  });

  it('refuses a series without an end, and one that never ends', async () => {
    expect((await world.as('dee').post('/appointment-series/plan', { ...wish(3), recurrence: { ...wish(3).recurrence, until: newYork(60, 10).slice(0, 10) } })).body.code).toBe('series_end');
    expect((await world.as('dee').post('/appointment-series/plan', { ...wish(3), recurrence: { ...wish(3).recurrence, count: undefined, until: '2099-01-01' } })).body.code).toBe('series_too_long');
  });
});
