import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app.module';
import { MailWorker } from '../../src/notifications';
import { Clock } from '../../src/platform/clock/clock';
import { loadConfig } from '../../src/platform/config/config';
import type { Env } from '../../src/platform/config/env';
import { createHttpApp } from '../../src/platform/http/app';
import { Hiring } from '../../src/staff';
import { Client } from './client';
import { createTestDatabase, type TestDatabase } from './database';

export { Client, type Answer } from './client';

/** What everybody here signs in with, and its argon2id hash (19 MiB, 2, 1: the product's own). */
export const PASSWORD = 'ana knows seven knots';
const PASSWORD_HASH = '$argon2id$v=19$m=19456,t=2,p=1$cqd46fUNh3ZWxUtIYxmvuQ$6+/Dy5/vpGMYWMgDcjFWPIbCUoY6PMsoIn+HflS/Xso';

export const CLINIC_A = '0190a000-0000-7000-8000-00000000000a';
export const CLINIC_B = '0190a000-0000-7000-8000-00000000000b';

/** Alder has one person per role and a second therapist; Birch, its mirror next door, is Bo alone. */
export const PEOPLE = {
  olu: { id: '0190a000-0000-7000-8000-0000000000a1', clinicId: CLINIC_A, email: 'olu@alder.example', displayName: 'Olu Adeyemi', roles: ['owner'], credentials: [] },
  ana: { id: '0190a000-0000-7000-8000-0000000000a2', clinicId: CLINIC_A, email: 'ana@alder.example', displayName: 'Ana Flores', roles: ['therapist'], credentials: [] },
  cy: { id: '0190a000-0000-7000-8000-0000000000a4', clinicId: CLINIC_A, email: 'cy@alder.example', displayName: 'Cy Okafor', roles: ['therapist'], credentials: [] },
  dee: { id: '0190a000-0000-7000-8000-0000000000a3', clinicId: CLINIC_A, email: 'dee@alder.example', displayName: 'Dee Novak', roles: ['front_desk'], credentials: [] },
  bo: { id: '0190a000-0000-7000-8000-0000000000b1', clinicId: CLINIC_B, email: 'bo@birch.example', displayName: 'Bo Lindqvist', roles: ['owner', 'therapist'], credentials: [] },
} as const;
export type Person = keyof typeof PEOPLE;

export interface World {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** This person's browser, the same one each time; signs in at its first request. */
  readonly as: (person: Person) => Client;
  /** A browser that nobody signed in to: a client with an intake link, a stranger. */
  readonly stranger: () => Client;
  /** Moves the app's Clock (not the database's `now()`) forward. */
  readonly advance: (time: { minutes?: number; hours?: number; days?: number }) => void;
  readonly close: () => Promise<void>;
}

export interface WorldOptions {
  readonly env?: Env;
  /** A second app on the database of another world: two nodes. */
  readonly on?: World;
  /** Messages and alarms leave by themselves. Absent: when a test says so, so that nothing changes between two looks. */
  readonly goesRound?: boolean;
}

/** The whole app on a fresh database, listening on a free port, with two clinics. */
export const openWorld = async ({ env = {}, on, goesRound = false }: WorldOptions = {}): Promise<World> => {
  const database = on?.database ?? (await createTestDatabase());
  const config = loadConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_POOL_SIZE: '6', ...env });
  const app = await createHttpApp(AppModule.connectedTo(database.appUrl, config), config);
  if (!goesRound) app.get(MailWorker, { strict: false }).onApplicationBootstrap = () => undefined;
  await app.listen(0, '127.0.0.1');
  if (!on) await settle(app.get(Hiring, { strict: false }));
  const url = await app.getUrl();
  const browsers = new Map<Person, Client>();
  return {
    app,
    database,
    url,
    as: (person) => browsers.get(person) ?? remember(browsers, person, new Client(url, signInAs(person))),
    stranger: () => new Client(url),
    advance: movable(app.get(Clock, { strict: false })),
    close: async () => {
      await app.close();
      if (!on) await database.drop();
    },
  };
};

const settle = async (hiring: Hiring): Promise<void> => {
  for (const [id, name] of [[CLINIC_A, 'Alder Massage'], [CLINIC_B, 'Birch Massage']] as const)
    await hiring.openClinic({ id, name, country: 'US', emergencyNumber: '911', timezone: 'America/New_York', locale: 'en' });
  for (const person of Object.values(PEOPLE)) await hiring.addMember(person.clinicId, { ...person, ownPasswordHash: PASSWORD_HASH });
};

const signInAs = (person: Person) => async (client: Client): Promise<void> => {
  const { status, body } = await client.post('/session', { email: PEOPLE[person].email, password: PASSWORD });
  if (status !== 201) throw new Error(`${person} could not sign in: ${status} ${JSON.stringify(body)}`);
};

const remember = (browsers: Map<Person, Client>, person: Person, client: Client): Client => {
  browsers.set(person, client);
  return client;
};

const movable = (clock: Clock): World['advance'] => {
  let ahead = 0;
  clock.now = () => new Date(Date.now() + ahead);
  return ({ minutes = 0, hours = 0, days = 0 }) => {
    ahead += ((days * 24 + hours) * 60 + minutes) * 60_000;
  };
};
