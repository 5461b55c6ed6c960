import { DomainError } from '../../../platform/errors/domain-error';
import type { Alternative } from '../refusals';

/** Refusals as clients hear them: other times, without whose they are. */
export const neutrally = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError) || !('alternatives' in error.details)) throw error;
    const alternatives = (error.details['alternatives'] as readonly Alternative[]).map(({ startsAt, endsAt }) => ({ startsAt, endsAt }));
    throw new DomainError(error.kind, error.code, error.message, [], { alternatives });
  }
};
