import { Injectable } from '@nestjs/common';
import { constraintOf } from '../../platform/database/postgres-errors';
import { currentTransaction } from '../../platform/database/transaction';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import type { ResourceKind } from '../domain/resource';

export interface ResourceDetails {
  readonly name: string;
  readonly gender: string | null;
  /** Null: what the service says. */
  readonly setUpMin: number | null;
  readonly turnoverMin: number | null;
  readonly handsOnMaxMin: number | null;
  readonly consecutiveMax: number | null;
}

export interface NewResource extends ResourceDetails {
  readonly id: string;
  readonly locationId: string;
  readonly kind: ResourceKind;
  readonly staffId: string | null;
}

export interface StoredResource extends NewResource {
  readonly retiredAt: Date | null;
  readonly version: number;
}

const INSERT = `INSERT INTO resource (clinic_id, id, location_id, kind, staff_id, name, gender, set_up_min, turnover_min, hands_on_max_min, consecutive_max)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;
const SELECT = `SELECT id, location_id AS "locationId", kind, staff_id AS "staffId", name, gender, set_up_min AS "setUpMin", turnover_min AS "turnoverMin",
    hands_on_max_min AS "handsOnMaxMin", consecutive_max AS "consecutiveMax", retired_at AS "retiredAt", version FROM resource WHERE clinic_id = $1`;
const BY_ID = `${SELECT} AND id = $2`;
const BY_STAFF = `${SELECT} AND staff_id = $2 AND retired_at IS NULL`;
const ALL = `${SELECT} AND ($2::uuid IS NULL OR location_id = $2
    OR EXISTS (SELECT FROM resource_place p WHERE p.clinic_id = $1 AND p.resource_id = resource.id AND p.location_id = $2)) AND retired_at IS NULL ORDER BY kind, name, id LIMIT 1000`;
const EDIT = `UPDATE resource SET name = $4, gender = $5, set_up_min = $6, turnover_min = $7, hands_on_max_min = $8, consecutive_max = $9, version = version + 1
  WHERE clinic_id = $1 AND id = $2 AND version = $3 AND retired_at IS NULL`;
const CLAIM = 'UPDATE resource SET version = version + 1 WHERE clinic_id = $1 AND id = $2 AND version = $3 AND retired_at IS NULL';
const RETIRE = 'UPDATE resource SET retired_at = $4, version = version + 1 WHERE clinic_id = $1 AND id = $2 AND version = $3 AND retired_at IS NULL';

const CONFLICTS: Readonly<Record<string, () => DomainError>> = {
  resource_location: notFound,
  resource_staff: notFound,
  resource_gender_of_therapist: () => new DomainError('invalid', 'of_therapists_only', 'Only a therapist has gender, handsOnMaxMin and consecutiveMax. Leave them out for rooms and equipment.'),
  resource_of_staff: () => new DomainError('conflict', 'therapist_exists', 'This person is a therapist on the diary already. Change that entry instead.'),
};

@Injectable()
export class ResourceRepository {
  async add(r: NewResource): Promise<void> {
    const tx = currentTransaction();
    try {
      await tx.query(INSERT, [tx.clinicId, r.id, r.locationId, r.kind, r.staffId, ...detailsOf(r)]);
    } catch (error) {
      throw CONFLICTS[constraintOf(error) ?? '']?.() ?? error;
    }
  }

  async findById(id: string): Promise<StoredResource | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<StoredResource & { id: string }>(BY_ID, [tx.clinicId, id]))[0];
  }

  async findByStaff(staffId: string): Promise<StoredResource | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<StoredResource & { id: string }>(BY_STAFF, [tx.clinicId, staffId]))[0];
  }

  /** Those still in use who work there, at home or not; `locationId` absent: of the whole clinic. */
  all(locationId?: string): Promise<StoredResource[]> {
    const tx = currentTransaction();
    return tx.rows<StoredResource & { id: string }>(ALL, [tx.clinicId, locationId ?? null]);
  }

  /** These three are false where it changed meanwhile. */
  edit(id: string, version: number, to: ResourceDetails): Promise<boolean> {
    return this.#changed(EDIT, id, version, detailsOf(to));
  }

  /** For changing what hangs on it: hours, skills. */
  claim(id: string, version: number): Promise<boolean> {
    return this.#changed(CLAIM, id, version, []);
  }

  retire(id: string, version: number, at: Date): Promise<boolean> {
    return this.#changed(RETIRE, id, version, [at]);
  }

  async #changed(sql: string, id: string, version: number, values: readonly unknown[]): Promise<boolean> {
    const tx = currentTransaction();
    try {
      return (await tx.query(sql, [tx.clinicId, id, version, ...values])).rowCount === 1;
    } catch (error) {
      throw CONFLICTS[constraintOf(error) ?? '']?.() ?? error;
    }
  }
}

const detailsOf = (r: ResourceDetails): unknown[] => [r.name, r.gender, r.setUpMin, r.turnoverMin, r.handsOnMaxMin, r.consecutiveMax];
