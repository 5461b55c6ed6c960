import type { ParsedMail } from 'mailparser';
import type { Client as Connection } from 'pg';
import { segmentsOf } from '../../src/notifications';
import { Clock } from '../../src/platform/clock/clock';
import { advanceTo, lateMorningZone, setUpAlder, signInAgain, type Alder } from '../booking/alder';
import { answerCheck, check, inviteToCheck, latestScreening, pass } from '../screening/short-check';
import { completeIntake, knots, openForm, submit, takeOn, type Patient } from '../support/course';
import { connect } from '../support/database';
import { done, visitDesk } from '../support/visit-desk';
import { openWorld, type World } from '../support/world';
import { sendAll } from './send-all';
import { openSink, type Sink } from './smtp-sink';
import { openTextProvider, type TextProvider } from './text-provider';

const HEALTH = /massage|screen|pain|health|symptom|medical|therap|salud|dolor|masaje/i;
const HOUR_MS = 3600_000;

describe('a short check goes out by itself', () => {
  let sink: Sink;
  let provider: TextProvider;
  let world: World;
  let alder: Alder;
  let admin: Connection;
  const zone = lateMorningZone();
  const today = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 11 * HOUR_MS;
  /** By the clinic's wall clock, so many days from now. It is between eleven and twelve. */
  const local = (day: number, hour: number, minute = 0): string => new Date(today + ((day * 24 + hour) * 60 + minute) * 60_000).toISOString();

  beforeAll(async () => {
    [sink, provider] = await Promise.all([openSink(), openTextProvider()]);
    world = await openWorld({ env: { SMTP_URL: sink.url, MAIL_FROM: 'desk@alder.example', PUBLIC_URL: 'https://book.alder.example', SMS_URL: provider.url, SMS_FROM: '+12125550100' } });
    alder = await setUpAlder(world, { therapists: 1, rooms: 1, timezone: zone, variant: { stepMin: 5, durationMin: 10, requires: [{ kind: 'therapist' }, { kind: 'room' }] } });
    admin = await connect(world.database.adminUrl);
  }, 120_000);
  afterAll(async () => {
    await admin.end();
    await world.close();
    await Promise.all([sink.close(), provider.close()]);
  });

  const desk = () => visitDesk(world, alder.variantId);
  const to = (email: string): ParsedMail[] => sink.to(email).filter(({ subject }) => /^(Before your visit|Antes de su cita)/.test(subject ?? ''));
  const tokenIn = (words: string | undefined): string => /https:\/\/book\.alder\.example\/intake#([\w-]+)/.exec(words ?? '')?.[1] ?? '';
  const at = async (instant: string): Promise<void> => {
    advanceTo(world, instant);
    for (const person of ['dee', 'ana', 'olu'] as const) await signInAgain(world, person);
    await sendAll(world);
  };
  const outcomes = async (visit: { id: string }, channel = 'email'): Promise<string[]> =>
    (await admin.query(`SELECT coalesce(outcome, state) AS what FROM outbox WHERE record_id = $1 AND topic = 'appointment.check' AND channel = $2 ORDER BY dedupe_key`, [visit.id, channel])).rows.map(({ what }) => what);
  let born = 0;
  /** Somebody whose answers are some days old. */
  const someone = async (more: object = {}, ago = '3 days'): Promise<Patient & { email: string }> => {
    const email = `c${++born}@mail.example`;
    const patient = await takeOn(world, 'dee', { email, ...more });
    await completeIntake(world, 'dee', patient, knots);
    await pass(world, patient, ago);
    return { ...patient, email };
  };
  /** Answered now by the server's clock too: Postgres keeps its own. */
  const answer = async (patient: Patient, said: Readonly<Record<string, unknown>> = {}): Promise<void> => {
    await check(world, patient, said);
    await pass(world, patient, `${Math.round((Date.now() - world.app.get(Clock, { strict: false }).now().getTime()) / 1000) + 1} seconds`);
  };
  const act = async (visit: any, what: string, person: 'dee' | 'ana' = 'dee') => {
    const done = await world.as(person).post(`/appointments/${visit.id}/${what}`, undefined, { ifMatch: visit.version });
    if (done.status === 200) visit.version = done.body.version;
    return [done.status, done.body.state ?? done.body.code];
  };
  const soon = (minutes: number): string => new Date(Math.ceil(Date.now() / 300_000) * 300_000 + minutes * 60_000).toISOString();

  it('to who comes today, once: by the link in the mail they answer, and the visit begins', async () => {
    const [sam, ida] = [await someone(), await someone()];
    const [visit, other] = [await desk().book(sam.id, soon(5)), await desk().book(ida.id, soon(15))];
    await sendAll(world);
    expect(to(sam.email)).toEqual([]);
    await pass(world, ida, '40 days');
    world.advance({ minutes: 4 });
    await sendAll(world);
    await sendAll(world);
    const [mail, ...more] = to(sam.email);
    expect(more).toEqual([]);
    expect(mail?.subject).toMatch(/^Before your visit on \w+day, /);
    expect(mail?.text).toMatch(/^Hello Sam,\n\nbefore your visit to Alder Massage on .*: a few short questions, about two minutes\.\n\nhttps:\/\/book\.alder\.example\/intake#[\w-]{43}\n/);
    expect(`${mail?.subject} ${mail?.text}`.replaceAll('Alder Massage', '')).not.toMatch(HEALTH);
    const { body: { items: [sent] } } = await world.as('dee').get(`/clients/${sam.id}/intake-invitations?limit=1`);
    expect(sent).toMatchObject({ purpose: 'what_changed', createdBy: null, expiresAt: visit.endsAt, state: 'open' });
    const { rows } = await admin.query(`SELECT actor_kind, actor_id, action FROM audit_event WHERE record_id = $1`, [sent.id]);
    expect(rows).toEqual([{ actor_kind: 'system', actor_id: null, action: 'intake_invitation.create' }]);

    const phone = await openForm(world, tokenIn(mail?.text), sam);
    await answerCheck(phone);
    expect((await submit(phone)).status).toBe(201);
    // Answers older than a month are asked anew in it.
    const older = await openForm(world, tokenIn(to(ida.email)[0]?.text), ida);
    await answerCheck(older, knots);
    expect((await submit(older)).status).toBe(201);
    advanceTo(world, visit.startsAt);
    for (const one of [visit, other]) {
      expect(await act(one, 'arrival')).toEqual([200, 'arrived']);
      expect(await act(one, 'check-in')).toEqual([200, 'checked_in']);
    }
    expect(await act(visit, 'start', 'ana')).toEqual([200, 'in_session']);
    expect(await outcomes(visit)).toEqual(['handed_over']);
  });

  it('twenty hours before, and not to who has answered by then, has a link of staff, or is archived', async () => {
    const [sam, kim, lea, pat] = [await someone(), await someone(), await someone(), await someone()];
    const visits = [await desk().book(sam.id, local(2, 12)), await desk().book(kim.id, local(2, 12, 15)), await desk().book(lea.id, local(2, 12, 30)), await desk().book(pat.id, local(2, 12, 45))];
    await at(local(1, 15, 50));
    await answer(kim);
    const { body: link } = await inviteToCheck(world, lea.id);
    await admin.query('UPDATE intake_invitation SET created_at = $2 WHERE id = $1', [link.id, local(1, 15)]);
    await done(world.as('dee').post(`/clients/${pat.id}/archival`, { reason: 'moved_away' }));
    await at(local(1, 15, 59));
    expect(sink.to(sam.email).map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Your visit/), expect.stringMatching(/^Reminder/)]);
    await at(local(1, 16, 50));
    expect([sam, kim, lea, pat].map(({ email }) => to(email).length)).toEqual([1, 0, 0, 0]);
    const whatBecame: string[][] = [];
    for (const visit of visits) whatBecame.push(await outcomes(visit));
    expect(whatBecame).toEqual([['handed_over'], ['nothing_due'], ['nothing_due'], ['nothing_due']]);
    expect((await world.as('dee').get(`/appointments/${visits[1].id}/messages`)).body.find(({ about, channel }: any) => about === 'check' && channel === 'email')).toMatchObject({ state: 'not_sent', reason: 'nothing_due' });
  });

  it('of the new time where a visit moves, and of none that is cancelled', async () => {
    const [sam, kim] = [await someone(), await someone()];
    const [visit, off] = [await desk().book(sam.id, local(4, 13)), await desk().book(kim.id, local(4, 13, 30))];
    await at(local(3, 17, 30));
    expect([to(sam.email).length, to(kim.email).length]).toEqual([1, 1]);
    const moved = await desk().move(visit, local(5, 13));
    await desk().cancel(off);
    await at(local(4, 17, 30));
    expect([to(sam.email).length, to(kim.email).length]).toEqual([2, 1]);
    expect(tokenIn(to(sam.email)[1]?.text)).not.toBe(tokenIn(to(sam.email)[0]?.text));
    const again = await desk().book(kim.id, local(6, 13));
    await desk().move(moved, local(7, 13));
    await desk().cancel(again);
    await at(local(5, 17, 30));
    expect([to(sam.email).length, to(kim.email).length, await outcomes(again)]).toEqual([2, 1, ['stale']]);
    await at(local(6, 17, 30));
    expect([to(sam.email).length, await outcomes(visit)]).toEqual([3, ['handed_over', 'handed_over', 'handed_over']]);
  });

  it('by day', async () => {
    const late = await someone();
    await desk().book(late.id, local(9, 16, 45));
    // A quarter to nine in the evening would be twenty hours before.
    await at(local(8, 18, 55));
    expect(to(late.email)).toEqual([]);
    await at(local(8, 19, 1));
    expect(to(late.email)).toHaveLength(1);
    const night = await someone();
    await at(local(9, 22));
    await desk().book(night.id, local(10, 10));
    await at(local(9, 22, 10));
    expect(to(night.email)).toEqual([]);
    await at(local(10, 8, 1));
    expect(to(night.email)).toHaveLength(1);
  });

  it('not to who is held, and nothing tells why', async () => {
    const [sam, ben] = [await someone(), await someone()];
    const [held, answered] = [await desk().book(sam.id, local(13, 12)), await desk().book(ben.id, local(13, 12, 30))];
    await at(local(11, 12));
    await answer(sam, { since_change: 'worse' });
    expect((await latestScreening(world, sam)).level).toBe('therapist_review');
    await at(local(12, 16, 20));
    await answer(ben);
    await at(local(12, 17));
    expect([to(sam.email).length, to(ben.email).length]).toEqual([0, 0]);
    expect([await outcomes(held), await outcomes(answered)]).toEqual([['nothing_due'], ['nothing_due']]);
  });

  it('by one text to who has no address, with a link that opens as well', async () => {
    const [lea, kim] = [
      await someone({ email: null, phone: '(212) 555-1801', contactConsent: { sms: true }, locale: 'es' }),
      await someone({ phone: '(212) 555-1802', contactConsent: { sms: true, email: false } }),
    ];
    const [visit, other] = [await desk().book(lea.id, local(15, 12)), await desk().book(kim.id, local(15, 12, 30))];
    await at(local(14, 17));
    const texts = provider.to('+12125551801').filter((text) => text.includes('antes de su cita'));
    expect(texts).toEqual([expect.stringMatching(/^Alder Massage: antes de su cita el .*, unas preguntas breves, dos minutos: https:\/\/book\.alder\.example\/intake#[\w-]{22}$/)]);
    expect([segmentsOf(texts[0] ?? ''), HEALTH.test(texts[0]?.replace('Alder Massage', '') ?? '')]).toEqual([1, false]);
    // Who wants no reminders gets it nonetheless: without it the visit cannot begin.
    expect([to(kim.email).length, provider.to('+12125551802').filter((text) => text.includes('before your visit')).length]).toEqual([1, 0]);
    expect([await outcomes(visit, 'sms'), await outcomes(other, 'sms')]).toEqual([['handed_over'], ['told_by_mail']]);
    const phone = await openForm(world, tokenIn(texts[0]), lea);
    expect((await phone.get('/intake/form')).body).toMatchObject({ visit: 'follow_up', locale: 'es' });
  });
});
