import type { Appointment, AppointmentState, Cancellation } from '../domain/appointment';
import type { PolicySnapshot } from '../domain/policy';

export interface AppointmentRow {
  id: string;
  client_id: string;
  service_id: string;
  variant_id: string;
  terms_version: number;
  price_minor: number;
  currency: string;
  state: AppointmentState;
  starts_at: Date;
  ends_at: Date;
  timezone: string;
  resource_ids: string[];
  version: number;
  sequence: number;
  expires_at: Date | null;
  provisional: boolean;
  policy: PolicySnapshot;
  actual_start_at: Date | null;
  actual_end_at: Date | null;
  cancellation: Cancellation | null;
  no_show: { at: number; feeCents: number } | null;
}

/** The terms are written once, so joining them shows what was agreed. */
export const APPOINTMENT_COLUMNS = `SELECT a.id, a.client_id, v.service_id, a.variant_id, a.terms_version, t.price_minor, t.currency, a.state, a.starts_at, a.ends_at, a.timezone,
    ARRAY(SELECT o.resource_id FROM appointment_occupancy o WHERE o.clinic_id = a.clinic_id AND o.appointment_id = a.id ORDER BY o.id)::text[] AS resource_ids,
    a.version, a.sequence, a.expires_at, a.provisional, a.policy, a.actual_start_at, a.actual_end_at, a.cancellation, a.no_show
  FROM appointment a
  JOIN service_terms t ON t.clinic_id = a.clinic_id AND t.variant_id = a.variant_id AND t.version = a.terms_version
  JOIN service_variant v ON v.clinic_id = a.clinic_id AND v.id = a.variant_id`;

export const appointmentOf = (row: AppointmentRow): Appointment => ({
  id: row.id as Appointment['id'],
  clientId: row.client_id as Appointment['clientId'],
  serviceId: row.service_id as Appointment['serviceId'],
  state: row.state,
  startsAt: row.starts_at.getTime(),
  endsAt: row.ends_at.getTime(),
  timezone: row.timezone,
  resourceIds: row.resource_ids as Appointment['resourceIds'][number][],
  version: row.version,
  sequence: row.sequence,
  expiresAt: row.expires_at?.getTime() ?? null,
  holder: null,
  provisional: row.provisional,
  terms: { variantId: row.variant_id, version: row.terms_version, priceCents: row.price_minor, currency: row.currency.trim() },
  policy: row.policy,
  actualStartAt: row.actual_start_at?.getTime() ?? null,
  actualEndAt: row.actual_end_at?.getTime() ?? null,
  cancellation: row.cancellation,
  noShow: row.no_show,
});
