import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppModule } from '../src/app.module';
import { databaseForApp } from '../src/database-for-app';
import { loadConfig } from '../src/platform/config/config';
import { createHttpApp } from '../src/platform/http/app';
import { newId } from '../src/platform/ids/ids';
import { Hiring } from '../src/staff';

const OWNER = { email: 'olu@alder.example', password: 'ana knows seven knots' };
const OWNER_HASH = '$argon2id$v=19$m=19456,t=2,p=1$cqd46fUNh3ZWxUtIYxmvuQ$6+/Dy5/vpGMYWMgDcjFWPIbCUoY6PMsoIn+HflS/Xso';

export interface Stage {
  readonly url: string;
  /** A new client with a new intake link. */
  readonly invite: (who?: { familyName?: string; dateOfBirth?: string; locale?: string }) => Promise<Invited>;
  readonly close: () => Promise<void>;
}

export interface Invited {
  readonly address: string;
  readonly familyName: string;
  readonly dateOfBirth: string;
}

/** The whole product on a throw-away database, with one clinic and its owner: for pictures and benchmarks of the web app. */
export const openStage = async (): Promise<Stage> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'rhomboid-stage-'));
  const config = loadConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATA_DIR: dataDir });
  const database = await databaseForApp(config);
  const app = await createHttpApp(AppModule.connectedTo(database.appUrl, config), config);
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('127.0.0.1', 'localhost');
  const cookie = await settle(app.get(Hiring, { strict: false }), url);
  const post = async (path: string, body: object): Promise<Record<string, string>> => {
    const response = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body: JSON.stringify(body) });
    if (response.status !== 201) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, string>;
  };
  return {
    url,
    invite: async ({ familyName = 'Rivera', dateOfBirth = '1991-04-09', locale = 'en' } = {}) => {
      const client = await post('/clients', { givenName: 'Sam', familyName, dateOfBirth, duplicateChecked: true });
      const { token } = await post(`/clients/${client.id}/intake-invitations`, { locale });
      return { address: `${url}/intake#${token}`, familyName, dateOfBirth };
    },
    close: async () => {
      await app.close();
      await database.embedded?.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

/** Opens the clinic and signs its owner in; gives the session's cookie. */
const settle = async (hiring: Hiring, url: string): Promise<string> => {
  const clinicId = newId();
  await hiring.openClinic({ id: clinicId, name: 'Alder Massage', country: 'US', emergencyNumber: '911', timezone: 'America/New_York', locale: 'en' });
  await hiring.addMember(clinicId, { id: newId(), email: OWNER.email, displayName: 'Olu Adeyemi', roles: ['owner'], credentials: [], ownPasswordHash: OWNER_HASH });
  const response = await fetch(`${url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(OWNER) });
  if (response.status !== 201) throw new Error(`the owner could not sign in: ${response.status}`);
  return response.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
};
