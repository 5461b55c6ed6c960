import { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { hashOf } from '../ids/ids';

/** Counts in a table, for all app nodes together. Whoever counts also sweeps out what has expired. */
export const limiterIn =
  (storeClient: DataSource, tableName: string) =>
  (keyPrefix: string, points: number, duration: number): RateLimiterPostgres =>
    new RateLimiterPostgres({ storeClient, storeType: 'typeorm', tableName, tableCreated: true, clearExpiredByTimeout: false, keyPrefix, points, duration });

/** Hashed: the table is no list of e-mails or addresses. */
export const limiterKey = (text: string): string => hashOf(text).toString('base64url');
