import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DEMO_CLINIC, demoClinic } from '../../seeds/demo-clinic';
import { AppModule } from '../../src/app.module';
import { loadConfig } from '../../src/platform/config/config';
import { createHttpApp } from '../../src/platform/http/app';
import { Client } from '../support/client';
import { connect, createTestDatabase, type TestDatabase } from '../support/database';
import { openWorld } from '../support/world';

describe('the demo clinic', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let folder: string;
  beforeAll(async () => {
    database = await createTestDatabase();
    folder = mkdtempSync(join(tmpdir(), 'rhomboid-demo-'));
    const config = loadConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' });
    app = await createHttpApp(AppModule.connectedTo(database.appUrl, config), config);
    await app.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const rowsOf = async (sql: string): Promise<any[]> => {
    const admin = await connect(database.adminUrl);
    const { rows } = await admin.query(sql);
    await admin.end();
    return rows;
  };

  it('is made in an empty database, once, and tells how to sign in at every start', async () => {
    const first = await demoClinic(app, folder);
    expect(first.people.map(({ email, role }) => [email, role])).toEqual([
      ['olu@alder.example', 'owner'],
      ['ana@alder.example', 'therapist'],
      ['ravi@alder.example', 'therapist'],
      ['dee@alder.example', 'front desk'],
    ]);
    expect(new Set(first.people.map(({ password }) => password)).size).toBe(4);
    expect(await demoClinic(app, folder)).toEqual(first);
    expect(await rowsOf('SELECT (SELECT count(*)::int FROM clinic) AS clinics, (SELECT count(*)::int FROM staff_member) AS people')).toEqual([{ clinics: 1, people: 4 }]);
  });

  it('has a diary, and a page on which anybody may ask for a time', async () => {
    const { bookingPage } = await demoClinic(app, folder);
    expect(bookingPage).toBe(`/book/${DEMO_CLINIC.id}`);
    const browser = new Client(await app.getUrl());
    const { body: page } = await browser.get(`/clinics/${DEMO_CLINIC.id}/online-booking`);
    expect(page.offers.map((offer: any) => [offer.service, offer.durationMin])).toEqual([['Massage', 60], ['Massage', 90], ['Massage for neck and shoulders', 30]]);
    const [from, to] = [1, 8].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
    expect((await browser.get(`/clinics/${DEMO_CLINIC.id}/online-booking/times?variantId=${page.offers[0].variantId}&from=${from}&to=${to}`)).body.times.length).toBeGreaterThan(60);
  });

  it('lets each of its people in', async () => {
    for (const { email, password } of (await demoClinic(app, folder)).people) {
      const { status, body } = await new Client(await app.getUrl()).post('/session', { email, password });
      expect({ status, clinic: body.clinic.name, mustChangePassword: body.mustChangePassword }).toEqual({ status: 201, clinic: DEMO_CLINIC.name, mustChangePassword: false });
    }
  });

  it('shows what can become of an intake', async () => {
    await demoClinic(app, folder);
    const levels = await rowsOf('SELECT c.given_name AS name, s.level, (SELECT count(*)::int FROM clearance l WHERE l.screening_id = s.id) AS clearances FROM client c LEFT JOIN screening s ON s.client_id = c.id ORDER BY c.created_at, c.id');
    expect(levels).toEqual([
      { name: 'Maya', level: 'proceed', clearances: 1 },
      { name: 'Ben', level: 'therapist_review', clearances: 0 },
      { name: 'Hana', level: 'refer_before_massage', clearances: 0 },
      { name: 'Gus', level: 'emergency_now', clearances: 0 },
      { name: 'Toby', level: 'therapist_review', clearances: 0 },
      { name: 'Nora', level: null, clearances: 0 },
    ]);
    expect(await rowsOf("SELECT DISTINCT actor_kind FROM audit_event WHERE action = 'intake.sign'")).toEqual([{ actor_kind: 'client' }]);
  });

  it('has a link that opens at every start, a fresh one once it was withdrawn', async () => {
    const { intakeLink } = await demoClinic(app, folder);
    const open = async (link = intakeLink) => new Client(await app.getUrl()).post('/intake/identity-check', { familyName: link?.familyName, dateOfBirth: link?.dateOfBirth }, { headers: { 'intake-token': link?.token ?? '' } });
    expect((await open()).status).toBe(200);
    await rowsOf('UPDATE intake_invitation SET expires_at = created_at WHERE consumed_at IS NULL');
    expect((await open()).status).not.toBe(200);
    const again = (await demoClinic(app, folder)).intakeLink;
    expect(again?.token).not.toBe(intakeLink?.token);
    expect((await open(again)).status).toBe(200);
    expect((statSync(join(folder, 'demo-intake-link.json')).mode & 0o777).toString(8)).toBe('600');
  });

  it('keeps its passwords where only their owner can read them', () => {
    const file = join(folder, 'demo-passwords.json');
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')))).toHaveLength(4);
  });

  it('is not made beside clinics that are there', async () => {
    const world = await openWorld();
    const elsewhere = mkdtempSync(join(tmpdir(), 'rhomboid-demo-'));
    expect(await demoClinic(world.app, elsewhere)).toEqual({ people: [] });
    rmSync(elsewhere, { recursive: true });
    await world.close();
  });
});
