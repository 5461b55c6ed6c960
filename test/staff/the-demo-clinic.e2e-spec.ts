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
    expect(first.map(({ email, role }) => [email, role])).toEqual([
      ['olu@alder.example', 'owner'],
      ['ana@alder.example', 'therapist'],
      ['ravi@alder.example', 'therapist'],
      ['dee@alder.example', 'front desk'],
    ]);
    expect(new Set(first.map(({ password }) => password)).size).toBe(4);
    expect(await demoClinic(app, folder)).toEqual(first);
    expect(await rowsOf('SELECT (SELECT count(*)::int FROM clinic) AS clinics, (SELECT count(*)::int FROM staff_member) AS people')).toEqual([{ clinics: 1, people: 4 }]);
  });

  it('lets each of its people in', async () => {
    for (const { email, password } of await demoClinic(app, folder)) {
      const { status, body } = await new Client(await app.getUrl()).post('/session', { email, password });
      expect({ status, clinic: body.clinic.name, mustChangePassword: body.mustChangePassword }).toEqual({ status: 201, clinic: DEMO_CLINIC.name, mustChangePassword: false });
    }
  });

  it('keeps its passwords where only their owner can read them', () => {
    const file = join(folder, 'demo-passwords.json');
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')))).toHaveLength(4);
  });

  it('is not made beside clinics that are there', async () => {
    const world = await openWorld();
    const elsewhere = mkdtempSync(join(tmpdir(), 'rhomboid-demo-'));
    expect(await demoClinic(world.app, elsewhere)).toEqual([]);
    rmSync(elsewhere, { recursive: true });
    await world.close();
  });
});
