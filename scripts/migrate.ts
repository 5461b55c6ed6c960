import { migrations } from '../migrations';
import { loadConfig } from '../src/platform/config/config';
import { readEnv } from '../src/platform/config/env';
import { migrate } from '../src/platform/database/migrate';
import { referenceData } from '../src/reference-data';

/** `npm run migrate`: brings the database of MIGRATION_DATABASE_URL (else DATABASE_URL) up to this release. */
const main = async (): Promise<void> => {
  const config = loadConfig({ ...readEnv(), NODE_ENV: undefined });
  const url = config.migrationDatabaseUrl ?? config.databaseUrl;
  if (!url) throw new Error('Set MIGRATION_DATABASE_URL to the owner\'s URL of the database to migrate.');
  const applied = await migrate(url, { migrations, referenceData });
  process.stdout.write(applied.length > 0 ? `Applied: ${applied.join(', ')}\n` : 'Nothing to apply.\n');
};

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
