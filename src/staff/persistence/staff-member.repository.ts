import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import { constraintOf } from '../../platform/database/postgres-errors';
import { DomainError } from '../../platform/errors/domain-error';
import type { Cursor } from '../../platform/http/page';
import type { Role } from '../domain/roles';

export interface StaffMember {
  readonly id: string;
  readonly accountId: string;
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly credentials: readonly string[];
  readonly version: number;
  readonly departedAt: Date | null;
  /** The one-time password was not replaced yet. */
  readonly awaitsFirstSignIn: boolean;
}

const SELECT = `SELECT m.id, m.account_id AS "accountId", a.email, m.display_name AS "displayName", m.roles, m.credentials, m.version,
    m.departed_at AS "departedAt", a.must_change_password AS "awaitsFirstSignIn"
  FROM staff_member m JOIN staff_account a ON a.id = m.account_id WHERE m.clinic_id = $1`;
const BY_ID = `${SELECT} AND m.id = $2`;
const BY_ID_LOCKED = `${BY_ID} FOR UPDATE OF m`;
const ACTIVE_OF_ACCOUNT = `${SELECT} AND m.account_id = $2 AND m.departed_at IS NULL`;
const LIST_ORDER = 'ORDER BY m.display_name, m.id LIMIT $2';
const STILL_HERE = 'AND m.departed_at IS NULL';
const AFTER = 'AND (m.display_name, m.id) > ($3, $4::uuid)';

@Injectable()
export class StaffMemberRepository {
  async findById(id: string): Promise<StaffMember | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<StaffMember>(BY_ID, [tx.clinicId, id]))[0];
  }

  async lock(id: string): Promise<StaffMember | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<StaffMember>(BY_ID_LOCKED, [tx.clinicId, id]))[0];
  }

  async findActiveOfAccount(accountId: string): Promise<StaffMember | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<StaffMember>(ACTIVE_OF_ACCOUNT, [tx.clinicId, accountId]))[0];
  }

  names(ids: readonly string[]): Promise<{ id: string; displayName: string }[]> {
    const tx = currentTransaction();
    return tx.rows('SELECT id, display_name AS "displayName" FROM staff_member WHERE clinic_id = $1 AND id = ANY ($2::uuid[])', [tx.clinicId, ids]);
  }

  /** By name; one row more than `limit` if there are more. */
  list(options: { limit: number; departedToo: boolean; after?: Cursor }): Promise<StaffMember[]> {
    const tx = currentTransaction();
    const sql = [SELECT, ...(options.departedToo ? [] : [STILL_HERE]), ...(options.after ? [AFTER] : []), LIST_ORDER].join(' ');
    return tx.rows<StaffMember>(sql, [tx.clinicId, options.limit + 1, ...(options.after ?? [])]);
  }

  async therapists(): Promise<string[]> {
    const tx = currentTransaction();
    const rows = await tx.rows<{ id: string }>(
      `SELECT id FROM staff_member WHERE clinic_id = $1 AND departed_at IS NULL AND 'therapist' = ANY (roles) ORDER BY id LIMIT 200`,
      [tx.clinicId],
    );
    return rows.map((row) => row.id);
  }

  /** The owners who are still here, locked, so that two of them cannot leave at once. */
  async lockOwners(): Promise<string[]> {
    const tx = currentTransaction();
    const rows = await tx.rows<{ id: string }>(
      `SELECT id FROM staff_member WHERE clinic_id = $1 AND departed_at IS NULL AND 'owner' = ANY (roles) ORDER BY id FOR UPDATE`,
      [tx.clinicId],
    );
    return rows.map((row) => row.id);
  }

  async add(m: { id: string; accountId: string; displayName: string; roles: readonly Role[]; credentials: readonly string[] }): Promise<void> {
    const tx = currentTransaction();
    try {
      await tx.query('INSERT INTO staff_member (clinic_id, id, account_id, display_name, roles, credentials) VALUES ($1, $2, $3, $4, $5, $6)', [
        tx.clinicId, m.id, m.accountId, m.displayName, m.roles, m.credentials,
      ]);
    } catch (error) {
      if (constraintOf(error) !== 'staff_member_active_account') throw error;
      throw new DomainError('conflict', 'already_staff', 'Somebody with this e-mail works here already. Change that person instead.');
    }
  }

  /** False: changed meanwhile, gone or departed. */
  async edit(id: string, version: number, to: { displayName: string; roles: readonly Role[]; credentials: readonly string[] }): Promise<boolean> {
    const tx = currentTransaction();
    const { rowCount } = await tx.query(
      `UPDATE staff_member SET display_name = $4, roles = $5, credentials = $6, version = version + 1
       WHERE clinic_id = $1 AND id = $2 AND version = $3 AND departed_at IS NULL`,
      [tx.clinicId, id, version, to.displayName, to.roles, to.credentials],
    );
    return rowCount === 1;
  }

  async depart(id: string, at: Date, by: string): Promise<boolean> {
    const tx = currentTransaction();
    const { rowCount } = await tx.query(
      'UPDATE staff_member SET departed_at = $3, departed_by = $4, version = version + 1 WHERE clinic_id = $1 AND id = $2 AND departed_at IS NULL',
      [tx.clinicId, id, at, by],
    );
    return rowCount === 1;
  }
}
