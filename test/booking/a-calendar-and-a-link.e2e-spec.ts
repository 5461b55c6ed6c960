import ICAL from 'ical.js';
import { icalendar } from '../../src/booking/use-cases/calendar/icalendar';
import { MailWorker } from '../../src/notifications';
import { openSink, type Sink } from '../notifications/smtp-sink';
import { connect } from '../support/database';
import { openWorld, type World } from '../support/world';
import { advanceTo, clearedClients, newYork, setUpAlder, type Alder } from './alder';

const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => ({
    uid: event.getFirstPropertyValue('uid'), sequence: event.getFirstPropertyValue('sequence'), status: event.getFirstPropertyValue('status'),
    summary: event.getFirstPropertyValue('summary'), location: event.getFirstPropertyValue('location'), start: String(event.getFirstPropertyValue('dtstart')),
  }));

describe('calendars and links', () => {
  let sink: Sink;
  let world: World;
  let alder: Alder;
  let sam: string;
  let kim: string;
  beforeAll(async () => {
    sink = await openSink();
    world = await openWorld({ env: { SMTP_URL: sink.url, MAIL_FROM: 'desk@alder.example', PUBLIC_URL: 'http://alder.example' } });
    alder = await setUpAlder(world, { therapists: 2, rooms: 2 });
    [sam = '', kim = ''] = await clearedClients(world, 2);
    const admin = await connect(world.database.adminUrl);
    await admin.query(`UPDATE client SET email = 'sam@mail.example', family_name = 'Unmistakable' WHERE id = $1`, [sam]);
    await admin.end();
  }, 120_000);
  afterAll(async () => {
    await world.close();
    await sink.close();
  });

  const book = async (clientId: string, startsAt: string) => (await world.as('dee').post('/appointments', { variantId: alder.variantId, clientId, startsAt, therapistId: alder.ana })).body;

  it('writes lines of at most 75 octets that a second reader understands', () => {
    const name = 'Ünïcode; commas, \\ and a very long name 🦶🦶🦶🦶🦶🦶🦶🦶🦶🦶🦶🦶🦶🦶🦶🦶🦶🦶🦶\nnext line';
    const at = new Date('2026-12-01T10:00:00Z');
    const text = icalendar({ name, method: 'PUBLISH', events: [{ uid: 'a@b', sequence: 3, startsAt: at, endsAt: at, changedAt: at, status: 'CONFIRMED', summary: name }] });
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(eventsOf(text)).toEqual([expect.objectContaining({ uid: 'a@b', sequence: 3, summary: name, start: '2026-12-01T10:00:00Z' })]);
  });

  it('shows a therapist when and where, and nobody who or what for', async () => {
    const visit = await book(sam, newYork(20, 10));
    const gone = await book(kim, newYork(20, 13));
    await world.as('dee').post(`/appointments/${gone.id}/cancellation`, { reason: 'client_ill' }, { ifMatch: 1 });
    const opened = await world.as('ana').post(`/resources/${alder.ana}/calendar-feeds`);
    expect(opened.status).toBe(201);
    const feed = await world.stranger().get(`${world.url}${opened.body.path}`);
    expect(feed.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(feed.headers.get('cache-control')).toBe('private, max-age=900');
    expect(eventsOf(feed.body)).toEqual([
      { uid: visit.uid, sequence: 0, status: 'CONFIRMED', summary: 'Session', location: 'Room 1', start: newYork(20, 10).replace('.000', '') },
      { uid: gone.uid, sequence: 1, status: 'CANCELLED', summary: 'Session', location: 'Room 1', start: newYork(20, 13).replace('.000', '') },
    ]);
    expect(feed.body).not.toMatch(/Unmistakable|Sam|massage(?!\/)/i);
    const same = await world.stranger().get(`${world.url}${opened.body.path}`, { headers: { 'if-none-match': feed.headers.get('etag') ?? '' } });
    expect([same.status, same.body]).toEqual([304, undefined]);
    await world.as('dee').post(`/appointments/${visit.id}/move`, { startsAt: newYork(20, 11) }, { ifMatch: 1 });
    const moved = await world.stranger().get(`${world.url}${opened.body.path}`, { headers: { 'if-none-match': feed.headers.get('etag') ?? '' } });
    expect(eventsOf(moved.body)[0]).toMatchObject({ uid: visit.uid, sequence: 1, start: newYork(20, 11).replace('.000', '') });
    expect((await world.as('ana').delete(`/calendar-feeds/${opened.body.id}`)).status).toBe(204);
    expect((await world.stranger().get(`${world.url}${opened.body.path}`)).status).toBe(410);
    expect((await world.as('ana').post(`/resources/${alder.therapists[1]}/calendar-feeds`)).status).toBe(404);
    expect((await world.stranger().get(`${world.url}/api/v1/calendars/${'x'.repeat(36)}/nothing`)).status).toBe(404);
  });

  it('lets a client move and cancel by the link of their mail, within the terms', async () => {
    const visit = await book(sam, newYork(22, 10));
    world.advance({ minutes: 4 });
    await world.app.get(MailWorker, { strict: false }).sendDue();
    const link = /visit#(\S+)/.exec(sink.mails.at(-1)?.text ?? '')?.[1] ?? '';
    const phone = world.stranger();
    const headers = { 'booking-link': link };
    const seen = await phone.get('/my-visit', { headers });
    expect(seen.body).toMatchObject({ state: 'booked', startsAt: newYork(22, 10), cancellationFeeMinor: 0 });
    expect(Object.keys(seen.body)).not.toContain('client');
    const times = await phone.get(`/my-visit/times?from=${newYork(22, 9)}&to=${newYork(22, 17)}`, { headers });
    expect(times.body.times.map((time: any) => time.startsAt)).toContain(newYork(22, 10, 30));
    expect((await phone.post('/my-visit/move', { startsAt: newYork(22, 10, 30) }, { headers })).body).toMatchObject({ state: 'booked', startsAt: newYork(22, 10, 30) });
    expect((await world.as('dee').get(`/appointments/${visit.id}`)).body).toMatchObject({ version: 2, sequence: 1 });
    advanceTo(world, newYork(22, 8));
    expect((await phone.post('/my-visit/move', { startsAt: newYork(23, 10) }, { headers })).body).toMatchObject({ status: 409, code: 'too_late_to_move' });
    const shown = (await phone.get('/my-visit', { headers })).body.cancellationFeeMinor;
    expect(shown).toBe(4500);
    expect((await phone.post('/my-visit/cancellation', {}, { headers })).body).toMatchObject({ status: 409, code: 'fee_not_accepted' });
    expect((await phone.post('/my-visit/cancellation', { acceptedFeeMinor: 4500 }, { headers })).body.state).toBe('cancelled');
    for (const stranger of [undefined, 'x', `${link}x`, link.replace(/^0190/, '0191'), `${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`])
      expect((await phone.get('/my-visit', { headers: stranger === undefined ? {} : { 'booking-link': stranger } })).status).toBe(401);
  });
});
