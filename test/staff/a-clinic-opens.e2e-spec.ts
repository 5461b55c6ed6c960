import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readClinicOrder } from '../../scripts/clinic-order';
import { AppModule } from '../../src/app.module';
import { loadConfig } from '../../src/platform/config/config';
import { createHttpApp } from '../../src/platform/http/app';
import { Client } from '../support/client';
import { connect, createTestDatabase, type TestDatabase } from '../support/database';

const COMMAND = join(__dirname, '../../dist/scripts/open-clinic.js');
const ELM = ['--name', 'Elm Massage', '--country', 'GB', '--timezone', 'Europe/London', '--owner', 'Ida Brown', '--email', 'ida@elm.example', '--treats'];

let database: TestDatabase;
let app: NestFastifyApplication;
beforeAll(async () => {
  database = await createTestDatabase();
  app = await createHttpApp(AppModule.connectedTo(database.appUrl, loadConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' })), loadConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent' }));
  await app.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const run = (args: readonly string[], env: Record<string, string> = { DATABASE_URL: database.appUrl }) =>
  new Promise<{ code: number; out: string; said: string }>((done) =>
    execFile(process.execPath, [COMMAND, ...args], { env: { PATH: process.env.PATH ?? '', ...env } }, (error, out, said) => done({ code: error ? Number(error.code) : 0, out, said })),
  );

const clinics = async (): Promise<number> => {
  const admin = await connect(database.adminUrl);
  const { rows } = await admin.query('SELECT count(*)::int AS n FROM clinic');
  await admin.end();
  return rows[0].n;
};

describe('the command that opens a clinic', () => {
  it('lets its owner in with the password that it prints, once that is changed', async () => {
    const { code, out } = await run(ELM);
    const [, password = ''] = /ida@elm\.example {2}(\S+)/.exec(out) ?? [];
    const ida = new Client(await app.getUrl());
    const signedIn = await ida.post('/session', { email: 'ida@elm.example', password });
    expect({ code, status: signedIn.status, must: signedIn.body.mustChangePassword, clinic: signedIn.body.clinic.name }).toEqual({ code: 0, status: 201, must: true, clinic: 'Elm Massage' });
    expect((await ida.get('/clients')).status).toBe(403);
    expect((await ida.put('/session/password', { currentPassword: password, newPassword: 'a walk by the river at six' })).status).toBeLessThan(300);
    const again = new Client(await app.getUrl());
    await again.post('/session', { email: 'ida@elm.example', password: 'a walk by the river at six' });
    expect((await again.get('/clinic')).body).toMatchObject({ name: 'Elm Massage', country: 'GB', emergencyNumber: '999', timezone: 'Europe/London', locale: 'en' });
    expect((await again.get('/staff')).body.items).toMatchObject([{ displayName: 'Ida Brown', roles: ['owner', 'therapist'] }]);
  });

  it('makes nothing where the owner works at another clinic already', async () => {
    const before = await clinics();
    const { code, said } = await run(['--name', 'Second', ...ELM.slice(2)]);
    expect({ code, said: said.trim(), clinics: await clinics() }).toEqual({ code: 1, said: expect.stringMatching(/another clinic/), clinics: before });
  });

  it('names everything that is missing or wrong at once', () => {
    expect(readClinicOrder(['--country', 'gb', '--timezone', '+02:00', '--email', 'ida', '--locale', 'fr'])).toEqual([
      '--name: the name of the clinic, up to 200 characters.',
      '--country: two capital letters of ISO 3166, like US.',
      '--timezone: a name of the IANA database, like America/New_York.',
      '--owner: the name of the person who owns it, up to 200 characters.',
      '--email: the owner\'s e-mail address, with which they sign in.',
      '--locale: en or es.',
      '--emergency: the number that clients call in an emergency, 2 to 20 digits.',
    ]);
    expect(readClinicOrder(['--nmae', 'Elm'])).toEqual([expect.stringContaining('--nmae')]);
    expect(readClinicOrder([...ELM, '--country', 'BR'])).toEqual([expect.stringContaining('none is known here for BR')]);
    expect(readClinicOrder([...ELM, '--country', 'BR', '--emergency', '192'])).toMatchObject({ clinic: { country: 'BR', emergencyNumber: '192' } });
  });

  it('says that it needs a database', async () => {
    expect(await run(ELM, {})).toMatchObject({ code: 1, said: expect.stringContaining('Set DATABASE_URL') });
  });
});
