import { DomainError } from '../errors/domain-error';

/** Far more than any body here needs. What walks a body further on does so by recursion, and would run out of stack. */
const DEEPEST = 32;

/** Layer by layer, as a body may be nested a hundred thousand deep. A file has no layers. */
const isTooDeep = (body: unknown): boolean => {
  let layer = [body];
  for (let depth = 0; layer.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    layer = layer.flatMap((value): unknown[] => (typeof value === 'object' && value !== null && !Buffer.isBuffer(value) ? Object.values(value) : []));
  }
  return false;
};

export const refusalOfDeepBody = (body: unknown): DomainError | undefined =>
  isTooDeep(body)
    ? new DomainError('invalid', 'body_too_deep', `The body is nested too deep. Send objects and arrays at most ${DEEPEST} levels deep.`)
    : undefined;
