import { DataSource, type DataSourceOptions } from 'typeorm';
import { PreparedClient } from './prepared-client';

export const APP_ROLE = 'rhomboid_app';

/**
 * Every session runs as the app role, which owns nothing and cannot bypass row-level security,
 * whatever login the URL names. Times are seconds-scale: a person waits for these statements.
 */
const SESSION = `-c role=${APP_ROLE} -c statement_timeout=10000 -c lock_timeout=3000 -c idle_in_transaction_session_timeout=15000 -c timezone=UTC`;

export const appDataSourceOptions = (url: string, poolSize: number): DataSourceOptions => ({
  type: 'postgres',
  url,
  poolSize,
  entities: [],
  synchronize: false,
  migrationsRun: false,
  applicationName: 'rhomboid',
  extra: { Client: PreparedClient, options: SESSION, connectionTimeoutMillis: 4_000 },
});

export const openAppDataSource = (url: string, poolSize = 4): Promise<DataSource> =>
  new DataSource(appDataSourceOptions(url, poolSize)).initialize();
