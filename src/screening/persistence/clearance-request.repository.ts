import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';

export interface NewClearanceRequest {
  readonly id: string;
  readonly clientId: string;
  readonly screeningId: string;
  readonly rank: number;
  readonly ruleIds: readonly string[];
  readonly addressedTo: string;
  readonly question: string;
  readonly requestedBy: string;
}

export interface StoredClearanceRequest extends NewClearanceRequest {
  readonly requestedAt: Date;
}

const ADD = `INSERT INTO clearance_request (clinic_id, id, client_id, screening_id, level_rank, rule_ids, addressed_to, question, requested_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
const SELECT = `SELECT id, client_id AS "clientId", screening_id AS "screeningId", level_rank AS rank, rule_ids AS "ruleIds", addressed_to AS "addressedTo",
    question, requested_by AS "requestedBy", requested_at AS "requestedAt"
  FROM clearance_request WHERE clinic_id = $1`;
const BY_ID = `${SELECT} AND id = $2`;
const OF_SCREENING = `${SELECT} AND screening_id = $2 ORDER BY requested_at, id`;

@Injectable()
export class ClearanceRequestRepository {
  async add(r: NewClearanceRequest): Promise<void> {
    const tx = currentTransaction();
    await tx.query(ADD, [tx.clinicId, r.id, r.clientId, r.screeningId, r.rank, r.ruleIds, r.addressedTo, r.question, r.requestedBy]);
  }

  async findById(id: string): Promise<StoredClearanceRequest | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<StoredClearanceRequest>(BY_ID, [tx.clinicId, id]))[0];
  }

  /** Oldest first. */
  ofScreening(screeningId: string): Promise<StoredClearanceRequest[]> {
    const tx = currentTransaction();
    return tx.rows<StoredClearanceRequest>(OF_SCREENING, [tx.clinicId, screeningId]);
  }
}
