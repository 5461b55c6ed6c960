import { Injectable } from '@nestjs/common';
import { constraintOf } from '../../platform/database/postgres-errors';
import { currentTransaction } from '../../platform/database/transaction';
import { notFound } from '../../platform/errors/domain-error';
import type { AppointmentState } from '../domain/appointment';
import type { AppointmentId } from '../domain/ids';

export interface SeriesVisit {
  readonly id: AppointmentId;
  readonly startsAt: number;
  readonly state: AppointmentState;
}

const INSERT = 'INSERT INTO appointment_series (clinic_id, id, client_id, wish) VALUES ($1, $2, $3, $4)';
const VISITS = 'SELECT id, starts_at, state FROM appointment WHERE clinic_id = $1 AND series_id = $2 ORDER BY starts_at, id LIMIT 1000';

@Injectable()
export class SeriesRepository {
  /** `wish` as it was said, in local time. */
  async add(id: string, clientId: string, wish: object): Promise<void> {
    const tx = currentTransaction();
    try {
      await tx.query(INSERT, [tx.clinicId, id, clientId, JSON.stringify(wish)]);
    } catch (error) {
      throw constraintOf(error) === 'appointment_series_client' ? notFound() : error;
    }
  }

  async visits(seriesId: string): Promise<SeriesVisit[]> {
    const tx = currentTransaction();
    const rows = await tx.rows<{ id: string; starts_at: Date; state: AppointmentState }>(VISITS, [tx.clinicId, seriesId]);
    return rows.map(({ id, starts_at, state }) => ({ id: id as AppointmentId, startsAt: starts_at.getTime(), state }));
  }
}
