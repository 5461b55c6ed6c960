/** What sort of "no" this is; `http/problem.ts` gives each its status. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'gone'
  | 'stale'
  | 'precondition_required'
  | 'unprocessable'
  | 'too_many'
  | 'unavailable';

/** One fault of the input: where (JSON Pointer into the body, or a query parameter's name) and what would be valid. */
export type FieldError = Readonly<{ pointer: string; code: string; message: string }>;

/**
 * A rule was broken. `code` is stable and public; `message` is shown to the caller, so it says how to go on and
 * holds no health data. `details` are extra public members of the problem document.
 */
export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    readonly errors: readonly FieldError[] = [],
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** The one answer for "no such record", "not yours" and "malformed id", so that nobody learns which it was. */
export const notFound = (): DomainError =>
  new DomainError('not_found', 'not_found', 'There is no such record, or it is not yours to see.');

export const stale = (): DomainError =>
  new DomainError('stale', 'stale_version', 'Somebody changed this since you read it. Read it again, then send your change with the new ETag.');
