import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import { NO_CARE_NOTES, type Allergy, type Boundaries, type CareNotes } from '../domain/client';

const COLUMNS = `avoid_regions AS regions, pressure_max AS "pressureMax", avoid_products AS products, allergies, version,
  updated_at AS "updatedAt", updated_by AS "updatedBy"`;
const OF_CLIENT = `SELECT ${COLUMNS} FROM client_care_notes WHERE clinic_id = $1 AND client_id = $2`;
const FIRST = `INSERT INTO client_care_notes (clinic_id, client_id, updated_by, avoid_regions, pressure_max, avoid_products, allergies)
  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT ON CONSTRAINT client_care_notes_pkey DO NOTHING RETURNING ${COLUMNS}`;
const REPLACE = `UPDATE client_care_notes SET updated_by = $3, updated_at = clock_timestamp(), avoid_regions = $4, pressure_max = $5, avoid_products = $6,
  allergies = $7, version = version + 1 WHERE clinic_id = $1 AND client_id = $2 AND version = $8 RETURNING ${COLUMNS}`;

type Row = Boundaries & Omit<CareNotes, 'boundaries'>;

const careNotesOf = ({ regions, pressureMax, products, ...notes }: Row): CareNotes => ({ boundaries: { regions, pressureMax, products }, ...notes });

@Injectable()
export class CareNotesRepository {
  async ofClient(clientId: string): Promise<CareNotes> {
    const tx = currentTransaction();
    const [row] = await tx.rows<Row>(OF_CLIENT, [tx.clinicId, clientId]);
    return row ? careNotesOf(row) : NO_CARE_NOTES;
  }

  /** Undefined: changed since `version` was read. */
  async write(clientId: string, version: number, by: string, notes: { boundaries: Boundaries; allergies: readonly Allergy[] }): Promise<CareNotes | undefined> {
    const tx = currentTransaction();
    const { regions, pressureMax, products } = notes.boundaries;
    const values = [tx.clinicId, clientId, by, regions, pressureMax, products, JSON.stringify(notes.allergies)];
    const [row] = version === 0 ? await tx.rows<Row>(FIRST, values) : await tx.rows<Row>(REPLACE, [...values, version]);
    return row && careNotesOf(row);
  }
}
