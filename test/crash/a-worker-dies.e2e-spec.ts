import { setTimeout as pause } from 'node:timers/promises';
import type { Client as Connection } from 'pg';
import { clearedClients, newYork, setUpAlder, type Alder } from '../booking/alder';
import { openSink, type Moment, type Sink } from '../notifications/smtp-sink';
import { connect } from '../support/database';
import { visitDesk, type Visit } from '../support/visit-desk';
import { startWorker, type WorkerProcess } from '../support/worker-process';
import { openWorld, type World } from '../support/world';

jest.setTimeout(180_000);

const GRACE = 4;
/** After every lock ran out and every try was made. */
const MUCH_LATER = 60;

describe('kill -9 of a worker, and two that run at once', () => {
  let sink: Sink;
  let world: World;
  let alder: Alder;
  let clients: string[];
  let admin: Connection;
  const workers: WorkerProcess[] = [];
  beforeAll(async () => {
    sink = await openSink();
    world = await openWorld();
    alder = await setUpAlder(world, { therapists: 2, rooms: 2 });
    clients = await clearedClients(world, 16);
    admin = await connect(world.database.adminUrl);
    await admin.query(`UPDATE client SET email = 'c' || substr(id::text, 25) || '@mail.example'`);
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.killed()));
    await admin.end();
    await world.close();
    await sink.close();
  });

  let next = 0;
  const { move, cancel, ...desk } = visitDesk(() => ({ world, variantId: alder.variantId }));
  const book = (startsAt: string) => desk.book(clients[next++], startsAt);

  const start = async (aheadMinutes: number): Promise<WorkerProcess> => {
    const worker = await startWorker(world.database.appUrl, { SMTP_URL: sink.url, MAIL_FROM: 'desk@alder.example', PUBLIC_URL: 'http://alder.example' }, aheadMinutes);
    workers.push(worker);
    return worker;
  };
  const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
    for (let tries = 0; !(await holds()); tries++) {
      if (tries > 3_000) throw new Error(`never: ${what}`);
      await pause(20);
    }
  };
  const isNone = async (sql: string, values: unknown[] = []): Promise<boolean> => (await admin.query(sql, values)).rowCount === 0;
  const waiting = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  /** Two processes take everything that is due by then to its end. */
  const twoWorkers = async (aheadMinutes: number): Promise<void> => {
    const both = await Promise.all([start(aheadMinutes), start(aheadMinutes)]);
    const at = `now() + interval '1 minute' * $1`;
    await until('all is settled', () => isNone(`SELECT id FROM outbox WHERE (state = 'due' AND due_at <= ${at}) OR state = 'sending'`, [aheadMinutes]));
    await Promise.all(both.map((worker) => worker.stopped()));
  };
  const subjectsTo = (visit: Visit): (string | undefined)[] => sink.to(`c${visit.client.id.slice(24)}@mail.example`).map(({ subject }) => subject);
  const outcomesOf = async (visit: Visit, topic = 'appointment.changed'): Promise<string[]> =>
    (await admin.query(`SELECT state || ' ' || outcome AS outcome FROM outbox WHERE record_id = $1 AND topic = $2 AND settled_at IS NOT NULL ORDER BY settled_at`, [visit.id, topic])).rows.map(({ outcome }) => outcome);

  /** A worker of its own is killed while its one message is at this moment. */
  const killAt = async (moment: Moment, aheadMinutes: number): Promise<void> => {
    const held = sink.holdAt(moment);
    const worker = await start(aheadMinutes);
    const { release } = await held;
    await worker.killed();
    release();
  };
  /** The row is locked, so that the worker stops at what it writes next; there it is killed. */
  const killBeforeItNotes = async (moment: 'recipient' | 'answer', visit: Visit, aheadMinutes: number): Promise<void> => {
    const held = sink.holdAt(moment);
    const worker = await start(aheadMinutes);
    const { release } = await held;
    await admin.query('BEGIN');
    await admin.query(`SELECT id FROM outbox WHERE record_id = $1 AND state = 'sending' FOR UPDATE`, [visit.id]);
    const text = moment === 'recipient' ? sink.holdAt('text') : undefined;
    release();
    await text;
    await until('the worker waits for the row', async () => !(await isNone(waiting)));
    await worker.killed();
    await admin.query('ROLLBACK');
    await until('its statement is over', () => isNone(waiting));
  };

  it('sends once what the mail server took, though the worker died before it wrote that down, or before it heard so', async () => {
    const [noted, heard] = [await book(newYork(20, 10)), await book(newYork(21, 10))];
    await killBeforeItNotes('answer', noted, GRACE);
    await killAt('answer', GRACE);
    expect([subjectsTo(noted).length, subjectsTo(heard).length, await outcomesOf(noted), await outcomesOf(heard)]).toEqual([1, 1, [], []]);
    await twoWorkers(MUCH_LATER);
    expect([...subjectsTo(noted), ...subjectsTo(heard)]).toEqual([expect.stringMatching(/^Your visit on .* 10:00 AM/), expect.stringMatching(/^Your visit on .* 10:00 AM/)]);
    expect([await outcomesOf(noted), await outcomesOf(heard)]).toEqual([['sent unconfirmed'], ['sent unconfirmed']]);
  });

  it('loses nothing that the mail server had not taken: neither before the text nor with all of the text but its end', async () => {
    const [early, late] = [await book(newYork(22, 10)), await book(newYork(22, 14))];
    await killAt('recipient', GRACE);
    await killBeforeItNotes('recipient', late, GRACE);
    expect([...subjectsTo(early), ...subjectsTo(late)]).toEqual([]);
    await twoWorkers(MUCH_LATER);
    expect([subjectsTo(early).length, subjectsTo(late).length]).toEqual([1, 1]);
    expect([await outcomesOf(early), await outcomesOf(late)]).toEqual([['sent handed_over'], ['sent handed_over']]);
  });

  it('tells of a move from what the lost worker had told, and nothing that is no longer so', async () => {
    const visit = await book(newYork(23, 10));
    await killBeforeItNotes('answer', visit, GRACE);
    const moved = await move(visit, newYork(23, 12));
    await twoWorkers(MUCH_LATER);
    expect(subjectsTo(visit)).toEqual([expect.stringMatching(/^Your visit on .* 10:00 AM/), expect.stringMatching(/^Your visit has moved to .* 12:00 PM/)]);
    await cancel(moved);
    const gone = await book(newYork(23, 15));
    await killAt('recipient', GRACE);
    await cancel(gone);
    await twoWorkers(MUCH_LATER);
    expect(subjectsTo(visit).at(-1)).toMatch(/does not take place$/);
    expect(subjectsTo(gone)).toEqual([]);
  });

  it('sends one message each from two workers at once: booked and moved twice, booked and cancelled, moved there and back', async () => {
    const twice = await book(newYork(24, 9));
    await move(await move(twice, newYork(24, 11)), newYork(24, 13));
    const never = await book(newYork(25, 9));
    await cancel(never);
    const others = [await book(newYork(26, 9)), await book(newYork(26, 11)), await book(newYork(26, 13))];
    const back = await book(newYork(27, 9));
    await move(await move(back, newYork(27, 11)), newYork(27, 9));
    await twoWorkers(GRACE);
    expect(subjectsTo(twice)).toEqual([expect.stringMatching(/^Your visit on .* 1:00 PM/)]);
    expect(subjectsTo(never)).toEqual([]);
    expect(subjectsTo(back)).toEqual([expect.stringMatching(/^Your visit on .* 9:00 AM/)]);
    expect(others.map((visit) => subjectsTo(visit).length)).toEqual([1, 1, 1]);
  });

  it('reminds once, and never of a visit that was cancelled or moved before the reminder', async () => {
    const minutesTo = (at: string): number => (Date.parse(at) - Date.now()) / 60_000;
    const kept = await book(newYork(40, 10));
    const [gone, moved] = [await book(newYork(40, 12)), await book(newYork(40, 14))];
    await twoWorkers(GRACE);
    await cancel(gone);
    await move(moved, newYork(41, 14));
    await twoWorkers(GRACE);
    await killBeforeItNotes('answer', kept, minutesTo(newYork(39, 10, 5)));
    await twoWorkers(minutesTo(newYork(39, 22)));
    await twoWorkers(minutesTo(newYork(40, 14, 5)));
    const reminders = [kept, gone, moved].map((visit) => subjectsTo(visit).filter((subject) => subject?.startsWith('Reminder')));
    expect(reminders).toEqual([[expect.stringMatching(/ 10:00 AM/)], [], [expect.stringMatching(/ 2:00 PM/)]]);
    expect(await outcomesOf(kept, 'appointment.reminder')).toEqual(['sent unconfirmed']);
  });
});
