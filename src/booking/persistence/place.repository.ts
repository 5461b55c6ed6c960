import { Injectable } from '@nestjs/common';
import { constraintOf } from '../../platform/database/postgres-errors';
import { currentTransaction } from '../../platform/database/transaction';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import type { Place } from '../domain/places';

/** Open on top of everything else. */
export interface ExtraHours {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Null: where the resource is at home. */
  readonly locationId: string | null;
}

const PLACES = 'SELECT location_id AS "locationId", travel_min AS "travelMin" FROM resource_place WHERE clinic_id = $1 AND resource_id = $2 ORDER BY location_id';
const FORGET_PLACES = 'DELETE FROM resource_place WHERE clinic_id = $1 AND resource_id = $2 AND NOT location_id = ANY ($3::uuid[])';
const PUT_PLACES = `INSERT INTO resource_place (clinic_id, resource_id, location_id, travel_min)
  SELECT $1, $2, location_id, travel_min FROM unnest($3::uuid[], $4::smallint[]) AS t (location_id, travel_min)
  ON CONFLICT (clinic_id, resource_id, location_id) DO UPDATE SET travel_min = EXCLUDED.travel_min`;
const ADD_EXTRA = 'INSERT INTO extra_open (clinic_id, id, resource_id, location_id, starts_at, ends_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7)';
const EXTRA = `SELECT id, location_id AS "locationId", starts_at AS "startsAt", ends_at AS "endsAt" FROM extra_open
  WHERE clinic_id = $1 AND resource_id = $2 AND ends_at > $3 ORDER BY starts_at, id LIMIT 1000`;
const FORGET_EXTRA = 'DELETE FROM extra_open WHERE clinic_id = $1 AND id = $2 RETURNING resource_id AS "resourceId"';

/** Foreign keys from hours to the place at which they are. */
export const PLACE_OF_HOURS = ['weekly_rule_place', 'date_exception_place', 'extra_open_place'];

/** Where else resources are, and when they are there on top of their hours. */
@Injectable()
export class PlaceRepository {
  places(resourceId: string): Promise<Place[]> {
    const tx = currentTransaction();
    return tx.rows<Place & { locationId: string }>(PLACES, [tx.clinicId, resourceId]);
  }

  /** Throws 404 where there is no such place, 409 where hours are left at one that goes. */
  async replacePlaces(resourceId: string, places: readonly Place[]): Promise<void> {
    const tx = currentTransaction();
    const ids = places.map(({ locationId }) => locationId);
    try {
      await tx.query(FORGET_PLACES, [tx.clinicId, resourceId, ids]);
      await tx.query(PUT_PLACES, [tx.clinicId, resourceId, ids, places.map(({ travelMin }) => travelMin)]);
    } catch (error) {
      const constraint = constraintOf(error) ?? '';
      if (constraint === 'resource_place_location') throw notFound();
      throw PLACE_OF_HOURS.includes(constraint) ? hoursLeft() : error;
    }
  }

  /** Throws 404 where the resource does not work at that place. */
  async addExtra(resourceId: string, extra: ExtraHours, by: string): Promise<void> {
    const tx = currentTransaction();
    try {
      await tx.query(ADD_EXTRA, [tx.clinicId, extra.id, resourceId, extra.locationId, extra.startsAt, extra.endsAt, by]);
    } catch (error) {
      throw constraintOf(error) === 'extra_open_place' ? notFound() : error;
    }
  }

  extra(resourceId: string, since: Date): Promise<ExtraHours[]> {
    const tx = currentTransaction();
    return tx.rows<ExtraHours & { id: string }>(EXTRA, [tx.clinicId, resourceId, since]);
  }

  /** Whose it was; undefined: there is none. */
  async forgetExtra(id: string): Promise<string | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<{ resourceId: string }>(FORGET_EXTRA, [tx.clinicId, id]))[0]?.resourceId;
  }
}

const hoursLeft = (): DomainError =>
  new DomainError('conflict', 'hours_left', 'There are still hours at a place that would go. Take those hours away first, then the place.');
