import { Injectable } from '@nestjs/common';
import type { Pool, QueryResultRow } from 'pg';
import { DataSource } from 'typeorm';
import { openTransactions } from '../../platform/database/transaction';

/**
 * Statements on the identity tables (account, membership, session), which belong to no clinic. Inside a unit of work
 * they join it; before a clinic is known each is a transaction of its own, in one round trip.
 */
@Injectable()
export class Identity {
  readonly #pool: Pool;

  constructor(dataSource: DataSource) {
    this.#pool = (dataSource.driver as unknown as { master: Pool }).master;
  }

  async rows<R extends QueryResultRow>(text: string, values: unknown[]): Promise<R[]> {
    const tx = openTransactions.getStore();
    return tx ? tx.rows<R>(text, values) : (await this.#pool.query<R>(text, values)).rows;
  }
}
