import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';

const MIGRATION_LOCK = 7_213_001;
const OLDEST = 150_000;

/** What a database of this release must hold: the schema, and the reference data that belongs to it. */
export interface Release {
  readonly migrations: readonly (new () => MigrationInterface)[];
  readonly referenceData: readonly ((owner: QueryRunner) => Promise<void>)[];
}

/** Applies what is missing, one server at a time. `url` is the owner's. Returns the names of the migrations applied. */
export const migrate = async (url: string, { migrations, referenceData }: Release): Promise<string[]> => {
  const owner = await new DataSource({ type: 'postgres', url, migrations: [...migrations], migrationsTableName: 'migration', poolSize: 2 }).initialize();
  const lock = owner.createQueryRunner();
  try {
    await refuseOldServer(owner);
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await owner.runMigrations({ transaction: 'each' });
    for (const load of referenceData) await load(lock);
    return applied.map((migration) => migration.name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await lock.release();
    await owner.destroy();
  }
};

const refuseOldServer = async (owner: DataSource): Promise<void> => {
  const [row] = await owner.query<{ version: string }[]>(`SELECT current_setting('server_version_num') AS version`);
  if (Number(row?.version) < OLDEST) throw new Error('Rhomboid needs Postgres 15 or newer.');
};
