import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';

export interface LocationDetails {
  readonly name: string;
  /** IANA name. */
  readonly timezone: string;
  readonly address: string | null;
  readonly phone: string | null;
}

export interface Location extends LocationDetails {
  readonly id: string;
  readonly version: number;
}

const INSERT = 'INSERT INTO location (clinic_id, id, name, timezone, address, phone) VALUES ($1, $2, $3, $4, $5, $6)';
const SELECT = 'SELECT id, name, timezone, address, phone, version FROM location WHERE clinic_id = $1';
const BY_ID = `${SELECT} AND id = $2`;
const ALL = `${SELECT} ORDER BY name, id LIMIT 200`;
const EDIT = `UPDATE location SET name = $4, timezone = $5, address = $6, phone = $7, version = version + 1, set_up_version = set_up_version + 1
  WHERE clinic_id = $1 AND id = $2 AND version = $3`;
const SET_UP_CHANGED = 'UPDATE location SET set_up_version = set_up_version + 1 WHERE clinic_id = $1 AND id = $2';

/** Everywhere that this resource works. */
const RESOURCE_CHANGED = `UPDATE location SET set_up_version = set_up_version + 1 WHERE clinic_id = $1 AND (id = (SELECT location_id FROM resource WHERE clinic_id = $1 AND id = $2)
    OR id IN (SELECT location_id FROM resource_place WHERE clinic_id = $1 AND resource_id = $2))`;

@Injectable()
export class LocationRepository {
  async add(id: string, to: LocationDetails): Promise<void> {
    const tx = currentTransaction();
    await tx.query(INSERT, [tx.clinicId, id, to.name, to.timezone, to.address, to.phone]);
  }

  async findById(id: string): Promise<Location | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<Location & { id: string }>(BY_ID, [tx.clinicId, id]))[0];
  }

  all(): Promise<Location[]> {
    const tx = currentTransaction();
    return tx.rows<Location & { id: string }>(ALL, [tx.clinicId]);
  }

  /** False: changed meanwhile. */
  async edit(id: string, version: number, to: LocationDetails): Promise<boolean> {
    const tx = currentTransaction();
    const { rowCount } = await tx.query(EDIT, [tx.clinicId, id, version, to.name, to.timezone, to.address, to.phone]);
    return rowCount === 1;
  }

  /** What availability is computed from has changed here: copies in memory are out of date from COMMIT on. */
  setUpChanged(id: string): void {
    const tx = currentTransaction();
    tx.send(SET_UP_CHANGED, [tx.clinicId, id]);
  }

  resourceChanged(resourceId: string): void {
    const tx = currentTransaction();
    tx.send(RESOURCE_CHANGED, [tx.clinicId, resourceId]);
  }
}
