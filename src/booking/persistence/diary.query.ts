import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { AppointmentState, Cancellation } from '../domain/appointment';

export interface DiaryEntry {
  readonly id: string;
  readonly state: AppointmentState;
  readonly provisional: boolean;
  readonly expiresAt: Date | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timezone: string;
  readonly locationId: string;
  readonly client: Readonly<{ id: string; givenName: string; familyName: string; preferredName: string | null }>;
  readonly serviceName: string;
  readonly variantId: string;
  readonly termsVersion: number;
  readonly priceMinor: number;
  readonly currency: string;
  readonly resources: readonly Readonly<{ id: string; name: string; kind: string }>[];
  readonly channel: string;
  readonly therapistNamed: boolean;
  readonly seriesId: string | null;
  readonly overrideReason: string | null;
  readonly actualStartAt: Date | null;
  readonly actualEndAt: Date | null;
  readonly cancellation: Cancellation | null;
  readonly noShow: Readonly<{ at: number; feeCents: number }> | null;
  readonly uid: string;
  readonly sequence: number;
  readonly version: number;
}

export interface HistoryLine {
  readonly version: number;
  readonly at: Date;
  readonly kind: string;
  readonly fromState: string | null;
  readonly toState: string;
  readonly startsAt: Date;
  readonly actorKind: string;
  readonly staffId: string | null;
  readonly reason: string | null;
}

/** A hold that ran out is over in every answer, whether or not its row has been told. */
const SELECT = `SELECT a.id, CASE WHEN a.state IN ('held', 'requested') AND a.expires_at <= $2 THEN 'released' ELSE a.state END AS state,
    a.provisional, a.expires_at AS "expiresAt", a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.timezone, a.location_id AS "locationId",
    json_build_object('id', c.id, 'givenName', c.given_name, 'familyName', c.family_name, 'preferredName', c.preferred_name) AS client,
    s.name AS "serviceName", a.variant_id AS "variantId", a.terms_version AS "termsVersion", t.price_minor AS "priceMinor", trim(t.currency) AS currency,
    (SELECT coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'kind', r.kind) ORDER BY r.kind DESC, r.name, r.id), '[]') FROM appointment_occupancy o
       JOIN resource r ON r.clinic_id = o.clinic_id AND r.id = o.resource_id WHERE o.clinic_id = a.clinic_id AND o.appointment_id = a.id) AS resources,
    a.channel, a.therapist_named AS "therapistNamed", a.series_id AS "seriesId", a.override_reason AS "overrideReason", a.actual_start_at AS "actualStartAt",
    a.actual_end_at AS "actualEndAt", a.cancellation, a.no_show AS "noShow", a.uid, a.sequence, a.version
  FROM appointment a
  JOIN client c ON c.clinic_id = a.clinic_id AND c.id = a.client_id
  JOIN service_terms t ON t.clinic_id = a.clinic_id AND t.variant_id = a.variant_id AND t.version = a.terms_version
  JOIN service_variant v ON v.clinic_id = a.clinic_id AND v.id = a.variant_id
  JOIN service s ON s.clinic_id = v.clinic_id AND s.id = v.service_id
 WHERE a.clinic_id = $1`;
const BY_ID = `${SELECT} AND a.id = $3`;
const LIVE = `AND a.state NOT IN ('cancelled', 'declined', 'released', 'entered_in_error') AND (a.expires_at IS NULL OR a.expires_at > $2)`;
const OF_WINDOW = `${SELECT} AND a.starts_at < $4 AND a.starts_at > $3::timestamptz - interval '24 hours' AND a.ends_at > $3 AND ($5::uuid IS NULL OR a.location_id = $5)
    AND ($6::uuid IS NULL OR EXISTS (SELECT FROM appointment_occupancy o WHERE o.clinic_id = a.clinic_id AND o.appointment_id = a.id AND o.resource_id = $6))
    ${LIVE} ORDER BY a.starts_at, a.id LIMIT 5000`;
const OF_CLIENT = `${SELECT} AND a.client_id = $3 ORDER BY a.starts_at DESC, a.id DESC LIMIT $4`;
const OF_CLIENT_AFTER = `${SELECT} AND a.client_id = $3 AND (a.starts_at, a.id) < ($5, $6::uuid) ORDER BY a.starts_at DESC, a.id DESC LIMIT $4`;
const BLOCKS = `SELECT b.id, b.resource_id AS "resourceId", b.starts_at AS "startsAt", b.ends_at AS "endsAt", b.reason
  FROM appointment_occupancy o JOIN time_block b ON b.clinic_id = o.clinic_id AND b.id = o.block_id JOIN resource r ON r.clinic_id = b.clinic_id AND r.id = b.resource_id
 WHERE o.clinic_id = $1 AND o.live AND o.starts_at < $3 AND o.starts_at > $2::timestamptz - interval '24 hours' AND o.ends_at > $2
   AND ($4::uuid IS NULL OR r.location_id = $4) AND ($5::uuid IS NULL OR o.resource_id = $5) ORDER BY b.starts_at, b.id LIMIT 5000`;
const HISTORY = `SELECT version, at, kind, from_state AS "fromState", to_state AS "toState", starts_at AS "startsAt", actor_kind AS "actorKind", staff_id AS "staffId", reason
  FROM appointment_event WHERE clinic_id = $1 AND appointment_id = $2 ORDER BY version LIMIT 1000`;

export interface Window {
  readonly from: Date;
  readonly to: Date;
  readonly locationId?: string;
  readonly resourceId?: string;
}

export interface BlockLine {
  readonly id: string;
  readonly resourceId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly reason: string;
}

/** Reads for the desk; row-level security and plain bounds only. */
@Injectable()
export class DiaryQuery {
  async findById(id: string, now: Date): Promise<DiaryEntry | undefined> {
    return (await this.#rows(BY_ID, [now, id]))[0];
  }

  /** Visits that touch the window and stand. */
  ofWindow({ from, to, locationId, resourceId }: Window, now: Date): Promise<DiaryEntry[]> {
    return this.#rows(OF_WINDOW, [now, from, to, locationId ?? null, resourceId ?? null]);
  }

  /** The latest first; one more than `limit` if there are more. */
  ofClient(clientId: string, now: Date, limit: number, after?: readonly string[]): Promise<DiaryEntry[]> {
    return after ? this.#rows(OF_CLIENT_AFTER, [now, clientId, limit + 1, ...after]) : this.#rows(OF_CLIENT, [now, clientId, limit + 1]);
  }

  blocks({ from, to, locationId, resourceId }: Window): Promise<BlockLine[]> {
    const tx = currentTransaction();
    return tx.rows<BlockLine & { id: string }>(BLOCKS, [tx.clinicId, from, to, locationId ?? null, resourceId ?? null]);
  }

  history(id: string): Promise<HistoryLine[]> {
    const tx = currentTransaction();
    return tx.rows<HistoryLine & { kind: string }>(HISTORY, [tx.clinicId, id]);
  }

  #rows(sql: string, values: readonly unknown[]): Promise<DiaryEntry[]> {
    const tx = currentTransaction();
    return tx.rows<DiaryEntry & { id: string }>(sql, [tx.clinicId, ...values]);
  }
}
