import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrations } from '../migrations';
import { migrate } from '../src/platform/database/migrate';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../src/platform/embedded-postgres/embedded-postgres';
import { provision } from '../src/platform/embedded-postgres/provision';
import { referenceData } from '../src/reference-data';

export const TEMPLATE = 'rhomboid_template';

/**
 * One migrated template database for the whole run; each test file clones it. On TEST_DATABASE_URL (a superuser's)
 * where given, else on an embedded server. Fails without a database; never skips.
 */
export default async (): Promise<void> => {
  const server = process.env.TEST_DATABASE_URL ? external(process.env.TEST_DATABASE_URL) : await startEmbeddedPostgres({ folder: mkdtempSync(join(tmpdir(), 'rhomboid-test-')), disposable: true });
  const admin = new Client({ connectionString: server.adminUrl() });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${TEMPLATE}`);
  await admin.end();
  const urls = await provision(server, TEMPLATE);
  await migrate(urls.owner, { migrations, referenceData });
  process.env.RHOMBOID_TEST_ADMIN_URL = server.adminUrl();
  (globalThis as { stopTestDatabase?: () => Promise<void> }).stopTestDatabase = server.stop;
};

const external = (url: string): EmbeddedPostgres => ({
  adminUrl: (database) => {
    const at = new URL(url);
    if (database) at.pathname = `/${database}`;
    return at.toString();
  },
  stop: () => Promise.resolve(),
});
