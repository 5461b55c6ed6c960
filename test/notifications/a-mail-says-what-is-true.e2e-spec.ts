import ICAL from 'ical.js';
import type { ParsedMail } from 'mailparser';
import { MailTransport, MailWorker, type Mail } from '../../src/notifications';
import { clearedClients, newYork, setUpAlder, signInAgain, type Alder } from '../booking/alder';
import { connect } from '../support/database';
import { Clock } from '../../src/platform/clock/clock';
import { done, visitDesk, type Visit } from '../support/visit-desk';
import { openWorld, type World } from '../support/world';
import { openSink, type Sink } from './smtp-sink';

const HEALTH = /massage|screen|pain|health|symptom|medical|prenatal|therap/i;

const MAIL = (sink: Sink) => ({ SMTP_URL: sink.url, MAIL_FROM: 'desk@alder.example', PUBLIC_URL: 'http://alder.example' });

describe('mail about a visit', () => {
  let sink: Sink;
  let world: World;
  let alder: Alder;
  let clients: string[];
  let worker: MailWorker;
  beforeAll(async () => {
    sink = await openSink();
    world = await openWorld({ env: MAIL(sink) });
    alder = await setUpAlder(world, { therapists: 3, rooms: 3 });
    clients = await clearedClients(world, 12);
    const admin = await connect(world.database.adminUrl);
    await admin.query(`UPDATE client SET email = 'c' || substr(id::text, 25) || '@mail.example'`);
    await admin.query(`UPDATE client SET locale = 'es', given_name = 'Lucía' WHERE id = $1`, [clients[1]]);
    await admin.end();
    worker = world.app.get(MailWorker, { strict: false });
  }, 120_000);
  afterAll(async () => {
    await world.close();
    await sink.close();
  });

  const dee = () => world.as('dee');
  const { move, cancel, ...desk } = visitDesk(() => ({ world, variantId: alder.variantId }));
  const book = (client: number, startsAt: string) => desk.book(clients[client], startsAt);
  const pass = async (time: { minutes?: number; hours?: number; days?: number }): Promise<void> => {
    world.advance(time);
    await signInAgain(world, 'dee');
  };
  const minutesUntil = (at: string): number => (Date.parse(at) - world.app.get(Clock, { strict: false }).now().getTime()) / 60_000;
  const afterGrace = async (): Promise<ParsedMail[]> => {
    await pass({ minutes: 4 });
    await worker.sendDue();
    return sink.take();
  };
  const addressOf = (visit: Visit): string => `c${visit.client.id.slice(24)}@mail.example`;
  const outboxOf = async (visitId: string): Promise<unknown[]> => {
    const admin = await connect(world.database.adminUrl);
    const { rows } = await admin.query(`SELECT state, outcome FROM outbox WHERE record_id = $1 AND topic = 'appointment.changed'`, [visitId]);
    await admin.end();
    return rows;
  };
  const icsOf = (mail: ParsedMail) => {
    const file = mail.attachments.find(({ contentType }) => contentType.startsWith('text/calendar') || contentType === 'application/ics');
    const calendar = new ICAL.Component(ICAL.parse(file?.content.toString('utf8') ?? ''));
    const event = calendar.getFirstSubcomponent('vevent');
    return { method: calendar.getFirstPropertyValue('method'), sequence: event?.getFirstPropertyValue('sequence'), uid: event?.getFirstPropertyValue('uid'), start: String(event?.getFirstPropertyValue('dtstart')) };
  };

  it('waits for the grace period, then confirms once, in the clinic\'s time and the client\'s language', async () => {
    const visit = await book(0, newYork(20, 10));
    const spanish = await book(1, newYork(20, 14));
    await worker.sendDue();
    expect(sink.take().map(({ subject }) => subject)).toEqual([]);
    const mails = await afterGrace();
    expect(mails).toHaveLength(2);
    const [mail, correo] = mails as [ParsedMail, ParsedMail];
    expect(mail.subject).toMatch(/^Your visit on \w+day, .*10:00 AM E[SD]T$/);
    expect(mail.from?.value[0]).toEqual({ name: 'Alder Massage', address: 'desk@alder.example' });
    expect(correo.subject).toMatch(/^Su cita del .*14:00.*$/);
    expect(correo.text).toContain('Hola Lucía:');
    expect(icsOf(mail)).toMatchObject({ method: 'REQUEST', sequence: 0, uid: visit.uid, start: visit.startsAt.replace('.000', '') });
    expect(mail.text?.replaceAll('Alder Massage', '')).not.toMatch(HEALTH);
    expect((await afterGrace()).map(({ subject }) => subject)).toEqual([]);
    await cancel(visit);
    await cancel(spanish);
    expect((await afterGrace()).map(({ subject }) => subject?.slice(0, 14))).toEqual(['Your visit on ', 'Su cita del mi'.slice(0, 12) + correo.subject?.slice(12, 14)]);
  });

  it('merges a booking and two moves within the grace period into one message', async () => {
    const visit = await book(2, newYork(21, 10));
    await move(await move(visit, newYork(21, 11)), newYork(21, 12));
    const mails = await afterGrace();
    expect(mails.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Your visit on .*12:00 PM/)]);
    expect(icsOf(mails[0] as ParsedMail)).toMatchObject({ sequence: 2, uid: visit.uid });
  });

  it('tells of two moves once, from the first to the last time, and nothing of a move back', async () => {
    let visit = await book(3, newYork(22, 10));
    await afterGrace();
    visit = await move(visit, newYork(22, 11));
    visit = await move(visit, newYork(22, 13));
    const [mail, ...more] = await afterGrace();
    expect(more).toEqual([]);
    expect(mail?.text).toMatch(/Before: .*10:00 AM[^]*Now: .*1:00 PM/);
    visit = await move(visit, newYork(22, 15));
    await move(visit, newYork(22, 13));
    expect((await afterGrace()).map(({ subject }) => subject)).toEqual([]);
  });

  it('says nothing of a visit that was booked and cancelled within the grace period', async () => {
    await cancel(await book(4, newYork(23, 10)));
    expect((await afterGrace()).map(({ subject }) => subject)).toEqual([]);
  });

  it('sends each message once from two workers', async () => {
    const second = await openWorld({ on: world, env: MAIL(sink) });
    second.advance({ minutes: 60 - minutesUntil(new Date().toISOString()) });
    for (let day = 24; day < 30; day++) for (const client of [5, 6]) await book(client, newYork(day, client + 5));
    await pass({ minutes: 60 });
    const other = second.app.get(MailWorker, { strict: false });
    await Promise.all([worker.sendDue(), other.sendDue(), worker.sendDue(), other.sendDue()]);
    const mails = sink.take();
    expect(mails).toHaveLength(12);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(12);
    await second.close();
  });

  it('is sent no second time after a worker that died between handing over and noting it', async () => {
    const visit = await book(7, newYork(30, 10));
    const second = await openWorld({ on: world, env: MAIL(sink) });
    const dying = second.app.get<MailTransport>(MailTransport, { strict: false });
    const send = dying.send.bind(dying);
    let handedOver: () => void = () => undefined;
    const died = new Promise<void>((resolve) => (handedOver = resolve));
    dying.send = async (mail: Mail, letGo: () => Promise<void>) => {
      await send(mail, letGo);
      handedOver();
      return new Promise<never>(() => undefined);
    };
    world.advance({ minutes: 4 });
    second.advance({ minutes: 4 - minutesUntil(new Date().toISOString()) });
    void second.app.get(MailWorker, { strict: false }).sendDue();
    await died;
    await worker.sendDue();
    expect(sink.take()).toHaveLength(1);
    for (const minutes of [3, 10, 60]) {
      await pass({ minutes });
      await worker.sendDue();
    }
    expect(sink.take().map(({ subject }) => subject)).toEqual([]);
    expect(await outboxOf(visit.id)).toEqual([{ state: 'sent', outcome: 'unconfirmed' }]);
    await second.close();
    // The client knows the time that the mail said, so a move is told from there.
    await move(visit, newYork(30, 12));
    expect((await afterGrace()).map(({ text }) => text)).toEqual([expect.stringMatching(/Before: .*10:00 AM[^]*Now: .*12:00 PM/)]);
  });

  it('repeats once, under the same Message-ID, what a server took and did not answer', async () => {
    const visit = await book(7, newYork(33, 10));
    sink.hangUp = true;
    await afterGrace();
    for (const minutes of [2, 10, 60, 200]) {
      await pass({ minutes });
      await worker.sendDue();
    }
    const mails = sink.mails.slice(-2);
    expect(mails.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Your visit on/), mails[0]?.subject]);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
    expect(await outboxOf(visit.id)).toEqual([{ state: 'sent', outcome: 'unconfirmed' }]);
    sink.hangUp = false;
    sink.take();
    await cancel(visit);
    await afterGrace();
  });

  it('says under another Message-ID what is new since a mail that was perhaps delivered: programs show only the first of two alike', async () => {
    const visit = await book(7, newYork(33, 10));
    sink.hangUp = true;
    sink.take();
    expect(await afterGrace()).toHaveLength(1);
    sink.hangUp = false;
    const moved = await move(visit, newYork(33, 14));
    const [mail, ...more] = await afterGrace();
    expect([mail?.subject, more]).toEqual([expect.stringMatching(/2:00 PM/), []]);
    expect(sink.mails.at(-2)?.messageId).not.toBe(mail?.messageId);
    await cancel(moved);
    await afterGrace();
  });

  it('does not let go of a mail that came to be wrong on its way', async () => {
    const visit = await book(7, newYork(34, 10));
    await pass({ minutes: 4 });
    sink.take();
    const held = sink.holdAt('recipient');
    const round = worker.sendDue();
    const { release } = await held;
    await move(visit, newYork(34, 14));
    release();
    await round;
    expect(sink.take().map(({ subject }) => subject)).toEqual([]);
    expect((await afterGrace()).map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Your visit on .*2:00 PM/)]);
  });

  it('tries again what could not be delivered, and gives up what is refused for good', async () => {
    await book(8, newYork(31, 10));
    sink.refuseWith = { code: 451, message: 'try later' };
    expect((await afterGrace()).map(({ subject }) => subject)).toEqual([]);
    sink.refuseWith = undefined;
    world.advance({ minutes: 2 });
    await worker.sendDue();
    expect(sink.take()).toHaveLength(1);
    await book(9, newYork(31, 14));
    sink.refuseWith = { code: 550, message: 'no such mailbox' };
    expect((await afterGrace()).map(({ subject }) => subject)).toEqual([]);
    sink.refuseWith = undefined;
    await pass({ hours: 1 });
    await worker.sendDue();
    expect(sink.take().map(({ subject }) => subject)).toEqual([]);
    const admin = await connect(world.database.adminUrl);
    const { rows } = await admin.query(`SELECT state, outcome FROM outbox WHERE state = 'failed'`);
    await admin.end();
    expect(rows).toEqual([{ state: 'failed', outcome: 'refused' }]);
  });

  it('reminds of a visit that was only kept, or stood elsewhere, when its reminder was first looked at', async () => {
    const away = await book(0, newYork(12, 10));
    await afterGrace();
    await pass({ minutes: minutesUntil(newYork(10, 22)) });
    const elsewhere = await move(away, newYork(15, 10));
    const kept = await done(dee().post('/appointments', { variantId: alder.variantId, clientId: clients[1], startsAt: newYork(12, 12), holdOnly: true }));
    await pass({ minutes: 5 });
    await worker.sendDue();
    await done(dee().post(`/appointments/${kept.id}/confirmation`, {}, { ifMatch: kept.version }));
    await move(elsewhere, newYork(12, 10));
    sink.take();
    for (const hour of [10, 12]) {
      await pass({ minutes: minutesUntil(newYork(11, hour, 5)) });
      await worker.sendDue();
    }
    const reminded = sink.take().filter(({ subject }) => /^(Reminder|Recordatorio)/.test(subject ?? '')).map(({ to }) => (Array.isArray(to) ? '' : to?.text));
    expect(reminded).toEqual([addressOf(away), addressOf(kept)]);
  });

  it('reminds the day before, of the time that stands and of nothing that was cancelled', async () => {
    const kept = await book(10, newYork(40, 10));
    const moved = await move(await book(11, newYork(40, 12)), newYork(41, 12));
    const gone = await book(2, newYork(40, 15));
    await afterGrace();
    await cancel(gone);
    await afterGrace();
    await pass({ minutes: minutesUntil(newYork(39, 13)) });
    await worker.sendDue();
    sink.take();
    await pass({ minutes: minutesUntil(newYork(40, 13)) });
    await worker.sendDue();
    const subjects = sink.take().map(({ subject, to }) => [subject?.slice(0, 9), Array.isArray(to) ? '' : to?.text]);
    expect(subjects.filter(([subject]) => subject === 'Reminder:').map(([, to]) => to).sort()).toEqual([addressOf(moved)]);
    expect(sink.mails.filter(({ subject, to }) => subject?.startsWith('Reminder:') && !Array.isArray(to) && to?.text === addressOf(kept))).toHaveLength(1);
    expect(sink.mails.filter(({ subject, to }) => subject?.startsWith('Reminder:') && !Array.isArray(to) && to?.text === addressOf(gone))).toHaveLength(0);
  });
});
