import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { currentTransaction } from '../../src/platform/database/transaction';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { appDataSource, connect, createTestDatabase, type TestDatabase } from '../support/database';

const A = '0190a000-0000-7000-8000-00000000000a';
const B = '0190a000-0000-7000-8000-00000000000b';
const insertClinic = `INSERT INTO clinic (clinic_id, name, country, emergency_number, timezone, locale) VALUES ($1, $2, 'US', '911', 'UTC', 'en')`;

describe('a unit of work', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let uow: UnitOfWork;
  let admin: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await appDataSource(database);
    admin = await connect(database.adminUrl);
    uow = new UnitOfWork(dataSource);
    for (const [id, name] of [[A, 'Alder'], [B, 'Birch']]) await admin.query(insertClinic, [id, name]);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await admin.end();
    await database.drop();
  });

  const keysOf = async (): Promise<string[]> => (await admin.query<{ key: string }>('SELECT key FROM idempotency_key')).rows.map((r) => r.key);
  const insertKey = (key: string, clinic = A): Promise<unknown> =>
    currentTransaction().query(`INSERT INTO idempotency_key (clinic_id, actor_id, key, request_hash) VALUES ($1, 'x', $2, '')`, [clinic, key]);

  it('runs as a role that is no superuser, bypasses no row security and owns nothing', async () => {
    const [role] = await uow.run(A, (tx) => tx.rows('SELECT current_user AS name, rolsuper, rolbypassrls, (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned FROM pg_roles r WHERE rolname = current_user AND $1', [true]));
    expect(role).toEqual({ name: 'rhomboid_app', rolsuper: false, rolbypassrls: false, owned: 0 });
  });

  it('sees its own clinic and no other', async () => {
    expect(await uow.run(A, (tx) => tx.rows('SELECT name FROM clinic WHERE $1', [true]))).toEqual([{ name: 'Alder' }]);
    expect(await uow.run(B, (tx) => tx.manager.query('SELECT name FROM clinic'))).toEqual([{ name: 'Birch' }]);
  });

  it('sees nothing, and writes nothing, outside of a unit of work', async () => {
    expect(await dataSource.query('SELECT name FROM clinic')).toEqual([]);
    await expect(dataSource.query(insertClinic, [randomUUID(), 'Stray'])).rejects.toThrow(/row-level security/);
    expect(() => currentTransaction()).toThrow(/no unit of work/);
  });

  it('refuses a row for another clinic', async () => {
    await expect(uow.run(A, () => insertKey('foreign', B))).rejects.toThrow(/row-level security/);
  });

  it('keeps everything or nothing, and runs after-commit effects only when kept', async () => {
    const effects: string[] = [];
    await expect(
      uow.run(A, async (tx) => {
        tx.afterCommit(() => void effects.push('lost'));
        await insertKey('lost');
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await uow.run(A, async (tx) => {
      tx.afterCommit(() => void effects.push('kept'));
      await insertKey('kept');
    });
    expect(await keysOf()).toEqual(['kept']);
    expect(effects).toEqual(['kept']);
  });

  it('fails as a whole when a statement sent without waiting fails', async () => {
    await expect(
      uow.run(A, async (tx) => {
        await insertKey('with-a-bad-sibling');
        tx.send('INSERT INTO idempotency_key (clinic_id) VALUES ($1)', [A]);
      }),
    ).rejects.toThrow(/null value/);
    expect(await keysOf()).toEqual(['kept']);
  });

  it('joins an open unit of work, and refuses to join for another clinic', async () => {
    await uow.run(A, async (outer) => uow.run(A, (inner) => Promise.resolve(expect(inner).toBe(outer))));
    await expect(uow.run(A, () => uow.run(B, () => Promise.resolve()))).rejects.toThrow(/one clinic/);
  });

  it('runs the whole callback again after a deadlock', async () => {
    let tries = 0;
    await uow.run(A, async (tx) => {
      tries += 1;
      if (tries < 3) await tx.query(`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40P01'; END $$`, []);
    });
    expect(tries).toBe(3);
  });

  it('does not take a swallowed failure for success', async () => {
    await expect(
      uow.run(A, async (tx) => {
        await tx.query('SELECT 1/0', []).catch(() => undefined);
      }),
    ).rejects.toThrow(/aborted/);
  });

  it('keeps what is left to do after a refusal, outside of what was rolled back, and nothing of it after a success', async () => {
    const refused = uow.run(A, async (tx) => {
      await insertKey('taken back');
      tx.afterRollback(async () => void (await uow.run(A, () => insertKey('kept of a refusal'))));
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    await uow.run(A, (tx) => Promise.resolve(tx.afterRollback(() => Promise.reject(new Error('never')))));
    expect((await keysOf()).filter((key) => /taken back|refusal/.test(key))).toEqual(['kept of a refusal']);
  });
});
