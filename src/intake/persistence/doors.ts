import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { currentTransaction } from '../../platform/database/transaction';
import type { InvitationFacts } from '../domain/invitation';

/** Whom a link or its cookie stands for. */
export interface Holder extends InvitationFacts {
  readonly clinicId: string;
  readonly clientId: string;
  readonly invitationId: string;
}

const HOLDER = `clinic_id AS "clinicId", client_id AS "clientId", invitation_id AS "invitationId", consumed_at AS "consumedAt", revoked_at AS "revokedAt",
  failed_checks AS "failedChecks", expires_at AS "expiresAt"`;
const OF_LINK = `SELECT ${HOLDER} FROM invitation_of_link($1)`;
const OF_ACCESS = `SELECT ${HOLDER} FROM invitation_of_access($1, $2, $3)`;

/** Who stands at the door, before a clinic is known: each look is one statement and a transaction of its own. */
@Injectable()
export class Doors {
  readonly #pool: Pool;

  constructor(dataSource: DataSource) {
    this.#pool = (dataSource.driver as unknown as { master: Pool }).master;
  }

  async holderOfLink(tokenHash: Buffer): Promise<Holder | undefined> {
    return (await this.#pool.query<Holder>(OF_LINK, [tokenHash])).rows[0];
  }

  /** `linkHash`: of the link that the device shows beside its cookie; the two must belong together. */
  async holderOfAccess(tokenHash: Buffer, linkHash: Buffer | null, now: Date): Promise<Holder | undefined> {
    return (await this.#pool.query<Holder>(OF_ACCESS, [tokenHash, linkHash, now])).rows[0];
  }

  /** Lets nobody in any more who passed the second check of this link. */
  dismiss(invitationId: string): void {
    currentTransaction().send('DELETE FROM intake_access WHERE invitation_id = $1', [invitationId]);
  }

  /** Lets a device in, and forgets earlier ones whose time is over. */
  admit(access: { tokenHash: Buffer; invitationId: string; expiresAt: Date }, now: Date): void {
    const tx = currentTransaction();
    tx.send('DELETE FROM intake_access WHERE invitation_id = $1 AND expires_at < $2', [access.invitationId, now]);
    tx.send('INSERT INTO intake_access (token_hash, clinic_id, invitation_id, expires_at) VALUES ($1, $2, $3, $4)', [
      access.tokenHash, tx.clinicId, access.invitationId, access.expiresAt,
    ]);
  }
}
