import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { DateException, Resource, WeeklyRule } from '../domain/resource';
import type { Place } from '../domain/places';
import type { Interval } from '../domain/time';
import type { Terms } from './service.repository';

/** A variant that can be booked now, under its terms of today. */
export interface Bookable extends Terms {
  readonly variantId: string;
  readonly termsVersion: number;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly online: boolean;
  readonly needsApproval: boolean;
  readonly locationId: string;
  readonly timezone: string;
  readonly setUpVersion: number;
  /** Of everything offered at this location: what a gap must hold to be of use. */
  readonly shortestMin: number;
}

/** Everybody and everything at one location, without what they are booked for. */
export interface LocationSetUp {
  readonly resources: readonly Resource[];
  readonly closures: readonly Interval[];
  readonly names: ReadonlyMap<string, string>;
  /** Of those who also work elsewhere. */
  readonly places: ReadonlyMap<string, readonly Place[]>;
}

interface ResourceRow {
  id: string;
  kind: Resource['kind'];
  name: string;
  gender: string | null;
  set_up_min: number | null;
  turnover_min: number | null;
  hands_on_max_min: number | null;
  consecutive_max: number | null;
  weekly: { weekday: WeeklyRule['days'][number]; start_min: number; end_min: number; valid_from: string | null; valid_to: string | null }[];
  exceptions: { date: string; open_min: number[] }[];
  absences: { starts_at: string; ends_at: string }[];
  extra: { starts_at: string; ends_at: string }[];
  places: Place[];
  skills: { skill: string; expires_on: string | null }[];
}

const TERMS = `SELECT t.variant_id AS "variantId", t.version AS "termsVersion", s.id AS "serviceId", s.name AS "serviceName", s.online, s.needs_approval AS "needsApproval",
    l.id AS "locationId", l.timezone, l.set_up_version AS "setUpVersion", t.duration_min AS "durationMin", t.price_minor AS "priceMinor", t.currency,
    t.grid_mode AS "gridMode", t.step_min AS "stepMin", t.tidy, t.lead_min AS "leadMin", t.horizon_days AS "horizonDays", t.cancel_before_min AS "cancelBeforeMin",
    t.move_before_min AS "moveBeforeMin", t.grace_min AS "graceMin", t.check_in_opens_min AS "checkInOpensMin",
    t.late_fee_percent AS "lateFeePercent", t.no_show_fee_percent AS "noShowFeePercent", t.requires,
    CASE WHEN t.tidy THEN (SELECT min(t2.duration_min) FROM service s2
       JOIN service_variant v2 ON v2.clinic_id = s2.clinic_id AND v2.service_id = s2.id AND v2.retired_at IS NULL
       JOIN service_terms t2 ON t2.clinic_id = v2.clinic_id AND t2.variant_id = v2.id AND t2.version = v2.version
      WHERE s2.clinic_id = l.clinic_id AND s2.location_id = l.id AND s2.retired_at IS NULL) ELSE t.duration_min END AS "shortestMin"
  FROM service_variant v
  JOIN service_terms t ON t.clinic_id = v.clinic_id AND t.variant_id = v.id
  JOIN service s ON s.clinic_id = v.clinic_id AND s.id = v.service_id
  JOIN location l ON l.clinic_id = s.clinic_id AND l.id = s.location_id
 WHERE v.clinic_id = $1 AND v.id = $2`;
const ON_OFFER = `${TERMS} AND t.version = v.version AND v.retired_at IS NULL AND s.retired_at IS NULL`;
const AS_AGREED = `${TERMS} AND t.version = $3`;
const RESOURCES = `SELECT r.id, r.kind, r.name, r.gender, r.set_up_min, r.turnover_min, r.hands_on_max_min, r.consecutive_max,
    (SELECT coalesce(json_agg(w), '[]') FROM weekly_rule w WHERE w.clinic_id = r.clinic_id AND w.resource_id = r.id AND coalesce(w.location_id, r.location_id) = $2) AS weekly,
    (SELECT coalesce(json_agg(json_build_object('date', e.date, 'open_min', CASE WHEN coalesce(e.location_id, r.location_id) = $2 THEN e.open_min ELSE '{}' END)), '[]')
       FROM date_exception e WHERE e.clinic_id = r.clinic_id AND e.resource_id = r.id AND e.date > $3::date) AS exceptions,
    (SELECT coalesce(json_agg(a), '[]') FROM absence a WHERE a.clinic_id = r.clinic_id AND a.resource_id = r.id AND a.ends_at > $3) AS absences,
    (SELECT coalesce(json_agg(x), '[]') FROM extra_open x WHERE x.clinic_id = r.clinic_id AND x.resource_id = r.id AND x.ends_at > $3 AND coalesce(x.location_id, r.location_id) = $2) AS extra,
    (SELECT coalesce(json_agg(json_build_object('locationId', p.location_id, 'travelMin', p.travel_min)), '[]') FROM resource_place p WHERE p.clinic_id = r.clinic_id AND p.resource_id = r.id) AS places,
    (SELECT coalesce(json_agg(k), '[]') FROM resource_skill k WHERE k.clinic_id = r.clinic_id AND k.resource_id = r.id) AS skills
  FROM resource r WHERE r.clinic_id = $1 AND r.retired_at IS NULL AND (r.location_id = $2
    OR EXISTS (SELECT FROM resource_place h WHERE h.clinic_id = r.clinic_id AND h.resource_id = r.id AND h.location_id = $2)) ORDER BY r.id`;
