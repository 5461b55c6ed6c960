import type { Client as Connection } from 'pg';
import { MailWorker } from '../../src/notifications';
import { advanceTo, clearedClients, newYork, setUpAlder, signInAgain, type Alder } from '../booking/alder';
import { takeOn } from '../support/course';
import { connect } from '../support/database';
import { done, visitDesk } from '../support/visit-desk';
import { openWorld, type World } from '../support/world';
import { openTextProvider, type TextProvider } from './text-provider';

/** What waits for a round of the server, so many minutes later. */
const after = async (world: World, minutes: number): Promise<void> => {
  world.advance({ minutes });
  await signInAgain(world, 'dee');
  await world.app.get(MailWorker, { strict: false }).sendDue();
};

describe('without mail and texts', () => {
  let world: World;
  let alder: Alder;
  let clients: string[];
  let admin: Connection;
  beforeAll(async () => {
    world = await openWorld();
    alder = await setUpAlder(world);
    clients = await clearedClients(world, 3);
    admin = await connect(world.database.adminUrl);
  }, 120_000);
  afterAll(async () => {
    await admin.end();
    await world.close();
  });

  it('who waits is asked in turn all the same', async () => {
    const [, visit] = [await visitDesk(world, alder.variantId).book(clients[0], newYork(3, 10)), await visitDesk(world, alder.variantId).book(clients[0], newYork(10, 10))];
    const weekday = ((new Date(newYork(10, 10)).getUTCDay() + 6) % 7) + 1;
    for (const client of [1, 2])
      await done(world.as('dee').post('/waitlist', { clientId: clients[client], variantId: alder.variantId, times: [{ weekdays: [weekday], starts: '10:00', ends: '11:00' }], until: newYork(11, 10).slice(0, 10) }));
    const states = async (): Promise<string[]> => (await done(world.as('dee').get('/waitlist'))).map(({ state }: any) => state);
    const days = await states();
    await visitDesk(world, alder.variantId).cancel(visit);
    expect([days, await states()]).toEqual([['waiting', 'waiting'], ['offered', 'waiting']]);
    await after(world, 122);
    expect(await states()).toEqual(['waiting', 'offered']);
  });

  it('a time that is kept for forms is free again at its end', async () => {
    const { id } = await takeOn(world, 'dee');
    const visit = await visitDesk(world, alder.variantId).book(id, newYork(6, 10));
    expect(visit).toMatchObject({ state: 'held', provisional: true });
    await after(world, 48 * 60 + 1);
    const { rows } = await admin.query('SELECT kind FROM appointment_event WHERE appointment_id = $1 ORDER BY version', [visit.id]);
    expect(rows.map(({ kind }) => kind)).toEqual(['hold', 'expire']);
  });

  it('mail waits for a server that has it, as long as it would be of use', async () => {
    const visit = await visitDesk(world, alder.variantId).book(clients[0], newYork(9, 14));
    const outcomes = async (): Promise<string[]> =>
      (await admin.query(`SELECT coalesce(outcome, state) AS what FROM outbox WHERE record_id = $1 AND topic = 'appointment.changed'`, [visit.id])).rows.map(({ what }) => what);
    await after(world, 4);
    expect(await outcomes()).toEqual(['due']);
    await after(world, 48 * 60);
    expect(await outcomes()).toEqual(['too_late']);
  });
});

describe('with texts and no mail', () => {
  let provider: TextProvider;
  let world: World;
  let alder: Alder;
  beforeAll(async () => {
    provider = await openTextProvider();
    world = await openWorld({ env: { PUBLIC_URL: 'https://book.alder.example', SMS_URL: provider.url, SMS_FROM: '+12125550100' } });
    alder = await setUpAlder(world);
  }, 120_000);
  afterAll(async () => {
    await world.close();
    await provider.close();
  });

  it('who agreed to texts is told by them, with an address or without', async () => {
    const [lea] = await clearedClients(world, 1);
    const { version } = await done(world.as('dee').get(`/clients/${lea}`));
    await done(world.as('dee').patch(`/clients/${lea}`, { email: 'lea@mail.example', phone: '(212) 555-1901', contactConsent: { sms: true } }, { ifMatch: version }));
    advanceTo(world, newYork(1, 12));
    await signInAgain(world, 'dee');
    await visitDesk(world, alder.variantId).book(lea, newYork(6, 10));
    await after(world, 4);
    expect(provider.take().map(({ text }) => text)).toEqual([expect.stringMatching(/^Alder Massage: your visit is .* 10:00 AM/)]);
    await done(world.as('dee').post('/appointment-series', {
      variantId: alder.variantId, clientId: lea, recurrence: { date: newYork(7, 14).slice(0, 10), time: '14:00', frequency: 'weekly', interval: 1, count: 2 }, startsAt: [newYork(7, 14), newYork(14, 14)],
    }));
    await after(world, 4);
    await after(world, 4);
    expect(provider.take().map(({ text }) => text)).toEqual([expect.stringMatching(/2:00 PM/), expect.stringMatching(/2:00 PM/)]);
  });
});
