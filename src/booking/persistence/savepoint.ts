import { sqlStateOf } from '../../platform/database/postgres-errors';
import { currentTransaction } from '../../platform/database/transaction';

/** Exclusion violated, deadlock, serialization failure, lock not to be had: somebody else was there first. */
const CLASHES = new Set(['23P01', '40P01', '40001', '55P03']);

/**
 * Tries work that others may get in the way of. `undefined`, returned or caused by a clash, undoes it and gives up the
 * locks taken for it, so that the transaction can look again.
 */
export const attempt = async <T>(work: () => Promise<T | undefined>): Promise<T | undefined> => {
  const tx = currentTransaction();
  await tx.query('SAVEPOINT attempt', []);
  let result: T | undefined;
  try {
    result = await work();
  } catch (error) {
    if (!CLASHES.has(sqlStateOf(error) ?? '')) throw error;
  }
  if (result === undefined) await tx.query('ROLLBACK TO SAVEPOINT attempt', []);
  return result;
};