const CLOSURES = `SELECT starts_at, ends_at FROM absence WHERE clinic_id = $1 AND location_id = $2 AND resource_id IS NULL AND ends_at > $3`;

@Injectable()
export class SetUpQuery {
  /** Undefined: there is none, or it is no longer offered. */
  async onOffer(variantId: string): Promise<Bookable | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<Bookable & { variantId: string }>(ON_OFFER, [tx.clinicId, variantId]))[0];
  }

  /** What was agreed, retired or not. */
  async asAgreed(variantId: string, termsVersion: number): Promise<Bookable | undefined> {
    const tx = currentTransaction();
    return (await tx.rows<Bookable & { variantId: string }>(AS_AGREED, [tx.clinicId, variantId, termsVersion]))[0];
  }

  async ofLocation({ locationId, timezone }: Pick<Bookable, 'locationId' | 'timezone'>, since: Date): Promise<LocationSetUp> {
    const tx = currentTransaction();
    const [resources, closures] = await Promise.all([
      tx.rows<ResourceRow>(RESOURCES, [tx.clinicId, locationId, since]),
      tx.rows<{ starts_at: Date; ends_at: Date }>(CLOSURES, [tx.clinicId, locationId, since]),
    ]);
    return {
      resources: resources.map((row) => resourceOf(row, timezone)),
      closures: closures.map((row) => ({ from: row.starts_at.getTime(), to: row.ends_at.getTime() })),
      names: new Map(resources.map(({ id, name }) => [id, name])),
      places: new Map(resources.filter(({ places }) => places.length > 0).map(({ id, places }) => [id, places])),
    };
  }
}

const BREAK_MINUTES = 15;

const resourceOf = (row: ResourceRow, timezone: string): Resource => ({
  id: row.id as Resource['id'],
  kind: row.kind,
  timezone,
  weekly: row.weekly.map((rule) => ({
    days: [rule.weekday],
    opens: rule.start_min,
    closes: rule.end_min,
    ...(rule.valid_from !== null && { validFrom: rule.valid_from }),
    ...(rule.valid_to !== null && { validTo: rule.valid_to }),
  })),
  exceptions: row.exceptions.map(exceptionOf),
  absences: row.absences.map(intervalOf),
  extraOpen: row.extra.map(intervalOf),
  occupancies: [],
  capacity: 1,
  ...(row.set_up_min !== null && { setUp: row.set_up_min }),
  ...(row.turnover_min !== null && { turnover: row.turnover_min }),
  labels: [],
  skills: row.skills.map(({ skill, expires_on }) => ({ code: skill, ...(expires_on !== null && { validTo: expires_on }) })),
  ...(row.gender !== null && { gender: row.gender }),
  ...(row.kind === 'therapist' && { load: loadOf(row) }),
});

const intervalOf = ({ starts_at, ends_at }: { starts_at: string; ends_at: string }): Interval => ({ from: Date.parse(starts_at), to: Date.parse(ends_at) });

const loadOf = (row: ResourceRow): NonNullable<Resource['load']> => ({
  ...(row.hands_on_max_min !== null && { handsOnMinutesPerDay: row.hands_on_max_min }),
  ...(row.consecutive_max !== null && { consecutiveSessions: row.consecutive_max, breakMinutes: BREAK_MINUTES }),
});

const exceptionOf = ({ date, open_min }: ResourceRow['exceptions'][number]): DateException => ({
  date,
  open: open_min.flatMap((opens, at) => (at % 2 === 0 ? [{ opens, closes: open_min[at + 1] ?? opens }] : [])),
});
