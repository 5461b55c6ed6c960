import type { Client as Connection } from 'pg';
import { segmentsOf, MailWorker } from '../../src/notifications';
import { advanceTo, clearedClients, newYork, setUpAlder, signInAgain, type Alder } from '../booking/alder';
import { connect } from '../support/database';
import { done, visitDesk, type Visit } from '../support/visit-desk';
import { CLINIC_A, openWorld, type World } from '../support/world';
import { openSink, type Sink } from './smtp-sink';
import { openTextProvider, type TextProvider } from './text-provider';

const PUBLIC_URL = 'https://book.alder.example';
const HEALTH = /massage(?! St)|screen|pain|health|symptom|medical|therap/i;

describe('a client is reached as they wish', () => {
  let sink: Sink;
  let provider: TextProvider;
  let world: World;
  let alder: Alder;
  let clients: string[];
  let worker: MailWorker;
  let admin: Connection;
  beforeAll(async () => {
    [sink, provider] = await Promise.all([openSink(), openTextProvider()]);
    world = await openWorld({ env: { SMTP_URL: sink.url, MAIL_FROM: 'desk@alder.example', PUBLIC_URL, SMS_URL: provider.url, SMS_FROM: '+12125550100' } });
    alder = await setUpAlder(world, { therapists: 3, rooms: 3 });
    clients = await clearedClients(world, 14);
    admin = await connect(world.database.adminUrl);
    await admin.query(`UPDATE client SET email = 'c' || substr(id::text, 25) || '@mail.example'`);
    worker = world.app.get(MailWorker, { strict: false });
  }, 120_000);
  afterAll(async () => {
    await admin.end();
    await world.close();
    await Promise.all([sink.close(), provider.close()]);
  });

  let next = 0;
  /** A client with a number of their own. */
  const someone = async (more: object = {}): Promise<{ id: string; phone: string; email: string }> => {
    const id = clients[next++] ?? '';
    const phone = `(212) 555-${String(1000 + next)}`;
    const before = await done(world.as('dee').get(`/clients/${id}`));
    await done(world.as('dee').patch(`/clients/${id}`, { phone, ...more }, { ifMatch: before.version }));
    return { id, phone: `+1212555${1000 + next}`, email: `c${id.slice(24)}@mail.example` };
  };
  const agreed = { contactConsent: { sms: true } };
  const { book, move, cancel } = visitDesk(() => ({ world, variantId: alder.variantId }));
  const at = async (instant: string): Promise<void> => {
    advanceTo(world, instant);
    await signInAgain(world, 'dee');
    await worker.sendDue();
  };
  const afterGrace = async (): Promise<void> => {
    world.advance({ minutes: 4 });
    await signInAgain(world, 'dee');
    await worker.sendDue();
  };
  const remindersTo = (email: string) => sink.to(email).filter(({ subject }) => /^(Reminder|Recordatorio)/.test(subject ?? ''));
  const outcomesOf = async (visit: Visit, topic: string, channel: string): Promise<string[]> =>
    (await admin.query(`SELECT outcome FROM outbox WHERE record_id = $1 AND topic = $2 AND channel = $3 ORDER BY settled_at`, [visit.id, topic, channel])).rows.map(({ outcome }) => outcome);

  it('by a text of one message, to who agreed: when a visit moves or is off, and the day before', async () => {
    await at(newYork(1, 12));
    const [lea, kim] = [await someone({ ...agreed, locale: 'es' }), await someone()];
    const visit = await book(lea.id, newYork(5, 10));
    const other = await book(kim.id, newYork(5, 10));
    await afterGrace();
    expect(provider.take()).toEqual([]);
    expect(sink.to(lea.email)).toHaveLength(1);
    const moved = await move(visit, newYork(5, 12));
    await cancel(other);
    await afterGrace();
    expect(provider.take()).toEqual([{ to: lea.phone, from: '+12125550100', text: expect.stringMatching(/^Alder Massage: su cita es ahora el .* 12:00 \S+. Cambiar: https:\/\/book.alder.example\/visit#[\w-]{22}\.[\w-]{22}$/) }]);
    await at(newYork(4, 12, 5));
    const [reminder] = provider.take();
    expect(reminder?.text).toMatch(/^Alder Massage: le esperamos el .* ALTO: no más$|^Alder Massage: le esperamos el .* ALTO: no mas$/);
    expect(remindersTo(lea.email)).toHaveLength(1);
    await cancel(moved);
    await afterGrace();
    expect(provider.take().map(({ text }) => text)).toEqual([expect.stringMatching(/no se realizar[aá]/)]);
    for (const text of provider.to(lea.phone)) expect([text, segmentsOf(text), HEALTH.test(text.replace('Alder Massage', ''))]).toEqual([text, 1, false]);
    expect(await outcomesOf(other, 'appointment.changed', 'sms')).toEqual(['not_agreed', 'not_agreed']);
  });

  it('by the short link of a text as by that of a mail', async () => {
    const lea = await someone(agreed);
    const visit = await book(lea.id, newYork(8, 10));
    await afterGrace();
    await move(visit, newYork(8, 11));
    await afterGrace();
    const link = /visit#(\S+)/.exec(provider.to(lea.phone)[0] ?? '')?.[1] ?? '';
    expect((await world.stranger().get('/my-visit', { headers: { 'booking-link': link } })).body).toMatchObject({ startsAt: newYork(8, 11) });
    expect((await world.stranger().get('/my-visit', { headers: { 'booking-link': `${link.slice(0, -1)}_` } })).status).toBe(401);
  });

  it('by day: a reminder comes before the night where they live, and a text waits for the morning', async () => {
    const ana = await someone({ ...agreed, timezone: 'America/Los_Angeles' });
    const visit = await book(ana.id, newYork(12, 9));
    await afterGrace();
    // Nine in New York is six in Los Angeles: the evening before that, at seven, it is ten in New York.
    await at(newYork(10, 21, 55));
    expect(remindersTo(ana.email)).toEqual([]);
    await at(newYork(10, 22, 5));
    expect([remindersTo(ana.email).length, provider.to(ana.phone).length]).toEqual([1, 1]);
    const moved = await move(visit, newYork(12, 14));
    await afterGrace();
    expect([sink.to(ana.email).at(-1)?.subject, provider.to(ana.phone).length]).toEqual([expect.stringMatching(/^Your visit has moved/), 2]);
    await at(newYork(11, 1));
    await move(moved, newYork(12, 15));
    await afterGrace();
    expect(provider.to(ana.phone)).toHaveLength(2);
    await at(newYork(11, 11, 1));
    expect(provider.to(ana.phone).at(-1)).toMatch(/is now .* 3:00 PM/);
    // A reminder of the new time, in the clinic's clock.
    await at(newYork(11, 15, 1));
    expect(remindersTo(ana.email).at(-1)?.subject).toMatch(/3:00 PM E[SD]T$/);
  });

  it('at night too, where a visit of the morning is off', async () => {
    const ben = await someone(agreed);
    const visit = await book(ben.id, newYork(15, 9));
    await afterGrace();
    await at(newYork(15, 6));
    await cancel(visit);
    await afterGrace();
    expect(provider.to(ben.phone).filter((text) => text.includes('take place'))).toEqual([]);
    await at(newYork(15, 8, 1));
    expect(provider.to(ben.phone).filter((text) => text.includes('take place'))).toHaveLength(1);
  });

  it('no more by mail after one click in a reminder, and still where a visit changes', async () => {
    const kim = await someone();
    const first = await book(kim.id, newYork(18, 10));
    await at(newYork(17, 10, 1));
    const [reminder] = remindersTo(kim.email);
    const headers = new Map(reminder?.headerLines.map(({ key, line }) => [key, line.replace(/\r?\n\s+/g, ' ')]));
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const url = /^List-Unsubscribe: <(\S+)>$/.exec(headers.get('list-unsubscribe') ?? '')?.[1] ?? '';
    expect(url).toMatch(new RegExp(`^${PUBLIC_URL}/api/v1/opt-outs/${CLINIC_A}/[\\w-]{43}$`));
    expect(reminder?.text).toContain(`No more reminders by e-mail: ${PUBLIC_URL}/opt-out#${CLINIC_A}.${url.split('/').at(-1)}`);
    const path = url.slice(`${PUBLIC_URL}/api/v1`.length);
    const stranger = world.stranger();
    expect((await stranger.get(path)).body).toEqual({ clinicName: 'Alder Massage', channel: 'email', refused: false });
    const second = await book(kim.id, newYork(19, 10));
    // As RFC 8058 has it sent.
    const oneClick = { headers: { 'content-type': 'application/x-www-form-urlencoded' } };
    for (let times = 0; times < 2; times++) expect(await stranger.post(path, 'List-Unsubscribe=One-Click', oneClick)).toMatchObject({ status: 200, body: { channel: 'email', refused: true } });
    await at(newYork(18, 10, 1));
    expect([remindersTo(kim.email).length, await outcomesOf(second, 'appointment.reminder', 'email')]).toEqual([1, ['opted_out']]);
    await cancel(second);
    await afterGrace();
    expect(sink.to(kim.email).at(-1)?.subject).toMatch(/does not take place$/);
    expect((await done(world.as('dee').get(`/clients/${kim.id}`))).contactConsent.email).toEqual({ given: false, at: expect.any(String), by: null });
    const { rows } = await admin.query(`SELECT actor_kind, details FROM audit_event WHERE action = 'client.opt_out' AND client_id = $1`, [kim.id]);
    expect(rows).toEqual([{ actor_kind: 'client', details: { channel: 'email', by: 'link' } }]);
    expect(first.id).not.toBe(second.id);
    for (const wrong of [path.slice(0, -1), `${path}x`, path.replace(CLINIC_A, 'x'), path.replace(/a\//, 'b/')]) expect((await stranger.post(wrong)).status).toBe(404);
  });

  it('no more by text after STOP from that number, and only if the provider says so', async () => {
    const [kim, lea] = [await someone(agreed), await someone(agreed)];
    const visit = await book(kim.id, newYork(22, 10));
    await afterGrace();
    await move(visit, newYork(22, 11));
    await afterGrace();
    expect(provider.to(kim.phone)).toHaveLength(1);
    const text = async (body: string, from = kim.phone, signature?: string): Promise<number> => {
      const fields = { From: from, To: '+12125550100', Body: body, MessageSid: 'SM2' };
      const signed = signature ?? provider.signed(`${PUBLIC_URL}/api/v1/text-messages/incoming`, fields);
      const { status } = await world.stranger().post('/text-messages/incoming', new URLSearchParams(fields).toString(), { headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signed } });
      return status;
    };
    const smsOf = async ({ id }: { id: string }): Promise<boolean> => (await done(world.as('dee').get(`/clients/${id}`))).contactConsent.sms.given;
    expect([await text('STOP', kim.phone, 'AAAA'), await text('STOP', kim.phone, provider.signed(`${PUBLIC_URL}/api/v1/text-messages/incoming`, { From: kim.phone })), await smsOf(kim)]).toEqual([404, 404, true]);
    expect([await text('See you then'), await smsOf(kim)]).toEqual([200, true]);
    expect([await text(' Stop. '), await smsOf(kim), await smsOf(lea)]).toEqual([200, false, true]);
    await at(newYork(21, 11, 1));
    expect([provider.to(kim.phone).length, remindersTo(kim.email).length]).toEqual([1, 1]);
    expect(await outcomesOf(visit, 'appointment.reminder', 'sms')).toEqual(['stale', 'not_agreed']);
  });

  it('once: neither a refusal nor a hung up line makes a second text, and a busy provider is asked again', async () => {
    const [kim, lea, ben] = [await someone(agreed), await someone(agreed), await someone(agreed)];
    const told = async ({ id }: { id: string }, day: number, answer: number): Promise<any> => {
      const visit = await book(id, newYork(day, 10));
      await afterGrace();
      provider.answer = answer;
      await cancel(visit);
      await afterGrace();
      return visit;
    };
    const refused = await told(kim, 24, 400);
    const unanswered = await told(lea, 25, 0);
    const later = await told(ben, 26, 503);
    provider.answer = 201;
    for (const minutes of [2, 10, 40]) {
      world.advance({ minutes });
      await worker.sendDue();
    }
    expect([provider.to(kim.phone).length, provider.to(lea.phone).length, provider.to(ben.phone).length]).toEqual([0, 1, 1]);
    const outcomes = [await outcomesOf(refused, 'appointment.changed', 'sms'), await outcomesOf(unanswered, 'appointment.changed', 'sms'), await outcomesOf(later, 'appointment.changed', 'sms')];
    expect(outcomes).toEqual([['told_by_mail', 'refused'], ['told_by_mail', 'unconfirmed'], ['told_by_mail', 'handed_over']]);
    await signInAgain(world, 'dee');
    const seenByDesk = async (visit: Visit): Promise<unknown[]> => (await done(world.as('dee').get(`/appointments/${visit.id}/messages`))).filter(({ about }: any) => about === 'changed').map(({ channel, state, reason }: any) => [channel, state, reason]);
    expect(await seenByDesk(refused)).toEqual([['sms', 'failed', 'refused'], ['email', 'sent', 'handed_over'], ['sms', 'not_sent', 'told_by_mail'], ['email', 'sent', 'handed_over']]);
    expect((await seenByDesk(unanswered))[0]).toEqual(['sms', 'unconfirmed', 'unconfirmed']);
  });

  it('by texts of a series, where there is no address, each time that something becomes of it', async () => {
    const sam = await someone({ ...agreed, email: null });
    const starts = [60, 67, 74].map((day) => newYork(day, 12));
    const recurrence = { date: starts[0]?.slice(0, 10), time: '12:00', frequency: 'weekly', interval: 1, count: 3 };
    const { id, appointments } = await done(world.as('dee').post('/appointment-series', { variantId: alder.variantId, clientId: sam.id, recurrence, startsAt: starts }));
    const afterBoth = async (): Promise<void> => {
      await afterGrace();
      await afterGrace();
    };
    await afterBoth();
    expect(provider.to(sam.phone)).toHaveLength(3);
    await done(world.as('dee').post(`/appointment-series/${id}/cancellation`, { appointmentId: appointments[2].id, scope: 'this', reason: 'client_cannot_come' }));
    await afterBoth();
    expect(provider.to(sam.phone).slice(3)).toEqual([expect.stringMatching(/does not take place/)]);
  });
});
