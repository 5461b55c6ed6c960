import { DomainError } from '../errors/domain-error';

/** No request of ours is deeper than seven; what follows recurses, and would run out of stack at some thousands. */
const DEEPEST = 32;

/** Throws 400 on a body nested deeper than anybody needs. */
export const refuseDeepBody = (body: unknown): void => {
  let level = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) throw new DomainError('invalid', 'too_deep', `The body is nested deeper than ${DEEPEST} levels.`);
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? (Object.values(value) as unknown[]) : []));
  }
};
