import { Client } from 'pg';
import type { EmbeddedPostgres } from './embedded-postgres';

const DATABASE = 'rhomboid';

export interface DatabaseUrls {
  /** Owns the tables; migrations only. */
  readonly owner: string;
  /** A member of rhomboid_app and of nothing else. */
  readonly app: string;
}

/**
 * Makes the owner, the app's login and the database on a private server, once. Their passwords are the server's own,
 * which lies in the data folder, readable by its owner alone.
 */
export const provision = async (server: EmbeddedPostgres, database: string = DATABASE): Promise<DatabaseUrls> => {
  const admin = new Client({ connectionString: server.adminUrl() });
  await admin.connect();
  try {
    const password = admin.escapeLiteral(new URL(server.adminUrl()).password);
    await makeRole(admin, 'rhomboid_app', 'NOLOGIN');
    await makeRole(admin, 'rhomboid_owner', `LOGIN PASSWORD ${password}`);
    await makeRole(admin, 'rhomboid_login', `LOGIN PASSWORD ${password} IN ROLE rhomboid_app`);
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    // eslint-disable-next-line no-restricted-syntax -- DDL takes no parameters; the name is escaped
    if (rowCount === 0) await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(database)} OWNER rhomboid_owner`);
  } finally {
    await admin.end();
  }
  return { owner: urlFor(server, 'rhomboid_owner', database), app: urlFor(server, 'rhomboid_login', database) };
};

const makeRole = async (admin: Client, name: string, attributes: string): Promise<void> => {
  const { rowCount } = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  await admin.query(rowCount === 0 ? `CREATE ROLE ${name} ${attributes}` : `ALTER ROLE ${name} ${attributes.replace(/ IN ROLE .*/, '')}`);
};

const urlFor = (server: EmbeddedPostgres, role: string, database: string): string => {
  const url = new URL(server.adminUrl(database));
  url.username = role;
  return url.toString();
};
