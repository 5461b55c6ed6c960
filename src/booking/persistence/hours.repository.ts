import { Injectable } from '@nestjs/common';
import { constraintOf } from '../../platform/database/postgres-errors';
import { currentTransaction } from '../../platform/database/transaction';
import { notFound } from '../../platform/errors/domain-error';
import { PLACE_OF_HOURS } from './place.repository';

/** Minutes of the wall clock; an end at or before the start is the next day's. */
export interface WeeklyHours {
  readonly weekday: number;
  readonly startMin: number;
  readonly endMin: number;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** Null: at home. */
  readonly locationId: string | null;
}

/** Flat pairs of minutes; none: closed. */
export interface ExceptionalDay {
  readonly date: string;
  readonly openMin: readonly number[];
  /** Null: at home. Nowhere else is anybody on this day. */
  readonly locationId: string | null;
}

export interface HeldSkill {
  readonly skill: string;
  /** The last day it counts. */
  readonly expiresOn: string | null;
}

export interface Absence {
  readonly id: string;
  readonly locationId: string;
  /** Null: everybody there. */
  readonly resourceId: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly reason: string;
}

const FORGET_WEEK = 'DELETE FROM weekly_rule WHERE clinic_id = $1 AND resource_id = $2';
const ADD_WEEK = `INSERT INTO weekly_rule (clinic_id, id, resource_id, weekday, start_min, end_min, valid_from, valid_to, location_id)
  SELECT $1, id, $2, weekday, start_min, end_min, valid_from, valid_to, location_id
    FROM unnest($3::uuid[], $4::smallint[], $5::smallint[], $6::smallint[], $7::date[], $8::date[], $9::uuid[]) AS t (id, weekday, start_min, end_min, valid_from, valid_to, location_id)`;
const WEEK = `SELECT weekday, start_min AS "startMin", end_min AS "endMin", valid_from::text AS "validFrom", valid_to::text AS "validTo", location_id AS "locationId"
  FROM weekly_rule WHERE clinic_id = $1 AND resource_id = $2 ORDER BY weekday, start_min, valid_from, id`;
const PUT_DAY = `INSERT INTO date_exception (clinic_id, resource_id, date, open_min, location_id) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (clinic_id, resource_id, date) DO UPDATE SET open_min = EXCLUDED.open_min, location_id = EXCLUDED.location_id`;
const FORGET_DAY = 'DELETE FROM date_exception WHERE clinic_id = $1 AND resource_id = $2 AND date = $3';
const DAYS = `SELECT date::text, open_min AS "openMin", location_id AS "locationId" FROM date_exception WHERE clinic_id = $1 AND resource_id = $2 AND date >= $3 ORDER BY date LIMIT 1000`;
const FORGET_SKILLS = 'DELETE FROM resource_skill WHERE clinic_id = $1 AND resource_id = $2';
const ADD_SKILLS = `INSERT INTO resource_skill (clinic_id, resource_id, skill, expires_on)
  SELECT $1, $2, skill, expires_on FROM unnest($3::text[], $4::date[]) AS t (skill, expires_on)`;
const SKILLS = `SELECT skill, expires_on::text AS "expiresOn" FROM resource_skill WHERE clinic_id = $1 AND resource_id = $2 ORDER BY skill`;
const ADD_ABSENCE = `INSERT INTO absence (clinic_id, id, location_id, resource_id, starts_at, ends_at, reason) VALUES ($1, $2, $3, $4, $5, $6, $7)`;
const FORGET_ABSENCE = 'DELETE FROM absence WHERE clinic_id = $1 AND id = $2 RETURNING location_id AS "locationId", resource_id AS "resourceId"';
const ABSENCES = `SELECT id, location_id AS "locationId", resource_id AS "resourceId", starts_at AS "startsAt", ends_at AS "endsAt", reason
  FROM absence WHERE clinic_id = $1 AND ($2::uuid IS NULL OR location_id = $2) AND starts_at < $4 AND ends_at > $3 ORDER BY starts_at, id LIMIT 1000`;

/** When resources are there. The resource's version guards what is replaced here. */
@Injectable()
export class HoursRepository {
  /** This and the next throw 404 where the resource does not work at the place named. */
  async replaceWeek(resourceId: string, hours: readonly (WeeklyHours & { id: string })[]): Promise<void> {
    const tx = currentTransaction();
    tx.send(FORGET_WEEK, [tx.clinicId, resourceId]);
    await knownPlace(tx.query(ADD_WEEK, [
      tx.clinicId, resourceId, hours.map((h) => h.id), hours.map((h) => h.weekday), hours.map((h) => h.startMin), hours.map((h) => h.endMin),
      hours.map((h) => h.validFrom), hours.map((h) => h.validTo), hours.map((h) => h.locationId),
    ]));
  }

  week(resourceId: string): Promise<WeeklyHours[]> {
    const tx = currentTransaction();
    return tx.rows<WeeklyHours & { weekday: number }>(WEEK, [tx.clinicId, resourceId]);
  }

  async putDay(resourceId: string, { date, openMin, locationId }: ExceptionalDay): Promise<void> {
    const tx = currentTransaction();
    await knownPlace(tx.query(PUT_DAY, [tx.clinicId, resourceId, date, openMin, locationId]));
  }

  forgetDay(resourceId: string, date: string): void {
    const tx = currentTransaction();
    tx.send(FORGET_DAY, [tx.clinicId, resourceId, date]);
  }

  days(resourceId: string, from: string): Promise<ExceptionalDay[]> {
    const tx = currentTransaction();
    return tx.rows<ExceptionalDay & { date: string }>(DAYS, [tx.clinicId, resourceId, from]);
  }

  replaceSkills(resourceId: string, skills: readonly HeldSkill[]): void {
    const tx = currentTransaction();
    tx.send(FORGET_SKILLS, [tx.clinicId, resourceId]);
    tx.send(ADD_SKILLS, [tx.clinicId, resourceId, skills.map((s) => s.skill), skills.map((s) => s.expiresOn)]);
  }

  skills(resourceId: string): Promise<HeldSkill[]> {
    const tx = currentTransaction();
    return tx.rows<HeldSkill & { skill: string }>(SKILLS, [tx.clinicId, resourceId]);
  }

  async addAbsence(a: Absence): Promise<void> {
    const tx = currentTransaction();
    try {
      await tx.query(ADD_ABSENCE, [tx.clinicId, a.id, a.locationId, a.resourceId, a.startsAt, a.endsAt, a.reason]);
    } catch (error) {
      throw ['absence_location', 'absence_resource'].includes(constraintOf(error) ?? '') ? notFound() : error;
    }
  }

  /** Whose and where it was; undefined: there is none. */
  async forgetAbsence(id: string): Promise<Pick<Absence, 'locationId' | 'resourceId'> | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<Pick<Absence, 'locationId' | 'resourceId'> & { locationId: string }>(FORGET_ABSENCE, [tx.clinicId, id]))[0];
  }

  absences(window: { from: Date; to: Date; locationId?: string }): Promise<Absence[]> {
    const tx = currentTransaction();
    return tx.rows<Absence & { id: string }>(ABSENCES, [tx.clinicId, window.locationId ?? null, window.from, window.to]);
  }
}

const knownPlace = async (written: Promise<unknown>): Promise<void> => {
  try {
    await written;
  } catch (error) {
    throw PLACE_OF_HOURS.includes(constraintOf(error) ?? '') ? notFound() : error;
  }
};
