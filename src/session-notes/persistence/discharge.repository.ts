import { Injectable } from '@nestjs/common';
import { constraintOf } from '../../platform/database/postgres-errors';
import { currentTransaction } from '../../platform/database/transaction';
import { DomainError } from '../../platform/errors/domain-error';
import type { DischargeAmendmentContent } from '../domain/amendment';
import type { FrozenDischarge } from '../domain/discharge-summary';

export interface DischargeRecord {
  readonly planId: string;
  readonly clientId: string;
  readonly frozen: FrozenDischarge;
  readonly contentHash: string;
  readonly signedAt: Date;
}

export interface DischargeAmendmentRecord {
  readonly id: string;
  readonly planId: string;
  readonly kind: DischargeAmendmentContent['kind'];
  readonly content: DischargeAmendmentContent;
  readonly contentHash: string;
  readonly amendedAt: Date;
}

type Frozen<T> = Omit<T, 'frozen' | 'content' | 'contentHash'> & Readonly<{ content: string; contentHash: string }>;

const SELECT = `SELECT plan_id AS "planId", client_id AS "clientId", content, encode(content_hash, 'hex') AS "contentHash", signed_at AS "signedAt" FROM discharge_summary WHERE clinic_id = $1`;
const OF_PLAN = `${SELECT} AND plan_id = $2`;
const OF_CLIENT = `${SELECT} AND client_id = $2 ORDER BY signed_at, plan_id`;
const AMENDMENTS = `SELECT id, plan_id AS "planId", kind, content, encode(content_hash, 'hex') AS "contentHash", amended_at AS "amendedAt"
  FROM discharge_amendment WHERE clinic_id = $1 AND plan_id = ANY ($2::uuid[]) ORDER BY plan_id, amended_at, id`;
const SIGN = 'INSERT INTO discharge_summary (clinic_id, plan_id, client_id, content, content_hash, signer_id, signer_name, signer_credentials) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)';
const AMEND = 'INSERT INTO discharge_amendment (clinic_id, id, plan_id, kind, content, content_hash, author_id) VALUES ($1, $2, $3, $4, $5, $6, $7)';

/** Written once, as signed notes are. */
@Injectable()
export class DischargeRepository {
  async ofPlan(planId: string): Promise<DischargeRecord | undefined> {
    const tx = currentTransaction();
    const [row] = await tx.rows<Frozen<DischargeRecord>>(OF_PLAN, [tx.clinicId, planId]);
    return row && fromRow(row);
  }

  /** Oldest first. */
  async ofClient(clientId: string): Promise<DischargeRecord[]> {
    const tx = currentTransaction();
    return (await tx.rows<Frozen<DischargeRecord>>(OF_CLIENT, [tx.clinicId, clientId])).map(fromRow);
  }

  async amendmentsOf(planIds: readonly string[]): Promise<DischargeAmendmentRecord[]> {
    const tx = currentTransaction();
    const rows = await tx.rows<Frozen<DischargeAmendmentRecord>>(AMENDMENTS, [tx.clinicId, planIds]);
    return rows.map(({ content, ...row }) => ({ ...row, content: JSON.parse(content) as DischargeAmendmentContent }));
  }

  async add({ planId, clientId, signer }: FrozenDischarge, content: string, contentHash: Buffer): Promise<void> {
    const tx = currentTransaction();
    try {
      await tx.query(SIGN, [tx.clinicId, planId, clientId, content, contentHash, signer.id, signer.name, signer.credentials]);
    } catch (error) {
      throw constraintOf(error) === 'discharge_summary_pkey' ? alreadySigned() : error;
    }
  }

  amend({ planId, kind, author }: DischargeAmendmentContent, { id, content, contentHash }: Readonly<{ id: string; content: string; contentHash: Buffer }>): void {
    const tx = currentTransaction();
    tx.send(AMEND, [tx.clinicId, id, planId, kind, content, contentHash, author.id]);
  }
}

const fromRow = ({ content, ...row }: Frozen<DischargeRecord>): DischargeRecord => ({ ...row, frozen: JSON.parse(content) as FrozenDischarge });

export const alreadySigned = (): DomainError => new DomainError('conflict', 'discharge_signed', 'This discharge is signed, so it stands as it is. Add an addendum or a correction to it.');
