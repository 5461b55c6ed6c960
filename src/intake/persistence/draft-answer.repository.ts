import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { Answer, Answers } from '../domain/answers';

export interface DraftAnswer {
  readonly linkId: string;
  readonly answer: Answer;
  readonly version: number;
}

const OF_INVITATION = 'SELECT link_id AS "linkId", answer, version FROM intake_draft_answer WHERE clinic_id = $1 AND invitation_id = $2 ORDER BY link_id';
const ADD = `INSERT INTO intake_draft_answer (clinic_id, invitation_id, link_id, answer) VALUES ($1, $2, $3, $4)
  ON CONFLICT ON CONSTRAINT intake_draft_answer_pkey DO NOTHING`;
const CHANGE = `UPDATE intake_draft_answer SET answer = $4, version = version + 1, saved_at = clock_timestamp()
  WHERE clinic_id = $1 AND invitation_id = $2 AND link_id = $3 AND version = $5`;
const PREFILL = `INSERT INTO intake_draft_answer (clinic_id, invitation_id, link_id, answer) SELECT $1, $2, key, value FROM jsonb_each($3::jsonb)`;

@Injectable()
export class DraftAnswerRepository {
  of(invitationId: string): Promise<DraftAnswer[]> {
    const tx = currentTransaction();
    return tx.rows<DraftAnswer & { answer: Answer }>(OF_INVITATION, [tx.clinicId, invitationId]);
  }

  /** False: another device saved a later version. `version` 0: there was none. */
  async save(invitationId: string, linkId: string, answer: Answer, version: number): Promise<boolean> {
    const tx = currentTransaction();
    const values = [tx.clinicId, invitationId, linkId, JSON.stringify(answer)];
    const { rowCount } = version === 0 ? await tx.query(ADD, values) : await tx.query(CHANGE, [...values, version]);
    return rowCount === 1;
  }

  prefill(invitationId: string, answers: Answers): void {
    const tx = currentTransaction();
    tx.send(PREFILL, [tx.clinicId, invitationId, JSON.stringify(answers)]);
  }

  /** What was signed stands in the intake; what was withdrawn is nobody's. */
  forget(invitationId: string): void {
    const tx = currentTransaction();
    tx.send('DELETE FROM intake_draft_answer WHERE clinic_id = $1 AND invitation_id = $2', [tx.clinicId, invitationId]);
  }
}
