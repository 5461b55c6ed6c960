import { migrations } from '../migrations';
import type { Config } from './platform/config/config';
import { migrate } from './platform/database/migrate';
import { startEmbeddedPostgres } from './platform/embedded-postgres/embedded-postgres';
import { provision, type DatabaseUrls } from './platform/embedded-postgres/provision';
import { referenceData } from './reference-data';

export interface DatabaseForApp {
  readonly appUrl: string;
  /** Present where this process started the database itself. */
  readonly embedded?: DatabaseUrls & { readonly stop: () => Promise<void> };
}

/** The database of DATABASE_URL as it is; without one, an embedded server that is brought up to this release. */
export const databaseForApp = async (config: Config): Promise<DatabaseForApp> => {
  if (config.databaseUrl) return { appUrl: config.databaseUrl };
  const server = await startEmbeddedPostgres({ folder: config.dataDir });
  try {
    const urls = await provision(server);
    await migrate(urls.owner, { migrations, referenceData });
    return { appUrl: urls.app, embedded: { ...urls, stop: server.stop } };
  } catch (error) {
    await server.stop().catch(() => undefined);
    throw error;
  }
};
