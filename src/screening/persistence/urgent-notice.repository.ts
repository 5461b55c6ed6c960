import { Injectable } from '@nestjs/common';
import { constraintOf } from '../../platform/database/postgres-errors';
import { currentTransaction } from '../../platform/database/transaction';
import { rankOf } from '../domain/levels';
import type { Finding, Screening } from '../domain/screening';

export interface NewNotice {
  readonly id: string;
  readonly finding: Finding;
}

type AddedNotice = Readonly<{ id: string; occurrence: number }>;

export interface OpenNotice {
  readonly id: string;
  readonly clientId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly finding: Finding;
  readonly formId: string;
  readonly formVersion: number;
  readonly noticedAt: Date;
  readonly formSent: boolean;
}

const ADD = `INSERT INTO urgent_notice (clinic_id, id, client_id, invitation_id, rule_id, rule_set_id, rule_set_version, form_id, form_version, level_rank, finding, occurrence)
  SELECT $1, n.id, $2, $3, n.rule_id, $4, $5, $6, $7, n.level_rank, n.finding,
      1 + (SELECT count(*) FROM urgent_notice u JOIN urgent_notice_acknowledgement a ON a.clinic_id = u.clinic_id AND a.notice_id = u.id
            WHERE $9 AND u.clinic_id = $1 AND u.invitation_id = $3 AND u.rule_id = n.rule_id)
    FROM jsonb_to_recordset($8::jsonb) AS n(id uuid, rule_id text, level_rank smallint, finding jsonb)
  ON CONFLICT ON CONSTRAINT urgent_notice_once DO NOTHING RETURNING id, occurrence`;
const OPEN = `SELECT n.id, n.client_id AS "clientId", c.given_name AS "givenName", c.family_name AS "familyName", n.finding, n.form_id AS "formId", n.form_version AS "formVersion",
    n.noticed_at AS "noticedAt", i.consumed_at IS NOT NULL AS "formSent"
  FROM urgent_notice n JOIN client c ON c.clinic_id = n.clinic_id AND c.id = n.client_id
  JOIN intake_invitation i ON i.clinic_id = n.clinic_id AND i.id = n.invitation_id
  WHERE n.clinic_id = $1 AND NOT EXISTS (SELECT FROM urgent_notice_acknowledgement a WHERE a.clinic_id = n.clinic_id AND a.notice_id = n.id)
  ORDER BY n.level_rank DESC, n.noticed_at, n.id LIMIT 100`;
const ONE = `SELECT n.client_id AS "clientId", EXISTS (SELECT FROM urgent_notice_acknowledgement a WHERE a.clinic_id = n.clinic_id AND a.notice_id = n.id) AS acknowledged
  FROM urgent_notice n WHERE n.clinic_id = $1 AND n.id = $2`;
const WAIT_IN_DRAFT = `SELECT FROM urgent_notice n JOIN intake_invitation i ON i.clinic_id = n.clinic_id AND i.id = n.invitation_id
  WHERE n.clinic_id = $1 AND n.client_id = $2 AND i.consumed_at IS NULL
    AND NOT EXISTS (SELECT FROM urgent_notice_acknowledgement a WHERE a.clinic_id = n.clinic_id AND a.notice_id = n.id) LIMIT 1`;
const ACKNOWLEDGE = 'INSERT INTO urgent_notice_acknowledgement (clinic_id, notice_id, done, acknowledged_by) VALUES ($1, $2, $3, $4)';

@Injectable()
export class UrgentNoticeRepository {
  /** Once for each rule and draft, and `again` once more where that was acknowledged; those that are new. */
  add(of: { clientId: string; invitationId: string } & Pick<Screening, 'ruleSet' | 'form'>, notices: readonly NewNotice[], again: boolean): Promise<AddedNotice[]> {
    const tx = currentTransaction();
    const values = notices.map(({ id, finding }) => ({ id, rule_id: finding.ruleId, level_rank: rankOf(finding.level), finding }));
    return tx.rows<AddedNotice>(ADD, [tx.clinicId, of.clientId, of.invitationId, of.ruleSet.id, of.ruleSet.version, of.form.id, of.form.version, JSON.stringify(values), again]);
  }

  /** Gravest first, then longest waiting. */
  open(): Promise<OpenNotice[]> {
    const tx = currentTransaction();
    return tx.rows<OpenNotice & { finding: Finding }>(OPEN, [tx.clinicId]);
  }

  /** Whether a form of this client's that was not sent says what nobody has seen to. */
  async waitInDraft(clientId: string): Promise<boolean> {
    const tx = currentTransaction();
    return (await tx.query(WAIT_IN_DRAFT, [tx.clinicId, clientId])).rowCount === 1;
  }

  async find(id: string): Promise<{ clientId: string; acknowledged: boolean } | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<{ clientId: string; acknowledged: boolean }>(ONE, [tx.clinicId, id]))[0];
  }

  /** False: somebody else did before. */
  async acknowledge(id: string, done: string, by: string): Promise<boolean> {
    const tx = currentTransaction();
    try {
      await tx.query(ACKNOWLEDGE, [tx.clinicId, id, done, by]);
      return true;
    } catch (error) {
      if (constraintOf(error) !== 'urgent_notice_acknowledgement_pkey') throw error;
      return false;
    }
  }
}
