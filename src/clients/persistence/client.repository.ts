import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { ArchiveReason, ClientDetails, ClientRecord } from '../domain/client';
import { DETAIL_COLUMNS, detailValues, RECORD_COLUMNS, recordOf, type RecordRow } from './client-row';

const BY_ID = `SELECT ${RECORD_COLUMNS} FROM client c WHERE c.clinic_id = $1 AND c.id = $2`;
const BY_ID_LOCKED = `${BY_ID} FOR NO KEY UPDATE`;
const INSERT = `INSERT INTO client AS c (clinic_id, id, created_by, ${DETAIL_COLUMNS})
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) RETURNING ${RECORD_COLUMNS}`;
const UPDATE = `UPDATE client AS c SET (${DETAIL_COLUMNS}, version) = ($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, c.version + 1)
  WHERE c.clinic_id = $1 AND c.id = $2 AND c.version = $3 AND c.archived_at IS NULL RETURNING ${RECORD_COLUMNS}`;
const ARCHIVE = `UPDATE client AS c SET archived_at = clock_timestamp(), archived_by = $3, archive_reason = $4, version = c.version + 1
  WHERE c.clinic_id = $1 AND c.id = $2 AND c.archived_at IS NULL RETURNING ${RECORD_COLUMNS}`;
const RESTORE = `UPDATE client AS c SET archived_at = NULL, archived_by = NULL, archive_reason = NULL, version = c.version + 1
  WHERE c.clinic_id = $1 AND c.id = $2 AND c.archived_at IS NOT NULL RETURNING ${RECORD_COLUMNS}`;
const TODAY = `SELECT to_char($2::timestamptz AT TIME ZONE timezone, 'YYYY-MM-DD') AS today FROM clinic WHERE clinic_id = $1`;

type Written = ClientDetails & Pick<ClientRecord, 'contactConsent'>;

@Injectable()
export class ClientRepository {
  findById(id: string): Promise<ClientRecord | undefined> {
    return this.#one(BY_ID, [id]);
  }

  /** Holds the row, which is also the lock of the client's gate, to the end of the transaction. */
  lock(id: string): Promise<ClientRecord | undefined> {
    return this.#one(BY_ID_LOCKED, [id]);
  }

  async add(id: string, createdBy: string | null, client: Written): Promise<ClientRecord> {
    const added = await this.#one(INSERT, [id, createdBy, ...detailValues(client)]);
    if (!added) throw new Error('an insert returned no row');
    return added;
  }

  /** Undefined: changed meanwhile, archived or gone. */
  edit(id: string, version: number, client: Written): Promise<ClientRecord | undefined> {
    return this.#one(UPDATE, [id, version, ...detailValues(client)]);
  }

  /** Undefined: archived already, or gone. */
  archive(id: string, by: string, reason: ArchiveReason): Promise<ClientRecord | undefined> {
    return this.#one(ARCHIVE, [id, by, reason]);
  }

  /** Undefined: not archived, or gone. */
  restore(id: string): Promise<ClientRecord | undefined> {
    return this.#one(RESTORE, [id]);
  }

  /** The day in the clinic's time zone. */
  async today(now: Date): Promise<string> {
    const tx = currentTransaction();
    const [row] = await tx.rows<{ today: string }>(TODAY, [tx.clinicId, now]);
    if (!row) throw new Error('a unit of work was opened for a clinic that does not exist');
    return row.today;
  }

  async #one(sql: string, values: unknown[]): Promise<ClientRecord | undefined> {
    const tx = currentTransaction();
    const [row] = await tx.rows<RecordRow>(sql, [tx.clinicId, ...values]);
    return row && recordOf(row);
  }
}
