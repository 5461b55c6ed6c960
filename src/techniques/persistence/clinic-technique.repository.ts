import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import { constraintOf } from '../../platform/database/postgres-errors';
import { DomainError } from '../../platform/errors/domain-error';

/** How a clinic offers a technique of the catalogue. */
export interface ClinicTechnique {
  readonly techniqueId: string;
  readonly offered: boolean;
  /** The clinic's own name for it; null: the catalogue's. */
  readonly localName: string | null;
  /** 0: the clinic never changed it. */
  readonly version: number;
}

const SELECT = 'SELECT technique_id AS "techniqueId", offered, local_name AS "localName", version FROM clinic_technique WHERE clinic_id = $1';
const OF_TECHNIQUE = `${SELECT} AND technique_id = $2`;

@Injectable()
export class ClinicTechniqueRepository {
  all(): Promise<ClinicTechnique[]> {
    const tx = currentTransaction();
    return tx.rows<ClinicTechnique & Record<string, unknown>>(SELECT, [tx.clinicId]);
  }

  async find(techniqueId: string): Promise<ClinicTechnique | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<ClinicTechnique & Record<string, unknown>>(OF_TECHNIQUE, [tx.clinicId, techniqueId]))[0];
  }

  /** False: somebody else changed it meanwhile. `version`: the one that was read. */
  async save(version: number, to: Omit<ClinicTechnique, 'version'>): Promise<boolean> {
    try {
      return await (version === 0 ? this.#add(to) : this.#edit(version, to));
    } catch (error) {
      if (constraintOf(error) !== 'clinic_technique_one_name') throw error;
      throw new DomainError('conflict', 'name_taken', 'Another technique has this name in your clinic. Choose another one.');
    }
  }

  async #add({ techniqueId, offered, localName }: Omit<ClinicTechnique, 'version'>): Promise<boolean> {
    const tx = currentTransaction();
    const { rowCount } = await tx.query(
      `INSERT INTO clinic_technique (clinic_id, technique_id, offered, local_name) VALUES ($1, $2, $3, $4)
       ON CONFLICT ON CONSTRAINT clinic_technique_pkey DO NOTHING`,
      [tx.clinicId, techniqueId, offered, localName],
    );
    return rowCount === 1;
  }

  async #edit(version: number, { techniqueId, offered, localName }: Omit<ClinicTechnique, 'version'>): Promise<boolean> {
    const tx = currentTransaction();
    const { rowCount } = await tx.query(
      'UPDATE clinic_technique SET offered = $4, local_name = $5, version = version + 1 WHERE clinic_id = $1 AND technique_id = $2 AND version = $3',
      [tx.clinicId, techniqueId, version, offered, localName],
    );
    return rowCount === 1;
  }
}
