import { Injectable } from '@nestjs/common';
import { constraintOf } from '../../platform/database/postgres-errors';
import { currentTransaction } from '../../platform/database/transaction';
import { DomainError } from '../../platform/errors/domain-error';

export interface NewMedicalClearance {
  readonly id: string;
  readonly clientId: string;
  readonly screeningId: string;
  readonly rank: number;
  readonly requestId?: string;
  readonly documentId?: string;
  readonly ruleIds: readonly string[];
  readonly clinicianName: string;
  /** YYYY-MM-DD. */
  readonly dated: string;
  readonly scope: string;
  readonly conditions?: string;
  readonly expiresOn?: string;
  readonly recordedBy: string;
}

export interface StoredMedicalClearance {
  readonly id: string;
  readonly screeningId: string;
  readonly requestId: string | null;
  readonly documentId: string | null;
  readonly ruleIds: readonly string[];
  readonly clinicianName: string;
  readonly dated: string;
  readonly scope: string;
  readonly conditions: string | null;
  readonly expiresOn: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

const ADD = `INSERT INTO medical_clearance
  (clinic_id, id, client_id, screening_id, level_rank, request_id, document_id, rule_ids, clinician_name, dated, scope, conditions, expires_on, recorded_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::date, $11, $12, $13::date, $14)`;
const SELECT = `SELECT id, screening_id AS "screeningId", request_id AS "requestId", document_id AS "documentId", rule_ids AS "ruleIds",
    clinician_name AS "clinicianName", to_char(dated, 'YYYY-MM-DD') AS dated, scope, conditions, to_char(expires_on, 'YYYY-MM-DD') AS "expiresOn",
    recorded_by AS "recordedBy", recorded_at AS "recordedAt"
  FROM medical_clearance WHERE clinic_id = $1`;
const BY_ID = `${SELECT} AND id = $2`;
const OF_SCREENING = `${SELECT} AND screening_id = $2 ORDER BY recorded_at, id`;

const STRANGERS: Readonly<Record<string, string>> = {
  medical_clearance_request: 'requestId',
  medical_clearance_document: 'documentId',
};

@Injectable()
export class MedicalClearanceRepository {
  async add(m: NewMedicalClearance): Promise<void> {
    const tx = currentTransaction();
    try {
      await tx.query(ADD, [
        tx.clinicId, m.id, m.clientId, m.screeningId, m.rank, m.requestId ?? null, m.documentId ?? null, m.ruleIds, m.clinicianName, m.dated, m.scope,
        m.conditions ?? null, m.expiresOn ?? null, m.recordedBy,
      ]);
    } catch (error) {
      const field = STRANGERS[constraintOf(error) ?? ''];
      if (!field) throw error;
      throw new DomainError('unprocessable', 'not_of_this_screening', 'The request or document named is not of this client and screening.', [
        { pointer: `/${field}`, code: 'unknown', message: 'Name one of this screening, or leave it out.' },
      ]);
    }
  }

  async findById(id: string): Promise<StoredMedicalClearance | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<StoredMedicalClearance>(BY_ID, [tx.clinicId, id]))[0];
  }

  /** Oldest first. */
  ofScreening(screeningId: string): Promise<StoredMedicalClearance[]> {
    const tx = currentTransaction();
    return tx.rows<StoredMedicalClearance>(OF_SCREENING, [tx.clinicId, screeningId]);
  }
}
