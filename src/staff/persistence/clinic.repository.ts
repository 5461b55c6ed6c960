import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';

export interface Clinic {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly emergencyNumber: string;
  /** IANA name. */
  readonly timezone: string;
  readonly locale: 'en' | 'es';
}

/** With the version that an edit must name. */
export type StoredClinic = Clinic & Readonly<{ version: number }>;

@Injectable()
export class ClinicRepository {
  /** The clinic of the open unit of work. */
  async find(): Promise<StoredClinic> {
    const tx = currentTransaction();
    const [clinic] = await tx.rows<StoredClinic>(
      'SELECT clinic_id AS id, name, country, emergency_number AS "emergencyNumber", timezone, locale, version FROM clinic WHERE clinic_id = $1',
      [tx.clinicId],
    );
    if (!clinic) throw new Error('a unit of work was opened for a clinic that does not exist');
    return clinic;
  }

  /** False: changed meanwhile. */
  async edit(version: number, c: Clinic): Promise<boolean> {
    const tx = currentTransaction();
    const { rowCount } = await tx.query(
      'UPDATE clinic SET name = $3, emergency_number = $4, timezone = $5, locale = $6, version = version + 1 WHERE clinic_id = $1 AND version = $2',
      [tx.clinicId, version, c.name, c.emergencyNumber, c.timezone, c.locale],
    );
    return rowCount === 1;
  }

  async add(c: Clinic): Promise<void> {
    await currentTransaction().query(
      'INSERT INTO clinic (clinic_id, name, country, emergency_number, timezone, locale) VALUES ($1, $2, $3, $4, $5, $6)',
      [c.id, c.name, c.country, c.emergencyNumber, c.timezone, c.locale],
    );
  }
}
