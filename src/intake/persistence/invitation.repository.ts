import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { Visit } from '../domain/enable-when';
import type { Locale } from '../domain/form';
import { CHECKS_MAX, type Purpose } from '../domain/invitation';

export interface Invitation {
  readonly id: string;
  readonly clientId: string;
  readonly purpose: Purpose;
  readonly visit: Visit;
  readonly correctsId: string | null;
  /** The intake that a short check follows. */
  readonly followsId: string | null;
  /** Filled in on a device that others use after the client. */
  readonly onTablet: boolean;
  readonly formId: string;
  readonly formVersion: number;
  readonly locale: Locale;
  /** Null: the server itself, for who booked online, or before a visit. */
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly failedChecks: number;
  readonly consumedAt: Date | null;
  readonly revokedAt: Date | null;
}

export type NewInvitation = Omit<Invitation, 'createdAt' | 'failedChecks' | 'consumedAt' | 'revokedAt'>;

const COLUMNS = `SELECT id, client_id AS "clientId", purpose, visit, corrects_id AS "correctsId", follows_id AS "followsId", on_tablet AS "onTablet", form_id AS "formId", form_version AS "formVersion", locale,
    created_by AS "createdBy", created_at AS "createdAt", expires_at AS "expiresAt", failed_checks AS "failedChecks", consumed_at AS "consumedAt",
    revoked_at AS "revokedAt"
  FROM intake_invitation WHERE clinic_id = $1`;
const BY_ID = `${COLUMNS} AND id = $2`;
const LOCKED = `${BY_ID} FOR UPDATE`;
const SHARED = `${BY_ID} FOR SHARE`;
const OF_CLIENT = `${COLUMNS} AND client_id = $2 AND ($4::timestamptz IS NULL OR (created_at, id) < ($4::timestamptz, $5::uuid))
  ORDER BY created_at DESC, id DESC LIMIT $3`;

const OPEN_CORRECTIONS = `SELECT DISTINCT corrects_id AS "intakeId" FROM intake_invitation WHERE clinic_id = $1 AND client_id = ANY ($2::uuid[]) AND corrects_id = ANY ($3::uuid[])
  AND consumed_at IS NULL AND revoked_at IS NULL AND failed_checks < $5 AND expires_at > $4`;

const OPEN_CHECK_OF_STAFF = `SELECT FROM intake_invitation WHERE clinic_id = $1 AND client_id = $2 AND purpose = 'what_changed' AND created_by IS NOT NULL AND NOT on_tablet
  AND consumed_at IS NULL AND revoked_at IS NULL AND failed_checks < $5 AND created_at > $3 AND expires_at >= $4 LIMIT 1`;

@Injectable()
export class InvitationRepository {
  findById(id: string): Promise<Invitation | undefined> {
    return this.#one(BY_ID, id);
  }

  /** For the act that ends it. Undefined where it has ended already: what was sent or withdrawn cannot be locked. */
  lock(id: string): Promise<Invitation | undefined> {
    return this.#one(LOCKED, id);
  }

  /** For an act that must not overlap with its end; several at a time. */
  hold(id: string): Promise<Invitation | undefined> {
    return this.#one(SHARED, id);
  }

  /** Newest first; one row more than `limit` if there are more. */
  ofClient(clientId: string, limit: number, after?: readonly string[]): Promise<Invitation[]> {
    const tx = currentTransaction();
    return tx.rows<Invitation>(OF_CLIENT, [tx.clinicId, clientId, limit + 1, after?.[0] ?? null, after?.[1] ?? null]);
  }

  /** Which of these intakes have a link to correct them that opens, as `stateOf` has it. */
  async openCorrections(intakes: readonly Readonly<{ intakeId: string; clientId: string }>[], now: Date): Promise<string[]> {
    const tx = currentTransaction();
    const ids = [intakes.map(({ clientId }) => clientId), intakes.map(({ intakeId }) => intakeId)];
    return (await tx.rows<{ intakeId: string }>(OPEN_CORRECTIONS, [tx.clinicId, ...ids, now, CHECKS_MAX])).map(({ intakeId }) => intakeId);
  }

  /** A link to the short check that staff sent after `since`, and that opens until `until`. */
  async hasCheckOfStaff(clientId: string, since: Date, until: Date): Promise<boolean> {
    const tx = currentTransaction();
    return (await tx.query(OPEN_CHECK_OF_STAFF, [tx.clinicId, clientId, since, until, CHECKS_MAX])).rowCount === 1;
  }

  add(i: NewInvitation, tokenHash: Buffer): void {
    const tx = currentTransaction();
    tx.send(
      `INSERT INTO intake_invitation (clinic_id, id, client_id, purpose, visit, corrects_id, follows_id, on_tablet, form_id, form_version, locale, created_by, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [tx.clinicId, i.id, i.clientId, i.purpose, i.visit, i.correctsId, i.followsId, i.onTablet, i.formId, i.formVersion, i.locale, i.createdBy, i.expiresAt],
    );
    tx.send('INSERT INTO intake_link (token_hash, clinic_id, invitation_id) VALUES ($1, $2, $3)', [tokenHash, tx.clinicId, i.id]);
  }

  /** Whether it was open until now. */
  revoke(id: string, by: string): Promise<boolean> {
    return this.#change('UPDATE intake_invitation SET revoked_at = clock_timestamp(), revoked_by = $3 WHERE clinic_id = $1 AND id = $2 AND consumed_at IS NULL AND revoked_at IS NULL', id, by);
  }

  consume(id: string): Promise<boolean> {
    return this.#change('UPDATE intake_invitation SET consumed_at = clock_timestamp() WHERE clinic_id = $1 AND id = $2 AND consumed_at IS NULL AND revoked_at IS NULL', id);
  }

  countFailedCheck(id: string): Promise<boolean> {
    return this.#change('UPDATE intake_invitation SET failed_checks = failed_checks + 1 WHERE clinic_id = $1 AND id = $2', id);
  }

  forgiveFailedChecks(id: string): Promise<boolean> {
    return this.#change('UPDATE intake_invitation SET failed_checks = 0 WHERE clinic_id = $1 AND id = $2', id);
  }

  async #one(sql: string, id: string): Promise<Invitation | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<Invitation>(sql, [tx.clinicId, id]))[0];
  }

  async #change(sql: string, id: string, ...more: unknown[]): Promise<boolean> {
    const tx = currentTransaction();
    return (await tx.query(sql, [tx.clinicId, id, ...more])).rowCount === 1;
  }
}
