import { Injectable } from '@nestjs/common';
import { Identity } from './identity';

export interface NewSession {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly accountId: string;
  readonly clinicId: string;
  readonly staffId: string;
  readonly startedAt: Date;
  readonly expiresAt: Date;
}

export interface RecognisedSession {
  readonly sessionId: string;
  readonly accountId: string;
  readonly clinicId: string;
  readonly staffId: string;
  readonly roles: readonly string[];
  readonly mustChangePassword: boolean;
  readonly lastSeenAt: Date;
}

export type EndReason = 'signed_out' | 'signed_in_anew' | 'departed' | 'password_changed' | 'password_reset';

const RECOGNISE = `SELECT session_id AS "sessionId", account_id AS "accountId", clinic_id AS "clinicId", staff_id AS "staffId", roles,
  must_change_password AS "mustChangePassword", last_seen_at AS "lastSeenAt" FROM staff_of_session($1, $2, $3)`;

@Injectable()
export class SessionRepository {
  constructor(private readonly identity: Identity) {}

  /** The hot path of every request: one statement. */
  async recognise(tokenHash: Buffer, now: Date, seenSince: Date): Promise<RecognisedSession | undefined> {
    return (await this.identity.rows<RecognisedSession & Record<string, unknown>>(RECOGNISE, [tokenHash, now, seenSince]))[0];
  }

  async add(s: NewSession): Promise<void> {
    await this.identity.rows(
      `INSERT INTO staff_session (id, token_hash, account_id, clinic_id, staff_id, started_at, last_seen_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $6, $7)`,
      [s.id, s.tokenHash, s.accountId, s.clinicId, s.staffId, s.startedAt, s.expiresAt],
    );
  }

  async markSeen(sessionId: string, now: Date): Promise<void> {
    await this.identity.rows('UPDATE staff_session SET last_seen_at = $2 WHERE id = $1 AND ended_at IS NULL AND last_seen_at < $2', [sessionId, now]);
  }

  async end(sessionId: string, now: Date, reason: EndReason): Promise<void> {
    await this.identity.rows('UPDATE staff_session SET ended_at = $2, end_reason = $3 WHERE id = $1 AND ended_at IS NULL', [sessionId, now, reason]);
  }

  async endByToken(tokenHash: Buffer, now: Date, reason: EndReason): Promise<void> {
    await this.identity.rows('UPDATE staff_session SET ended_at = $2, end_reason = $3 WHERE token_hash = $1 AND ended_at IS NULL', [tokenHash, now, reason]);
  }

  async endAllInClinic(accountId: string, clinicId: string, now: Date, reason: EndReason): Promise<void> {
    await this.identity.rows('UPDATE staff_session SET ended_at = $3, end_reason = $4 WHERE account_id = $1 AND clinic_id = $2 AND ended_at IS NULL', [
      accountId,
      clinicId,
      now,
      reason,
    ]);
  }

  async endAllOfAccount(accountId: string, now: Date, reason: EndReason): Promise<void> {
    await this.identity.rows('UPDATE staff_session SET ended_at = $2, end_reason = $3 WHERE account_id = $1 AND ended_at IS NULL', [accountId, now, reason]);
  }

  async endOthersOfAccount(accountId: string, kept: string, now: Date, reason: EndReason): Promise<void> {
    await this.identity.rows('UPDATE staff_session SET ended_at = $3, end_reason = $4 WHERE account_id = $1 AND id <> $2 AND ended_at IS NULL', [
      accountId,
      kept,
      now,
      reason,
    ]);
  }

  /** Who signed in stays in the audit trail; the row itself is kept until `before`. */
  async forgetExpired(accountId: string, before: Date): Promise<void> {
    await this.identity.rows('DELETE FROM staff_session WHERE account_id = $1 AND expires_at < $2', [accountId, before]);
  }
}
