import { Injectable } from '@nestjs/common';
import { constraintOf } from '../../platform/database/postgres-errors';
import { currentTransaction } from '../../platform/database/transaction';
import { notFound } from '../../platform/errors/domain-error';

export interface Preference {
  readonly therapistId: string | null;
  readonly gender: string | null;
  /** A hard wish filters; a soft one only sorts. */
  readonly genderIsHard: boolean;
}

export interface StoredPreference extends Preference {
  /** 0: nothing was written yet. */
  readonly version: number;
}

export interface Wishes extends StoredPreference {
  /** Therapists that this client is not booked with. */
  readonly notWith: readonly string[];
}

const WISHES = `SELECT p.therapist_id AS "therapistId", p.gender, coalesce(p.gender_is_hard, false) AS "genderIsHard", coalesce(p.version, 0) AS version,
    ARRAY(SELECT d.resource_id FROM do_not_pair d WHERE d.clinic_id = $1 AND d.client_id = $2)::text[] AS "notWith"
  FROM client c LEFT JOIN client_preference p ON p.clinic_id = c.clinic_id AND p.client_id = c.id WHERE c.clinic_id = $1 AND c.id = $2`;
const FIRST = 'INSERT INTO client_preference (clinic_id, client_id, therapist_id, gender, gender_is_hard) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING';
const EDIT = `UPDATE client_preference SET therapist_id = $3, gender = $4, gender_is_hard = $5, version = version + 1
  WHERE clinic_id = $1 AND client_id = $2 AND version = $6`;
const PART = 'INSERT INTO do_not_pair (clinic_id, client_id, resource_id, created_by) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING';
const REUNITE = 'DELETE FROM do_not_pair WHERE clinic_id = $1 AND client_id = $2 AND resource_id = $3';
const FOREIGN = ['client_preference_client', 'client_preference_therapist', 'do_not_pair_client', 'do_not_pair_resource'];

@Injectable()
export class PreferenceRepository {
  /** Throws 404 where there is no such client. */
  async ofClient(clientId: string): Promise<Wishes> {
    const tx = currentTransaction();
    const [found] = await tx.rows<Wishes & { gender: string | null }>(WISHES, [tx.clinicId, clientId]);
    if (!found) throw notFound();
    return found;
  }

  /** False: changed meanwhile. */
  async put(clientId: string, version: number, to: Preference): Promise<boolean> {
    const values = [clientId, to.therapistId, to.gender, to.genderIsHard];
    return (await (version === 0 ? this.#write(FIRST, values) : this.#write(EDIT, [...values, version]))) === 1;
  }

  async part(clientId: string, therapistId: string, by: string): Promise<void> {
    await this.#write(PART, [clientId, therapistId, by]);
  }

  /** Throws 404 where they are not kept apart. */
  async reunite(clientId: string, therapistId: string): Promise<void> {
    if ((await this.#write(REUNITE, [clientId, therapistId])) === 0) throw notFound();
  }

  async #write(sql: string, values: readonly unknown[]): Promise<number | null> {
    const tx = currentTransaction();
    try {
      return (await tx.query(sql, [tx.clinicId, ...values])).rowCount;
    } catch (error) {
      throw FOREIGN.includes(constraintOf(error) ?? '') ? notFound() : error;
    }
  }
}
