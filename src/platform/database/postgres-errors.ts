import { QueryFailedError } from 'typeorm';

interface PostgresError {
  code?: string;
  constraint?: string;
}

const driverError = (error: unknown): PostgresError | undefined => {
  const inner = error instanceof QueryFailedError ? (error.driverError as unknown) : error;
  return inner instanceof Error && 'code' in inner ? (inner as PostgresError) : undefined;
};

export const sqlStateOf = (error: unknown): string | undefined => driverError(error)?.code;

/** The violated constraint's name without the shard suffix that Citus adds. */
export const constraintOf = (error: unknown): string | undefined => driverError(error)?.constraint?.replace(/_\d{6,}$/, '');

/** Serialization failure or deadlock: the same callback may succeed if run again as a whole. */
export const isTransient = (error: unknown): boolean => ['40001', '40P01'].includes(sqlStateOf(error) ?? '');

const CONNECTION_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', '57P01', '57P02', '57P03', '08000', '08003', '08006', '53300']);
const CONNECTION_MESSAGES = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

/** The database is away, starting or full; the caller may try again soon. */
export const isUnavailable = (error: unknown): boolean =>
  CONNECTION_CODES.has(sqlStateOf(error) ?? '') || (error instanceof Error && CONNECTION_MESSAGES.test(error.message));
