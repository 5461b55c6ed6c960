import { AsyncLocalStorage } from 'node:async_hooks';
import type { PoolClient, QueryResult, QueryResultRow } from 'pg';
import type { EntityManager } from 'typeorm';

/** The open unit of work: one connection, one clinic, one transaction. */
export class Transaction {
  readonly #afterCommit: (() => void | Promise<void>)[] = [];
  readonly #afterRollback: (() => void | Promise<void>)[] = [];
  /** Writes sent without waiting; the unit of work settles them before COMMIT. */
  readonly #pending: Promise<unknown>[] = [];

  constructor(
    readonly clinicId: string,
    readonly manager: EntityManager,
    private readonly client: PoolClient,
  ) {}

  query<R extends QueryResultRow>(text: string, values: unknown[]): Promise<QueryResult<R>> {
    return this.client.query<R>(text, values);
  }

  async rows<R extends QueryResultRow>(text: string, values: unknown[]): Promise<R[]> {
    return (await this.client.query<R>(text, values)).rows;
  }

  /** Sends a statement whose answer nobody waits for; if it fails, the unit of work fails. */
  send(text: string, values: unknown[]): void {
    const sent = this.client.query(text, values);
    sent.catch(() => undefined);
    this.#pending.push(sent);
  }

  afterCommit(effect: () => void | Promise<void>): void {
    this.#afterCommit.push(effect);
  }

  /** For what must be kept of a refusal, such as the audit event of what it showed. Runs outside of this transaction; if it fails, so does the caller. */
  afterRollback(effect: () => void | Promise<void>): void {
    this.#afterRollback.push(effect);
  }

  async settle(): Promise<void> {
    await Promise.all(this.#pending);
  }

  async runAfterCommit(): Promise<void> {
    for (const effect of this.#afterCommit) await effect();
  }

  async runAfterRollback(): Promise<void> {
    for (const effect of this.#afterRollback) await effect();
  }
}

export const openTransactions = new AsyncLocalStorage<Transaction>();

/** The transaction that repositories join. Throws outside of a unit of work: no query runs without a tenant. */
export const currentTransaction = (): Transaction => {
  const tx = openTransactions.getStore();
  if (!tx) throw new Error('no unit of work is open: call UnitOfWork.run first');
  return tx;
};
