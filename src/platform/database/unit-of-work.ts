import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { openTransactions, Transaction } from './transaction';
import { isTransient } from './postgres-errors';

const ATTEMPTS = 3;
const pauseBeforeRetry = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt * (1 + Math.random())));

/**
 * One use case, one transaction, one clinic. Opened by use cases; repositories join it through `currentTransaction()`.
 * BEGIN and `set_clinic` travel in one flight with the first statement. A deadlock or serialization failure
 * retries the whole callback, so callbacks hold no effect but SQL; effects go to `afterCommit`.
 */
@Injectable()
export class UnitOfWork {
  constructor(private readonly dataSource: DataSource) {}

  async run<T>(clinicId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const outer = openTransactions.getStore();
    if (outer) {
      if (outer.clinicId !== clinicId) throw new Error('a unit of work serves one clinic');
      return work(outer);
    }
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#once(clinicId, work);
      } catch (error) {
        if (attempt >= ATTEMPTS || !isTransient(error)) throw error;
        await pauseBeforeRetry(attempt);
      }
    }
  }

  async #once<T>(clinicId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    const tx = new Transaction(clinicId, runner.manager, client);
    const result = await this.#inTransaction(tx, client, work).catch(async (error: unknown) => {
      await rollBack(client, runner);
      await tx.runAfterRollback();
      throw error;
    });
    await release(runner);
    await tx.runAfterCommit();
    return result;
  }

  async #inTransaction<T>(tx: Transaction, client: PoolClient, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const begun = client.query('BEGIN');
    begun.catch(() => undefined);
    tx.send('SELECT set_clinic($1)', [tx.clinicId]);
    const result = await openTransactions.run(tx, () => work(tx));
    await begun;
    // In the same flight as the last writes: if one of them fails, Postgres makes a ROLLBACK of it.
    const committed = client.query('COMMIT');
    committed.catch(() => undefined);
    await tx.settle();
    const { command } = await committed;
    // Postgres answers COMMIT of an aborted transaction with ROLLBACK, and no error.
    if (command !== 'COMMIT') throw new Error('the transaction was aborted before COMMIT');
    return result;
  }
}

const release = (runner: QueryRunner): Promise<void> => (runner.isReleased ? Promise.resolve() : runner.release());

const rollBack = async (client: PoolClient, runner: QueryRunner): Promise<void> => {
  if (runner.isReleased) return;
  // A connection that cannot roll back is broken: pg discards it on release.
  await client.query('ROLLBACK').catch(() => undefined);
  await release(runner);
};
