import { Injectable } from '@nestjs/common';
import { constraintOf } from '../../platform/database/postgres-errors';
import { currentTransaction } from '../../platform/database/transaction';
import { notFound } from '../../platform/errors/domain-error';
import type { ResourceKind } from '../domain/resource';

/** One resource out of those that fit, for its own part of the visit. */
export interface Needed {
  readonly kind: ResourceKind;
  readonly skill?: string;
  /** Absent: any of the kind. */
  readonly resourceIds?: readonly string[];
  readonly offsetMin: number;
  /** Absent: as long as the visit. */
  readonly lengthMin?: number;
  readonly setUpMin: number;
  readonly turnoverMin: number;
}

/** What is promised to who books; written once per version. */
export interface Terms {
  readonly durationMin: number;
  readonly priceMinor: number;
  readonly currency: string;
  readonly gridMode: 'clock' | 'window';
  readonly stepMin: number;
  readonly tidy: boolean;
  readonly leadMin: number;
  readonly horizonDays: number;
  readonly cancelBeforeMin: number;
  readonly moveBeforeMin: number;
  readonly graceMin: number;
  readonly checkInOpensMin: number;
  readonly lateFeePercent: number;
  readonly noShowFeePercent: number;
  readonly requires: readonly Needed[];
}

export interface ServiceDetails {
  readonly name: string;
  /** Clients may book it themselves. */
  readonly online: boolean;
  readonly needsApproval: boolean;
}

export interface StoredService extends ServiceDetails {
  readonly id: string;
  readonly locationId: string;
  readonly version: number;
}

export interface StoredVariant extends Terms {
  readonly id: string;
  readonly serviceId: string;
  readonly version: number;
}

const INSERT = 'INSERT INTO service (clinic_id, id, location_id, name, online, needs_approval) VALUES ($1, $2, $3, $4, $5, $6)';
const SELECT = `SELECT id, location_id AS "locationId", name, online, needs_approval AS "needsApproval", version FROM service WHERE clinic_id = $1 AND retired_at IS NULL`;
const BY_ID = `${SELECT} AND id = $2`;
const ALL = `${SELECT} ORDER BY name, id LIMIT 500`;
const EDIT = `UPDATE service SET name = $4, online = $5, needs_approval = $6, version = version + 1
  WHERE clinic_id = $1 AND id = $2 AND version = $3 AND retired_at IS NULL`;
const RETIRE = 'UPDATE service SET retired_at = $4, version = version + 1 WHERE clinic_id = $1 AND id = $2 AND version = $3 AND retired_at IS NULL';
const ADD_VARIANT = 'INSERT INTO service_variant (clinic_id, id, service_id) VALUES ($1, $2, $3)';
const ADD_TERMS = `INSERT INTO service_terms (clinic_id, variant_id, version, duration_min, price_minor, currency, grid_mode, step_min, tidy, lead_min,
    horizon_days, cancel_before_min, move_before_min, grace_min, check_in_opens_min, late_fee_percent, no_show_fee_percent, requires)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`;
const NEXT_VERSION = 'UPDATE service_variant SET version = version + 1 WHERE clinic_id = $1 AND id = $2 AND version = $3 AND retired_at IS NULL';
const RETIRE_VARIANT = 'UPDATE service_variant SET retired_at = $4 WHERE clinic_id = $1 AND id = $2 AND version = $3 AND retired_at IS NULL';
const VARIANTS = `SELECT v.id, v.service_id AS "serviceId", v.version, t.duration_min AS "durationMin", t.price_minor AS "priceMinor", t.currency, t.grid_mode AS "gridMode",
    t.step_min AS "stepMin", t.tidy, t.lead_min AS "leadMin", t.horizon_days AS "horizonDays", t.cancel_before_min AS "cancelBeforeMin",
    t.move_before_min AS "moveBeforeMin", t.grace_min AS "graceMin", t.check_in_opens_min AS "checkInOpensMin",
    t.late_fee_percent AS "lateFeePercent", t.no_show_fee_percent AS "noShowFeePercent", t.requires
  FROM service_variant v JOIN service_terms t ON t.clinic_id = v.clinic_id AND t.variant_id = v.id AND t.version = v.version
 WHERE v.clinic_id = $1 AND v.retired_at IS NULL`;
const VARIANT = `${VARIANTS} AND v.id = $2`;
const ALL_VARIANTS = `${VARIANTS} ORDER BY t.duration_min, v.id LIMIT 1000`;

@Injectable()
export class ServiceRepository {
  async add(id: string, locationId: string, to: ServiceDetails): Promise<void> {
    const tx = currentTransaction();
    try {
      await tx.query(INSERT, [tx.clinicId, id, locationId, to.name, to.online, to.needsApproval]);
    } catch (error) {
      throw constraintOf(error) === 'service_location' ? notFound() : error;
    }
  }

  async findById(id: string): Promise<StoredService | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<StoredService & { id: string }>(BY_ID, [tx.clinicId, id]))[0];
  }

  all(): Promise<StoredService[]> {
    const tx = currentTransaction();
    return tx.rows<StoredService & { id: string }>(ALL, [tx.clinicId]);
  }

  /** Edits and retirements are false where it changed meanwhile. */
  edit(id: string, version: number, to: ServiceDetails): Promise<boolean> {
    return this.#changed(EDIT, [id, version, to.name, to.online, to.needsApproval]);
  }

  retire(id: string, version: number, at: Date): Promise<boolean> {
    return this.#changed(RETIRE, [id, version, at]);
  }

  async addVariant(id: string, serviceId: string, terms: Terms): Promise<void> {
    const tx = currentTransaction();
    await tx.query(ADD_VARIANT, [tx.clinicId, id, serviceId]);
    await this.#addTerms(id, 1, terms);
  }

  /** Visits already booked keep the terms they have. */
  async changeTerms(id: string, version: number, terms: Terms): Promise<boolean> {
    if (!(await this.#changed(NEXT_VERSION, [id, version]))) return false;
    await this.#addTerms(id, version + 1, terms);
    return true;
  }

  retireVariant(id: string, version: number, at: Date): Promise<boolean> {
    return this.#changed(RETIRE_VARIANT, [id, version, at]);
  }

  async findVariant(id: string): Promise<StoredVariant | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<StoredVariant & { id: string }>(VARIANT, [tx.clinicId, id]))[0];
  }

  allVariants(): Promise<StoredVariant[]> {
    const tx = currentTransaction();
    return tx.rows<StoredVariant & { id: string }>(ALL_VARIANTS, [tx.clinicId]);
  }

  async #addTerms(id: string, version: number, t: Terms): Promise<void> {
    const tx = currentTransaction();
    await tx.query(ADD_TERMS, [
      tx.clinicId, id, version, t.durationMin, t.priceMinor, t.currency, t.gridMode, t.stepMin, t.tidy, t.leadMin,
      t.horizonDays, t.cancelBeforeMin, t.moveBeforeMin, t.graceMin, t.checkInOpensMin, t.lateFeePercent, t.noShowFeePercent, JSON.stringify(t.requires),
    ]);
  }

  async #changed(sql: string, values: readonly unknown[]): Promise<boolean> {
    const tx = currentTransaction();
    const { rowCount } = await tx.query(sql, [tx.clinicId, ...values]);
    return rowCount === 1;
  }
}
