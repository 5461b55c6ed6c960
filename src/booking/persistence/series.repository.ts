import { Injectable } from '@nestjs/common';
import { constraintOf } from '../../platform/database/postgres-errors';
import { currentTransaction } from '../../platform/database/transaction';
import { notFound } from '../../platform/errors/domain-error';
import type { AppointmentState } from '../domain/appointment';
import type { AppointmentId } from '../domain/ids';
import type { Told } from './manage-link.repository';

export interface SeriesVisit {
  readonly id: AppointmentId;
  readonly startsAt: number;
  readonly state: AppointmentState;
}

/** As it is, with what the client was last told by mail. */
export interface VisitOfSeries {
  readonly id: string;
  readonly clientId: string;
  readonly locationId: string;
  readonly uid: string;
  readonly version: number;
  readonly sequence: number;
  readonly state: AppointmentState;
  readonly provisional: boolean;
  readonly channel: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timezone: string;
  /** Null: nothing yet. */
  readonly told: Told | null;
}

const INSERT = 'INSERT INTO appointment_series (clinic_id, id, client_id, wish) VALUES ($1, $2, $3, $4)';
const VISITS = 'SELECT id, starts_at, state FROM appointment WHERE clinic_id = $1 AND series_id = $2 ORDER BY starts_at, id LIMIT 1000';

const WITH_TOLD = `SELECT a.id, a.client_id AS "clientId", a.location_id AS "locationId", a.uid, a.version, a.sequence, a.state, a.provisional, a.channel, a.starts_at AS "startsAt",
    a.ends_at AS "endsAt", a.timezone, t.standing, t.starts_at AS "toldStart"
  FROM appointment a LEFT JOIN appointment_told t ON t.clinic_id = a.clinic_id AND t.appointment_id = a.id AND t.channel = 'email'
 WHERE a.clinic_id = $1 AND a.series_id = $2 ORDER BY a.starts_at, a.id LIMIT 200`;

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

  async withTold(seriesId: string): Promise<VisitOfSeries[]> {
    const tx = currentTransaction();
    const rows = await tx.rows<Omit<VisitOfSeries, 'told'> & { standing: Told['standing'] | null; toldStart: Date | null }>(WITH_TOLD, [tx.clinicId, seriesId]);
    return rows.map(({ standing, toldStart, ...visit }) => ({ ...visit, told: standing && toldStart && { standing, startsAt: toldStart } }));
  }

  async visits(seriesId: string): Promise<SeriesVisit[]> {
    const tx = currentTransaction();
    const rows = await tx.rows<{ id: string; starts_at: Date; state: AppointmentState }>(VISITS, [tx.clinicId, seriesId]);
    return rows.map(({ id, starts_at, state }) => ({ id: id as AppointmentId, startsAt: starts_at.getTime(), state }));
  }
}
