import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { openAppDataSource } from '../../src/platform/database/data-source';

export interface TestDatabase {
  /** As the requests see it: the app role. */
  readonly appUrl: string;
  /** Owns the tables; forced row-level security applies to it too. */
  readonly ownerUrl: string;
  /** Superuser: sees everything; for arranging and for asserting what is really stored. */
  readonly adminUrl: string;
  readonly drop: () => Promise<void>;
}

/** A clone of the migrated template. */
export const createTestDatabase = async (): Promise<TestDatabase> => {
  const root = process.env.RHOMBOID_TEST_ADMIN_URL;
  if (!root) throw new Error('no test database: run the tests through npm');
  const name = `t_${randomBytes(6).toString('hex')}`;
  const owned = new URL(root).password;
  await asAdmin(root, (admin) => admin.query(`CREATE DATABASE ${name} TEMPLATE rhomboid_template OWNER rhomboid_owner`));
  const url = (user?: string): string => {
    const at = new URL(root);
    at.pathname = `/${name}`;
    if (user) [at.username, at.password] = [user, owned];
    return at.toString();
  };
  return {
    appUrl: url('rhomboid_login'),
    ownerUrl: url('rhomboid_owner'),
    adminUrl: url(),
    drop: () => asAdmin(root, (admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`)),
  };
};

const asAdmin = async (url: string, work: (admin: Client) => Promise<unknown>): Promise<void> => {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
};

export const connect = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
};

export const appDataSource = (database: TestDatabase): Promise<DataSource> => openAppDataSource(database.appUrl);
