import { sendAll } from '../notifications/send-all';
import { openSink, type Sink } from '../notifications/smtp-sink';
import { connect } from '../support/database';
import { fill, knots, openForm, submit } from '../support/course';
import { HELD, holding, clearing } from '../support/furnished-clinic';
import { rowsOf } from '../support/tenant-rows';
import { CLINIC_A, CLINIC_B, openWorld, type Answer, type World } from '../support/world';
import { GateWatch } from '../../src/screening';
import { addResource, advanceTo, clearedClients, newYork, setUpAlder, signInAgain, terms, type Alder } from './alder';

const HEALTH = /massage(?! therapy)|screen|pain|health|symptom|medical|prenatal|therap/i;

describe('a stranger on the clinic\'s page', () => {
  let sink: Sink;
  let world: World;
  let alder: Alder;
  let asksFirst: string;
  let byDeskOnly: string;
  beforeAll(async () => {
    sink = await openSink();
    world = await openWorld({ env: { SMTP_URL: sink.url, MAIL_FROM: 'desk@alder.example', PUBLIC_URL: 'http://alder.example', TRUST_PROXY: 'true', DATABASE_POOL_SIZE: '8' } });
    alder = await setUpAlder(world, { therapists: 2, rooms: 2 });
    const variantOf = async (service: object): Promise<string> => {
      const { body } = await world.as('olu').post('/services', { locationId: alder.locationId, name: 'Other', ...service });
      return (await world.as('olu').post(`/services/${body.id}/variants`, terms())).body.id;
    };
    asksFirst = await variantOf({ online: true, needsApproval: true });
    byDeskOnly = await variantOf({ online: false });
    await world.as('olu').put('/online-booking', { open: true }, { ifMatch: 0 });
  }, 120_000);
  afterAll(async () => {
    await world.close();
    await sink.close();
  });

  let count = 0;
  const person = (more: object = {}) => ({ givenName: 'Nia', familyName: `O’Neil-${'abcdefghijklmnopqrstuvwxyz'[count % 26]}`, dateOfBirth: '1990-05-17', email: `nia${++count}@mail.example`, phone: '+1 212 555 0100', ...more });
  const from = (address: string, key?: string) => ({ headers: { 'x-forwarded-for': address, ...(key && { 'idempotency-key': key }) } });
  const ask = (body: object, address = `10.0.${count >> 8}.${count % 256}`, key?: string): Promise<Answer> =>
    world.stranger().post(`/clinics/${CLINIC_A}/online-booking/requests`, { variantId: alder.variantId, ...body }, from(address, key));
  const sent = async () => {
    await sendAll(world);
    // Staff get mail of their own.
    return sink.take().filter(({ to }) => JSON.stringify(to).includes('@mail.example'));
  };
  /** What a request could leave behind; mails go out meanwhile. */
  const asked = async () => {
    const { appointment, appointment_event, appointment_occupancy, client, online_request } = await rowsOf(world, CLINIC_A);
    return { appointment, appointment_event, appointment_occupancy, client, online_request };
  };
  const newcomer = async (): Promise<any> => (await world.as('dee').get('/online-requests')).body.items[0];
  const after = async (time: { minutes?: number; hours?: number }): Promise<void> => {
    world.advance(time);
    for (const one of ['dee', 'olu', 'ana'] as const) await signInAgain(world, one);
  };

  it('sees what the clinic lets everybody book, and nothing of a clinic that has no page', async () => {
    const { status, body } = await world.stranger().get(`/clinics/${CLINIC_A}/online-booking`);
    expect([status, body.clinic, body.offers.map((offer: any) => offer.service)]).toEqual([200, 'Alder Massage', ['Massage', 'Other']]);
    expect(JSON.stringify(body)).not.toMatch(/Ana|Room/);
    const range = `variantId=${alder.variantId}&from=${newYork(7, 9)}&to=${newYork(7, 12)}`;
    const times = await world.stranger().get(`/clinics/${CLINIC_A}/online-booking/times?${range}`);
    expect(times.body.times.map((time: any) => time.startsAt)).toEqual([newYork(7, 9), newYork(7, 9, 30), newYork(7, 10), newYork(7, 10, 30), newYork(7, 11)]);
    expect((await world.stranger().get(`/clinics/${CLINIC_A}/online-booking/times?variantId=${byDeskOnly}&from=${newYork(7, 9)}&to=${newYork(7, 12)}`)).status).toBe(404);
    for (const clinic of [CLINIC_B, '0190a000-0000-7000-8000-0000000000ff', 'nonsense', CLINIC_A.toUpperCase()])
      for (const path of ['', `/times?${range}`]) expect([clinic, path, (await world.stranger().get(`/clinics/${clinic}/online-booking${path}`)).status]).toEqual([clinic, path, 404]);
    expect((await world.stranger().post(`/clinics/${CLINIC_B}/online-booking/requests`, { variantId: alder.variantId, startsAt: newYork(7, 9), ...person() }, from('10.9.9.9'))).status).toBe(404);
  });

  it('gets a time kept, the form by mail, and the visit once the form is done', async () => {
    const asked = await ask({ startsAt: newYork(7, 10), ...person({ email: 'Nia@Mail.example' }) });
    expect(asked).toMatchObject({ status: 201, body: { startsAt: newYork(7, 10), endsAt: newYork(7, 11), timezone: 'America/New_York' } });
    const { appointmentId, clientId, familyName } = await newcomer();
    expect((await world.as('dee').get(`/appointments/${appointmentId}`)).body).toMatchObject({ state: 'held', provisional: true, channel: 'online' });
    const [mail, ...more] = await sent();
    expect(more).toEqual([]);
    expect(mail?.to).toMatchObject({ text: 'nia@mail.example' });
    expect(`${mail?.subject} ${mail?.text?.replaceAll('Alder Massage', '')}`).not.toMatch(HEALTH);
    expect(mail?.text).not.toMatch(/Nia|O’Neil/);
    await after({ minutes: 5 });
    expect(await sent()).toEqual([]);
    const phone = await openForm(world, /intake#(\S+)/.exec(mail?.text ?? '')?.[1] ?? '', { id: clientId, familyName, dateOfBirth: '1990-05-17' });
    await fill(phone, knots);
    expect((await submit(phone)).status).toBe(201);
    expect((await world.as('dee').get(`/appointments/${appointmentId}`)).body).toMatchObject({ state: 'booked', provisional: false, expiresAt: null });
    expect((await world.as('dee').get(`/appointments/${appointmentId}/history`)).body.map((line: any) => [line.kind, line.by])).toEqual([['hold', 'client'], ['confirm', 'system']]);
    await after({ minutes: 5 });
    expect((await sent()).map(({ subject }) => subject?.slice(0, 14))).toEqual(['Your visit on ']);
    const seen = await world.stranger().get('/my-visit', { headers: { 'booking-link': /visit#(\S+)/.exec(mail?.text ?? '')?.[1] ?? '' } });
    expect(seen.body.state).toBe('booked');
  });

  it('waits for a therapist who must decide first, and then has the visit', async () => {
    await ask({ startsAt: newYork(8, 10), ...person() });
    const { appointmentId, clientId, familyName } = await newcomer();
    const [mail] = await sent();
    const phone = await openForm(world, /intake#(\S+)/.exec(mail?.text ?? '')?.[1] ?? '', { id: clientId, familyName, dateOfBirth: '1990-05-17' });
    await fill(phone, HELD);
    await submit(phone);
    expect((await world.as('dee').get(`/appointments/${appointmentId}`)).body.state).toBe('held');
    const [{ id }] = (await world.as('ana').get(`/clients/${clientId}/screenings`)).body.items;
    const screening = (await world.as('ana').get(`/screenings/${id}`)).body;
    expect((await world.as('ana').post(`/screenings/${id}/reviews`, clearing(holding(screening)))).status).toBe(201);
    expect((await world.as('dee').get(`/appointments/${appointmentId}`)).body.state).toBe('booked');
  });

  it('has the visit even if the server died between the form and the booking', async () => {
    await ask({ startsAt: newYork(8, 13), ...person() });
    const { appointmentId, clientId, familyName } = await newcomer();
    const mail = (await sent()).find(({ text }) => text?.includes('intake#'));
    const phone = await openForm(world, /intake#(\S+)/.exec(mail?.text ?? '')?.[1] ?? '', { id: clientId, familyName, dateOfBirth: '1990-05-17' });
    await fill(phone, knots);
    const died = jest.spyOn(world.app.get(GateWatch, { strict: false }), 'opened').mockImplementation(() => undefined);
    await submit(phone);
    died.mockRestore();
    const { state, expiresAt } = (await world.as('dee').get(`/appointments/${appointmentId}`)).body;
    expect(state).toBe('held');
    advanceTo(world, new Date(Date.parse(expiresAt) - 10 * 60_000).toISOString());
    await after({});
    await sent();
    expect((await world.as('dee').get(`/appointments/${appointmentId}`)).body.state).toBe('booked');
    await after({ minutes: 4 });
    await sent();
  });

  it('asks, and is not booked, where the clinic answers each by itself', async () => {
    await ask({ variantId: asksFirst, startsAt: newYork(9, 10), ...person() });
    const { appointmentId, clientId, familyName } = await newcomer();
    const mail = (await sent()).find(({ text }) => text?.includes('intake#'));
    const phone = await openForm(world, /intake#(\S+)/.exec(mail?.text ?? '')?.[1] ?? '', { id: clientId, familyName, dateOfBirth: '1990-05-17' });
    await fill(phone, knots);
    await submit(phone);
    const { state, version } = (await world.as('dee').get(`/appointments/${appointmentId}`)).body;
    expect(state).toBe('requested');
    expect((await world.as('dee').post(`/appointments/${appointmentId}/approval`, undefined, { ifMatch: version })).body.state).toBe('booked');
  });

  it('loses the time when the form is not done in time, and is told so', async () => {
    await ask({ startsAt: newYork(10, 10), ...person() });
    const { appointmentId } = await newcomer();
    await sent();
    await after({ hours: 48 });
    world.advance({ minutes: 1 });
    await sent();
    const history = (await world.as('dee').get(`/appointments/${appointmentId}/history`)).body;
    expect(history.map((line: any) => [line.kind, line.toState])).toEqual([['hold', 'held'], ['expire', 'released']]);
    await after({ minutes: 5 });
    const [mail, ...more] = await sent();
    expect([mail?.subject, more]).toEqual([expect.stringMatching(/^Your visit on .* does not take place$/), []]);
    // Nobody has shown that the address is theirs.
    expect(mail?.text).toMatch(/^Hello,\n/);
    expect((await ask({ startsAt: newYork(10, 10), ...person() })).status).toBe(201);
  });

  it('reads the same answer whether the clinic knows the person or not, and no record of them is touched', async () => {
    const known = { givenName: 'Sam', familyName: 'Doppel', dateOfBirth: '1985-02-03', email: 'sam@mail.example', phone: '+1 212 555 0111' };
    const { body: sam } = await world.as('dee').post('/clients', known);
    const again = await ask({ startsAt: newYork(12, 10), ...known });
    const unknown = await ask({ startsAt: newYork(12, 10), ...known, familyName: 'Nobody', email: 'nobody@mail.example' });
    expect([again.status, Object.keys(again.body), again.body.startsAt]).toEqual([unknown.status, Object.keys(unknown.body), unknown.body.startsAt]);
    const seen = (await world.as('dee').get('/online-requests')).body.items;
    expect(seen.map((one: any) => one.clientId)).not.toContain(sam.id);
    const duplicates = (await world.as('dee').get(`/clients/${seen[1].clientId}/possible-duplicates`)).body;
    expect(duplicates).toContainEqual(expect.objectContaining({ id: sam.id, likely: true }));
    expect((await world.as('dee').get(`/clients/${sam.id}/appointments`)).body.items).toEqual([]);
  });

  it('is refused what the desk would be refused, and what only the desk may', async () => {
    const clients = await clearedClients(world, 2);
    for (const [n, therapistId] of alder.therapists.entries()) await world.as('dee').post('/appointments', { variantId: alder.variantId, clientId: clients[n], startsAt: newYork(14, 10), therapistId });
    const taken = await ask({ startsAt: newYork(14, 10), ...person() });
    expect(taken.body).toMatchObject({ status: 409, code: 'slot_taken' });
    expect(taken.body.alternatives.length).toBeGreaterThan(0);
    expect(Object.keys(taken.body.alternatives[0])).toEqual(['startsAt', 'endsAt']);
    const before = await asked();
    const soon = new Date(Math.ceil((Date.now() + 48 * 3600_000 + 3600_000) / 1800_000) * 1800_000).toISOString();
    for (const startsAt of [newYork(14, 10, 10), newYork(14, 16, 30), newYork(14, 20), soon, newYork(120, 10)]) {
      const { body } = await ask({ startsAt, ...person() });
      expect([startsAt, body.code, body.reasons]).toEqual([startsAt, 'slot_not_offered', undefined]);
    }
    expect((await ask({ startsAt: newYork(15, 10), variantId: byDeskOnly, ...person() })).status).toBe(404);
    for (const dateOfBirth of ['2015-01-01', '2098-01-01']) expect((await ask({ startsAt: newYork(15, 10), ...person({ dateOfBirth }) })).body).toMatchObject({ status: 409, code: 'please_call' });
    for (const bad of [{ givenName: 'Win at http://x.example' }, { givenName: 'Win at prizes.example' }, { email: 'nobody' }, { email: undefined }, { dateOfBirth: '2026-02-30' }, { phone: 'call me' }]) expect([bad, (await ask({ startsAt: newYork(15, 10), ...person(bad) })).status]).toEqual([bad, 400]);
    expect(await asked()).toEqual(before);
    await world.as('olu').post('/absences', { locationId: alder.locationId, reason: 'closure', startsAt: newYork(15, 0), endsAt: newYork(16, 0) });
    expect((await ask({ startsAt: newYork(15, 10), ...person() })).body.code).toBe('slot_not_offered');
  });

  it('asks once, however often the request is sent', async () => {
    const body = { startsAt: newYork(17, 10), ...person() };
    const answers = await Promise.all([1, 2, 3].map(() => ask(body, '10.3.0.1', 'one-key-of-nia')));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    for (const answer of answers) expect(answer.body).toEqual(answers[0]?.body);
    expect((await world.as('dee').get(`/diary?from=${newYork(17, 0)}&to=${newYork(18, 0)}`)).body.appointments).toHaveLength(1);
  });

  it('has few open requests: per person, per address, and per clinic', async () => {
    const mine = person();
    const codes = [];
    for (const hour of [9, 11, 13]) codes.push((await ask({ startsAt: newYork(18, hour), ...mine }, `10.4.0.${hour}`)).body.code);
    expect(codes).toEqual([undefined, undefined, 'please_call']);
    const here = [];
    for (const hour of [9, 11, 13, 15]) here.push((await ask({ startsAt: newYork(19, hour), ...person() }, '10.5.0.1')).body.code);
    expect(here).toEqual([undefined, undefined, undefined, 'please_call']);
    // A household has as many addresses of this kind as it likes.
    const household = [];
    for (const hour of [9, 11, 13, 15]) household.push((await ask({ startsAt: newYork(30, hour), ...person() }, `2001:db8:7:1::${hour}`)).body.code);
    expect(household).toEqual([undefined, undefined, undefined, 'please_call']);
    const { version } = (await world.as('olu').get('/online-booking')).body;
    const set = await world.as('olu').put('/online-booking', { open: true, mostOpenHolds: 1 }, { ifMatch: version });
    expect((await ask({ startsAt: newYork(20, 9), ...person() })).body.code).toBe('please_call');
    await world.as('olu').put('/online-booking', { open: false }, { ifMatch: set.body.version });
    expect((await ask({ startsAt: newYork(20, 9), ...person() })).status).toBe(404);
    expect((await world.as('olu').put('/online-booking', { open: true }, { ifMatch: set.body.version })).status).toBe(412);
    await world.as('olu').put('/online-booking', { open: true, mostOpenHolds: 100 }, { ifMatch: set.body.version + 1 });
  });

  it('asks no more than twenty times an hour from one address', async () => {
    const codes = [];
    for (let n = 0; n < 22; n++) codes.push((await ask({ startsAt: newYork(21, 3), ...person() }, '10.6.0.1')).body.code);
    expect(codes.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'slot_not_offered'));
    expect(codes.slice(20)).toEqual(['too_many_requests', 'too_many_requests']);
    expect((await ask({ startsAt: newYork(21, 3), ...person() }, '10.6.0.2')).body.code).toBe('slot_not_offered');
  });

  it('is one of sixteen who want the same time: as many get it as there are therapists, the others hear of other times', async () => {
    await addResource(world, { locationId: alder.locationId, kind: 'room', name: 'Spare' });
    const seen: Record<string, number> = {};
    for (let round = 0; round < 3; round++) {
      const answers = await Promise.all(Array.from({ length: 16 }, (_, n) => ask({ startsAt: newYork(22 + round, 11), ...person() }, `10.7.${round}.${n}`)));
      for (const { status, body } of answers) seen[`${status} ${body.code ?? ''}`] = (seen[`${status} ${body.code ?? ''}`] ?? 0) + 1;
      for (const { body } of answers.filter(({ status }) => status === 409)) expect(body.alternatives.length).toBeGreaterThan(0);
    }
    expect(seen).toEqual({ '201 ': 6, '409 slot_taken': 42 });
    const admin = await connect(world.database.adminUrl);
    const { rows } = await admin.query(`SELECT count(*)::int AS n FROM appointment_occupancy a JOIN appointment_occupancy b
      ON a.clinic_id = b.clinic_id AND a.resource_id = b.resource_id AND a.id < b.id AND a.occupied && b.occupied WHERE a.live AND b.live`);
    await admin.end();
    expect(rows[0].n).toBe(0);
  }, 60_000);

  it('hears of it when the clinic does not answer a request in time, or when a longer hold has run out too', async () => {
    await sent();
    await after({});
    await ask({ variantId: asksFirst, startsAt: newYork(40, 10), ...person() });
    const { appointmentId, clientId, familyName } = await newcomer();
    const mail = (await sent()).find(({ text }) => text?.includes('intake#'));
    const phone = await openForm(world, /intake#(\S+)/.exec(mail?.text ?? '')?.[1] ?? '', { id: clientId, familyName, dateOfBirth: '1990-05-17' });
    await fill(phone, knots);
    await submit(phone);
    await ask({ startsAt: newYork(41, 10), ...person() });
    const { appointmentId: extended } = await newcomer();
    expect((await world.as('dee').post(`/appointments/${extended}/extension`, { minutes: 10 }, { ifMatch: 1 })).body.state).toBe('held');
    await after({ minutes: 5 });
    await sent();
    const lastOf = async (id: string): Promise<string> => (await world.as('dee').get(`/appointments/${id}/history`)).body.at(-1).kind;
    await after({ hours: 48 });
    await sent();
    expect([await lastOf(appointmentId), await lastOf(extended)]).toEqual(['expire', 'extend']);
    await after({ minutes: 11 });
    await sent();
    expect(await lastOf(extended)).toBe('expire');
    await after({ minutes: 5 });
    await sent();
    const off = sink.mails.filter(({ subject }) => /does not take place$/.test(subject ?? '')).map(({ to }) => (Array.isArray(to) ? '' : to?.text));
    expect(off.slice(-2)).toEqual([`nia${count - 1}@mail.example`, `nia${count}@mail.example`]);
  });
});
