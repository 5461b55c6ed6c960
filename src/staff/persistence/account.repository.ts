import { Injectable } from '@nestjs/common';
import { Identity } from './identity';

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  /** Of a one-time password. */
  readonly passwordExpiresAt: Date | null;
  readonly disabled: boolean;
  readonly clinicIds: readonly string[];
}

const SELECT = `SELECT a.id, a.email, a.password_hash AS "passwordHash", a.must_change_password AS "mustChangePassword",
    a.password_expires_at AS "passwordExpiresAt", a.disabled_at IS NOT NULL AS disabled,
    ARRAY(SELECT m.clinic_id FROM staff_membership m WHERE m.account_id = a.id ORDER BY m.clinic_id) AS "clinicIds"
  FROM staff_account a`;
const BY_EMAIL = `${SELECT} WHERE a.email = $1`;
const BY_ID = `${SELECT} WHERE a.id = $1`;

@Injectable()
export class AccountRepository {
  constructor(private readonly identity: Identity) {}

  /** `email` in lower case. */
  async findByEmail(email: string): Promise<Account | undefined> {
    return (await this.identity.rows<Account>(BY_EMAIL, [email]))[0];
  }

  async findById(id: string): Promise<Account | undefined> {
    return (await this.identity.rows<Account>(BY_ID, [id]))[0];
  }

  /** False if the e-mail has an account already. */
  async add(account: { id: string; email: string; passwordHash: string; mustChangePassword: boolean; passwordExpiresAt: Date | null }): Promise<boolean> {
    const rows = await this.identity.rows(
      `INSERT INTO staff_account (id, email, password_hash, must_change_password, password_expires_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT ON CONSTRAINT staff_account_email DO NOTHING RETURNING id`,
      [account.id, account.email, account.passwordHash, account.mustChangePassword, account.passwordExpiresAt],
    );
    return rows.length === 1;
  }

  async joinClinic(accountId: string, clinicId: string): Promise<void> {
    await this.identity.rows('INSERT INTO staff_membership (account_id, clinic_id) VALUES ($1, $2) ON CONFLICT ON CONSTRAINT staff_membership_pkey DO NOTHING', [
      accountId,
      clinicId,
    ]);
  }

  /** `expiresAt`: of a one-time password that must be changed; null: the person's own. */
  async setPassword(accountId: string, passwordHash: string, expiresAt: Date | null): Promise<void> {
    await this.identity.rows('UPDATE staff_account SET password_hash = $2, must_change_password = $3, password_expires_at = $4 WHERE id = $1', [
      accountId,
      passwordHash,
      expiresAt !== null,
      expiresAt,
    ]);
  }

  /** The person's own new password; false: the old one is no longer `oldHash`. */
  async replacePassword(accountId: string, oldHash: string, newHash: string): Promise<boolean> {
    const rows = await this.identity.rows(
      'UPDATE staff_account SET password_hash = $3, must_change_password = false, password_expires_at = NULL WHERE id = $1 AND password_hash = $2 RETURNING id',
      [accountId, oldHash, newHash],
    );
    return rows.length === 1;
  }

  /** Nobody joins a clinic with this account until the unit of work ends: a membership's foreign key waits for this lock. */
  async lock(accountId: string): Promise<void> {
    await this.identity.rows('SELECT FROM staff_account WHERE id = $1 FOR UPDATE', [accountId]);
  }

  /** Whether the account has work in another clinic than this one. */
  async worksElsewhere(accountId: string, clinicId: string): Promise<boolean> {
    const [row] = await this.identity.rows<{ yes: boolean }>('SELECT works_elsewhere($1, $2) AS yes', [accountId, clinicId]);
    return row?.yes === true;
  }

  /** Nobody was ever taken on here. */
  async isEmpty(): Promise<boolean> {
    const [row] = await this.identity.rows<{ empty: boolean }>('SELECT NOT EXISTS (SELECT FROM staff_account) AS empty', []);
    return row?.empty === true;
  }

  /** The same password, hashed with today's parameters. */
  async rehash(accountId: string, passwordHash: string): Promise<void> {
    await this.identity.rows('UPDATE staff_account SET password_hash = $2 WHERE id = $1', [accountId, passwordHash]);
  }
}
