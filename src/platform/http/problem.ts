import { HttpException } from '@nestjs/common';
import { DomainError, type ErrorKind, type FieldError } from '../errors/domain-error';
import { isUnavailable, sqlStateOf } from '../database/postgres-errors';

/** RFC 9457 problem details. `type` is relative to the reference page; `code` is the stable name. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  requestId: string;
  errors?: readonly FieldError[];
  [extension: string]: unknown;
}

const STATUS: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  stale: 412,
  unprocessable: 422,
  precondition_required: 428,
  too_many: 429,
  unavailable: 503,
};

const TITLE: Record<number, string> = {
  400: 'The request is not valid',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Not possible in the present state',
  410: 'No longer available',
  412: 'Changed since you read it',
  413: 'Too large',
  415: 'Unsupported content type',
  422: 'Cannot be carried out',
  428: 'If-Match is required',
  429: 'Too many tries',
  500: 'Something went wrong here',
  503: 'Briefly unavailable',
};

const problem = (status: number, code: string, detail: string, requestId: string, more: object = {}): Problem => ({
  type: `/reference/problems#${code}`,
  title: TITLE[status] ?? 'The request failed',
  status,
  code,
  detail,
  requestId,
  ...more,
});

export const UNCHECKED_VALUE = 'unstorable_value';

/** The document for any thrown value. Nothing of an unexpected error is shown. */
export const problemOf = (error: unknown, requestId: string): Problem => {
  if (error instanceof DomainError) {
    const more = { ...error.details, ...(error.errors.length > 0 ? { errors: error.errors } : {}) };
    return problem(STATUS[error.kind], error.code, error.message, requestId, more);
  }
  if (isUnavailable(error))
    return problem(503, 'database_unavailable', 'The database does not answer. Nothing was saved; try again in a moment.', requestId);
  const sqlState = sqlStateOf(error);
  if (sqlState && BUSY.has(sqlState))
    return problem(503, 'busy', 'The clinic\'s data is busy. Nothing was saved; try again in a moment.', requestId);
  // Half of a surrogate pair makes validator's isEmail throw instead of saying no.
  if ((sqlState && BAD_TEXT.has(sqlState)) || error instanceof URIError)
    return problem(400, 'unstorable_text', 'A text holds a character that cannot be stored (such as NUL, or half of an emoji). Remove it.', requestId);
  if (sqlState && BAD_VALUE.has(sqlState))
    return problem(400, UNCHECKED_VALUE, 'A value is out of the range or form that can be stored. Check lengths, numbers and dates.', requestId);
  const status = clientStatusOf(error);
  if (status) return problem(status, httpCode(status), httpDetail(error, status), requestId);
  return problem(500, 'internal_error', 'This is our fault. Tell us the request id and we will find it.', requestId);
};

/** Lock or statement time-out, deadlock that outlived its retries, disk full. */
const BUSY = new Set(['55P03', '57014', '40001', '40P01', '53100', '53200']);
const BAD_TEXT = new Set(['22021', '22P05']);
/** What validation should have refused, stopped by the database: too long, out of range, no such date, a broken CHECK. Logged, to be mended. */
const BAD_VALUE = new Set(['22001', '22003', '22007', '22008', '22P02', '23514']);

/** Status of an HTTP-level refusal: Nest's HttpException, or Fastify's own error (bad JSON, body too large). */
const clientStatusOf = (error: unknown): number | undefined => {
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
  return status && status >= 400 && status < 500 ? status : undefined;
};

const httpCode = (status: number): string =>
  ({ 404: 'not_found', 405: 'method_not_allowed', 413: 'too_large', 415: 'unsupported_media_type' })[status] ?? 'bad_request';

const httpDetail = (error: unknown, status: number): string => {
  if (status === 404) return 'There is no such record, or it is not yours to see.';
  if (status === 413) return 'The body is larger than this route takes.';
  if (status === 415) return 'Send JSON with Content-Type: application/json.';
  return error instanceof HttpException ? error.message : 'The body is not valid JSON.';
};
