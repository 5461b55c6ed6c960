import { sendAll } from '../notifications/send-all';
import { openSink, type Sink } from '../notifications/smtp-sink';
import { connect } from '../support/database';
import { completeIntake, fill, knots, openForm, submit, takeOn, type Patient } from '../support/course';
import { HELD, URGENT } from '../support/furnished-clinic';
import { rowsOf } from '../support/tenant-rows';
import { CLINIC_A, openWorld, type Answer, type Client, type World } from '../support/world';
import { newYork, setUpAlder, signInAgain, type Alder } from './alder';

describe('a client with a booking link', () => {
  let sink: Sink;
  let world: World;
  let alder: Alder;
  beforeAll(async () => {
    sink = await openSink();
    world = await openWorld({ env: { SMTP_URL: sink.url, MAIL_FROM: 'desk@alder.example', PUBLIC_URL: 'http://alder.example' } });
    alder = await setUpAlder(world, { therapists: 2, rooms: 2 });
  }, 120_000);
  afterAll(async () => {
    await world.close();
    await sink.close();
  });

  const pass = async (time: { minutes?: number; hours?: number }): Promise<void> => {
    world.advance(time);
    for (const one of ['dee', 'ana'] as const) await signInAgain(world, one);
  };
  const sent = async () => {
    await sendAll(world);
    // Staff get mail of their own.
    return sink.take().filter(({ to }) => JSON.stringify(to).includes('@mail.example'));
  };
  const linkOf = async (clientId: string, body: object = {}): Promise<string> => {
    const { status, body: made } = await world.as('dee').post(`/clients/${clientId}/booking-links`, body);
    if (status !== 201) throw new Error(`no link: ${JSON.stringify(made)}`);
    return made.path.split('#')[1];
  };
  const check = (link: string, { familyName, dateOfBirth }: Pick<Patient, 'familyName' | 'dateOfBirth'>, phone: Client = world.stranger()): Promise<Answer> =>
    phone.post('/my-booking/identity-check', { familyName, dateOfBirth }, { headers: { 'booking-link': link } });
  const enter = async (link: string, patient: Patient): Promise<{ headers: Record<string, string> }> => ({ headers: { 'booking-link': link, 'booking-access': (await check(link, patient)).body.access } });
  const book = (key: { headers: Record<string, string> }, startsAt: string): Promise<Answer> => world.stranger().post('/my-booking/visits', { variantId: alder.variantId, startsAt }, key);
  const cleared = async (said = knots): Promise<Patient> => {
    const patient = await takeOn(world, 'dee', { email: 'sam@mail.example' });
    await completeIntake(world, 'ana', patient, said);
    return patient;
  };

  it('sees nobody\'s name before the second check, and after it only what can be booked', async () => {
    const sam = await cleared();
    const link = await linkOf(sam.id);
    const cover = await world.stranger().get('/my-booking', { headers: { 'booking-link': link } });
    expect([cover.status, cover.body]).toEqual([200, { clinic: 'Alder Massage', locale: 'en' }]);
    for (const path of ['/my-booking/offers', `/my-booking/times?variantId=${alder.variantId}&from=${newYork(5, 9)}&to=${newYork(5, 12)}`])
      for (const headers of [{ 'booking-link': link }, { 'booking-link': link, 'booking-access': 'x'.repeat(43) }] as Record<string, string>[])
        expect([path, (await world.stranger().get(path, { headers })).body.code]).toEqual([path, 'identity_check_required']);
    const key = await enter(link, sam);
    expect((await world.stranger().get('/my-booking/offers', key)).body.map((offer: any) => [offer.service, offer.durationMin, offer.priceMinor])).toEqual([['Massage', 60, 9000]]);
    const times = await world.stranger().get(`/my-booking/times?variantId=${alder.variantId}&from=${newYork(5, 9)}&to=${newYork(5, 12)}`, key);
    expect(times.body.times.map((time: any) => time.startsAt)).toContain(newYork(5, 10));
    const other = await linkOf((await cleared()).id);
    expect((await world.stranger().get('/my-booking/offers', { headers: { ...key.headers, 'booking-link': other } })).body.code).toBe('identity_check_required');
    await pass({ minutes: 61 });
    expect((await world.stranger().get('/my-booking/offers', key)).status).toBe(401);
  });

  it('has the visit at once when cleared, and hears of it by mail', async () => {
    const sam = await cleared();
    const key = await enter(await linkOf(sam.id), sam);
    const answer = await book(key, newYork(6, 10));
    expect(answer).toMatchObject({ status: 201, body: { state: 'booked', startsAt: newYork(6, 10), service: 'Massage', expiresAt: null } });
    expect(Object.keys(answer.body)).not.toContain('resources');
    expect((await book(key, newYork(6, 10, 30))).body.code).toBe('client_has_a_visit');
    await pass({ minutes: 4 });
    expect((await sent()).map(({ subject }) => subject?.slice(0, 14))).toEqual(['Your visit on ']);
    const [visit] = (await world.as('dee').get(`/clients/${sam.id}/appointments`)).body.items;
    expect((await world.as('dee').get(`/appointments/${visit.id}/history`)).body.map((line: any) => [line.kind, line.by])).toEqual([['book', 'client']]);
  });

  it('is sent the form first when there is none, and has the visit when it is done', async () => {
    const lea = await takeOn(world, 'dee', { email: 'lea@mail.example', locale: 'es' });
    const key = await enter(await linkOf(lea.id), lea);
    expect((await book(key, newYork(7, 10))).body).toMatchObject({ state: 'held' });
    const [mail, ...more] = await sent();
    expect([mail?.subject, more]).toEqual(['Le guardamos una hora', []]);
    expect((await book(key, newYork(7, 13))).status).toBe(201);
    expect((await book(key, newYork(7, 15))).body.code).toBe('please_call');
    const phone = await openForm(world, /intake#(\S+)/.exec(mail?.text ?? '')?.[1] ?? '', lea);
    await fill(phone, knots);
    expect((await submit(phone)).status).toBe(201);
    expect((await world.as('dee').get(`/clients/${lea.id}/appointments`)).body.items.map((one: any) => one.state)).toEqual(['booked', 'booked']);
  });

  it('has the other visit, though one that waited with it cannot be settled now', async () => {
    const lea = await takeOn(world, 'dee', { email: 'lea@mail.example' });
    const key = await enter(await linkOf(lea.id), lea);
    for (const hour of [10, 13]) await book(key, newYork(10, hour));
    const [mail] = await sent();
    const phone = await openForm(world, /intake#(\S+)/.exec(mail?.text ?? '')?.[1] ?? '', lea);
    await fill(phone, knots);
    const admin = await connect(world.database.adminUrl);
    await admin.query('BEGIN');
    await admin.query(`SELECT FROM appointment WHERE client_id = $1 ORDER BY id LIMIT 1 FOR UPDATE`, [lea.id]);
    expect((await submit(phone)).status).toBe(201);
    await admin.query('ROLLBACK');
    await admin.end();
    const states = (await world.as('dee').get(`/clients/${lea.id}/appointments`)).body.items.map((one: any) => one.state);
    expect(states.sort()).toEqual(['booked', 'held']);
  });

  it('is not sent another form while a therapist decides', async () => {
    const max = await cleared(HELD);
    const key = await enter(await linkOf(max.id), max);
    await sent();
    expect((await book(key, newYork(8, 10))).body.state).toBe('held');
    expect(await sent()).toEqual([]);
  });

  it('is asked to call, in the same words for listing and booking, and learns no reason', async () => {
    const ike = await cleared(URGENT);
    const key = await enter(await linkOf(ike.id), ike);
    // The therapists' mail about the answer is under way.
    await sent();
    const before = await rowsOf(world, CLINIC_A);
    const listed = await world.stranger().get(`/my-booking/times?variantId=${alder.variantId}&from=${newYork(9, 9)}&to=${newYork(9, 12)}`, key);
    const booked = await book(key, newYork(9, 10));
    expect([listed.status, listed.body.code, listed.body.detail]).toEqual([booked.status, booked.body.code, booked.body.detail]);
    expect([booked.status, booked.body.code]).toEqual([409, 'please_call']);
    expect(await rowsOf(world, CLINIC_A)).toEqual(before);
  });

  it('has at most eight visits ahead that it booked by link, and more from the desk', async () => {
    const sam = await cleared();
    const key = await enter(await linkOf(sam.id), sam);
    for (let day = 20; day < 28; day++) expect([day, (await book(key, newYork(day, 9))).status]).toEqual([day, 201]);
    const { status, body } = await book(key, newYork(28, 9));
    expect([status, body.code, body.detail]).toEqual([409, 'enough_visits_ahead', 'You have 8 visits ahead that you booked here. To book more, please call the clinic: they will gladly help.']);
    const visit = (await world.as('dee').post('/appointments', { variantId: alder.variantId, clientId: sam.id, startsAt: newYork(28, 9) })).body;
    expect(visit.state).toBe('booked');
    await world.as('dee').post(`/appointments/${visit.id}/cancellation`, { reason: 'client_cannot_come' }, { ifMatch: visit.version });
    expect((await book(key, newYork(28, 9))).body.code).toBe('enough_visits_ahead');
    const own = (await world.as('dee').get(`/clients/${sam.id}/appointments`)).body.items.find((one: any) => one.state === 'booked');
    await world.as('dee').post(`/appointments/${own.id}/cancellation`, { reason: 'client_cannot_come' }, { ifMatch: own.version });
    expect((await book(key, newYork(28, 9))).status).toBe(201);
  });

  it('books no more once it is archived, though it is past the second check', async () => {
    const pat = await cleared();
    const key = await enter(await linkOf(pat.id), pat);
    expect((await world.as('dee').post(`/clients/${pat.id}/archival`, { reason: 'moved_away' })).status).toBeLessThan(300);
    const before = await rowsOf(world, CLINIC_A);
    const listed = await world.stranger().get(`/my-booking/times?variantId=${alder.variantId}&from=${newYork(11, 9)}&to=${newYork(11, 12)}`, key);
    const booked = await book(key, newYork(11, 10));
    expect([listed.body.code, booked.status, booked.body.code]).toEqual(['please_call', 409, 'please_call']);
    expect(await rowsOf(world, CLINIC_A)).toEqual(before);
  });

  it('gets the link by mail where staff say so, and not where the client wants none', async () => {
    const sam = await cleared();
    await linkOf(sam.id, { send: true, expiresInDays: 3 });
    const [mail] = await sent();
    expect(mail?.subject).toBe('Book your visit');
    const key = await enter(/book#(\S+)/.exec(mail?.text ?? '')?.[1] ?? '', sam);
    expect((await world.stranger().get('/my-booking/offers', key)).status).toBe(200);
    const mute = await takeOn(world, 'dee', { email: 'mute@mail.example', contactConsent: { email: false } });
    const without = await takeOn(world, 'dee');
    for (const { id } of [mute, without]) expect((await world.as('dee').post(`/clients/${id}/booking-links`, { send: true })).body.code).toBe('no_mail');
  });

  it('opens nothing once it is revoked, too old, or tried too often', async () => {
    const sam = await cleared();
    const [revoked, old, locked] = [await linkOf(sam.id), await linkOf(sam.id, { expiresInDays: 1 }), await linkOf(sam.id)];
    const key = await enter(revoked, sam);
    const { body: links } = await world.as('dee').get(`/clients/${sam.id}/booking-links`);
    expect(links.map((link: any) => link.state)).toEqual(['open', 'open', 'open']);
    expect(JSON.stringify(links)).not.toMatch(/path|secret|hash/i);
    expect((await world.as('dee').delete(`/booking-links/${links[2].id}`)).status).toBe(204);
    expect((await world.stranger().get('/my-booking/offers', key)).body).toMatchObject({ status: 410, code: 'link_revoked' });
    const tries = [];
    for (let n = 0; n < 6; n++) tries.push((await check(locked, { familyName: 'Wrong', dateOfBirth: sam.dateOfBirth })).body);
    expect(tries.map(({ code, triesLeft }) => [code, triesLeft])).toEqual([
      ['identity_not_confirmed', 4], ['identity_not_confirmed', 3], ['identity_not_confirmed', 2], ['identity_not_confirmed', 1], ['link_locked', undefined], ['link_locked', undefined],
    ]);
    expect((await check(locked, sam)).body.code).toBe('link_locked');
    await pass({ hours: 25 });
    expect((await world.stranger().get('/my-booking', { headers: { 'booking-link': old } })).body.code).toBe('link_expired');
    for (const nonsense of ['', 'x', `${CLINIC_A}.${'x'.repeat(43)}`, locked.replace(CLINIC_A, '0190a000-0000-7000-8000-0000000000ff')])
      expect([nonsense, (await world.stranger().get('/my-booking', { headers: { 'booking-link': nonsense } })).body.code]).toEqual([nonsense, 'link_unknown']);
    const admin = await connect(world.database.adminUrl);
    const { rows } = await admin.query(`SELECT count(*)::int AS n FROM booking_link_key WHERE position(convert_to($1, 'UTF8') IN token_hash) > 0`, [locked.split('.')[1]]);
    await admin.end();
    expect(rows[0].n).toBe(0);
  });

  it('books once, however often it is sent, and once from two devices', async () => {
    const sam = await cleared();
    const key = await enter(await linkOf(sam.id), sam);
    const same = { headers: { ...key.headers, 'idempotency-key': 'one-key-of-sam' } };
    const answers = await Promise.all([1, 2, 3].map(() => book(same, newYork(16, 10))));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const other = await enter(await linkOf(sam.id), sam);
    const two = await Promise.all([book(key, newYork(16, 12)), book(other, newYork(16, 12))]);
    expect(two.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await world.as('dee').get(`/clients/${sam.id}/appointments`)).body.items).toHaveLength(2);
  });
});
