import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { Locale } from '../domain/form';

/** What a clinic tells whoever holds one of its links. */
export interface ClinicCover {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly emergencyNumber: string;
  readonly timezone: string;
  readonly locale: Locale;
}

@Injectable()
export class ClinicCovers {
  /** Of the open unit of work's clinic. */
  async find(): Promise<ClinicCover> {
    const tx = currentTransaction();
    const [cover] = await tx.rows<ClinicCover>('SELECT name, country, emergency_number AS "emergencyNumber", timezone, locale FROM clinic WHERE clinic_id = $1', [tx.clinicId]);
    if (!cover) throw new Error('a unit of work was opened for a clinic that does not exist');
    return cover;
  }
}
