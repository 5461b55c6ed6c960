import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/embedded-postgres/embedded-postgres';

const folder = mkdtempSync(join(tmpdir(), 'rhomboid-embedded-'));
const postmaster = (): number => Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

const ask = async (server: EmbeddedPostgres, sql: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: server.adminUrl() });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};

describe('the embedded Postgres', () => {
  let server: EmbeddedPostgres;
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('starts in an empty folder, durable and with checksums', async () => {
    server = await startEmbeddedPostgres({ folder });
    expect(await ask(server, `SELECT current_setting('fsync') AS fsync, current_setting('data_checksums') AS checksums, current_setting('listen_addresses') AS hosts`)).toEqual([
      { fsync: 'on', checksums: 'on', hosts: '127.0.0.1' },
    ]);
    await ask(server, 'CREATE TABLE kept AS SELECT 42 AS answer');
  });

  it('finds its data after a clean stop', async () => {
    await server.stop();
    server = await startEmbeddedPostgres({ folder });
    expect(await ask(server, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('adopts a server that outlived its app', async () => {
    const before = postmaster();
    server = await startEmbeddedPostgres({ folder });
    expect(postmaster()).toBe(before);
    expect(await ask(server, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('recovers after kill -9 of the server', async () => {
    await ask(server, 'INSERT INTO kept VALUES (43)');
    process.kill(postmaster(), 'SIGKILL');
    server = await startEmbeddedPostgres({ folder });
    expect(await ask(server, 'SELECT answer FROM kept ORDER BY 1')).toEqual([{ answer: 42 }, { answer: 43 }]);
  });
});
