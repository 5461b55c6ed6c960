import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { demoClinic, type Demo } from '../seeds/demo-clinic';
import { AppModule } from './app.module';
import { databaseForApp, type DatabaseForApp } from './database-for-app';
import { loadConfig, type Config } from './platform/config/config';
import { readEnv } from './platform/config/env';
import { createHttpApp } from './platform/http/app';
import { describeApi, serveReference } from './platform/http/openapi';

const start = async (): Promise<void> => {
  const config = loadConfig(readEnv());
  const database = await databaseForApp(config);
  await serve(config, database).catch(async (error: unknown) => {
    await database.embedded?.stop().catch(() => undefined);
    throw isPortTaken(error) ? new Error(`Port ${config.port} is in use. Set PORT to another one, or stop what listens there.`) : error;
  });
};

const isPortTaken = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EADDRINUSE';

const serve = async (config: Config, database: DatabaseForApp): Promise<void> => {
  const app = await createHttpApp(AppModule.connectedTo(database.appUrl, config), config);
  serveReference(app, describeApi(app));
  await app.init();
  const demo = database.embedded ? await demoClinic(app, config.dataDir) : { people: [] };
  await app.listen(config.port, config.host);
  stopOnSignals(app, database);
  process.stdout.write(await welcome(app, config, demo));
};

const welcome = async (app: NestFastifyApplication, config: Config, demo: Demo): Promise<string> => {
  const address = config.publicUrl ?? (await app.getUrl()).replace('127.0.0.1', 'localhost');
  return `\nRhomboid is up at ${address}\n  API reference  ${address}/reference\n${howToSignIn(address, demo)}${howToFillAForm(address, demo)}${howToBook(address, demo)}\n`;
};

/** The demo's people, whose passwords were drawn for this installation. */
const howToSignIn = (address: string, { people }: Demo): string => {
  const [example] = people;
  if (!example) return '';
  return [
    '\n  Sign in to the demo clinic (everybody in it is invented):',
    ...people.map(({ email, password, displayName, role }) => `    ${email.padEnd(20)} ${password}   ${displayName}, ${role}`),
    '\n  For example:',
    `    curl -c cookies -H 'content-type: application/json' -d '{"email":"${example.email}","password":"${example.password}"}' ${address}/api/v1/session`,
    `    curl -b cookies ${address}/api/v1/clients\n`,
  ].join('\n');
};

const howToFillAForm = (address: string, { intakeLink }: Demo): string =>
  intakeLink
    ? `\n  A client's intake link: ${address}/intake#${intakeLink.token}\n    Its second check asks for the last name ${intakeLink.familyName} and the date of birth ${intakeLink.dateOfBirth}.\n    README.md walks through it.\n`
    : '';

const howToBook = (address: string, { bookingPage }: Demo): string =>
  bookingPage === undefined ? '' : `\n  Where anybody may ask for a time: ${address}${bookingPage}\n    The form that is then needed goes out by mail, once SMTP_URL is set.\n`;

/** The app drains first, then its database stops. A second signal ends at once. */
const stopOnSignals = (app: NestFastifyApplication, database: DatabaseForApp): void => {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    await app.close();
    await database.embedded?.stop().catch((error: Error) => process.stderr.write(`${error.message}\n`));
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
};

start().catch((error: unknown) => {
  process.stderr.write(`Rhomboid could not start.\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
