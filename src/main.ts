import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import { databaseForApp, type DatabaseForApp } from './database-for-app';
import { loadConfig, type Config } from './platform/config/config';
import { readEnv } from './platform/config/env';
import { createHttpApp } from './platform/http/app';
import { describeApi, serveReference } from './platform/http/openapi';

const start = async (): Promise<void> => {
  const config = loadConfig(readEnv());
  const database = await databaseForApp(config);
  const app = await createHttpApp(AppModule.connectedTo(database.appUrl, config), config);
  serveReference(app, describeApi(app));
  await app.listen(config.port, config.host);
  stopOnSignals(app, database);
  process.stdout.write(await welcome(app, config));
};

const welcome = async (app: NestFastifyApplication, config: Config): Promise<string> => {
  const address = config.publicUrl ?? (await app.getUrl()).replace('127.0.0.1', 'localhost');
  return `\nRhomboid is up at ${address}\n  API reference  ${address}/reference\n`;
};

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
