import type { AppointmentId, ClientId, ResourceId, ServiceId } from './ids';
import type { PolicySnapshot } from './policy';
import type { Instant } from './time';

export const STATES = [
  'held',
  'requested',
  'booked',
  'arrived',
  'checked_in',
  'in_session',
  'completed',
  'cancelled',
  'declined',
  'released',
  'no_show',
  'entered_in_error',
] as const;
export type AppointmentState = (typeof STATES)[number];

/** No act leads out of them; `completed` may be reopened for a day. */
export const FINAL_STATES: readonly AppointmentState[] = ['cancelled', 'declined', 'released', 'entered_in_error'];

/** States whose occupancy rows are live. */
export const BLOCKING_STATES: readonly AppointmentState[] = ['held', 'requested', 'booked', 'arrived', 'checked_in', 'in_session', 'completed'];

/** FHIR R4 Appointment.status. */
export const FHIR_STATUS: Readonly<Record<AppointmentState, string>> = {
  held: 'pending',
  requested: 'pending',
  booked: 'booked',
  arrived: 'arrived',
  checked_in: 'checked-in',
  in_session: 'fulfilled',
  completed: 'fulfilled',
  cancelled: 'cancelled',
  declined: 'cancelled',
  released: 'cancelled',
  no_show: 'noshow',
  entered_in_error: 'entered-in-error',
};

/** What was shown to the client and agreed: the version of the service and its price. */
export type Terms = Readonly<{ variantId: string; version: number; priceCents: number; currency: string }>;

export type ActorKind = 'client' | 'desk' | 'therapist' | 'manager' | 'system';

/** `resourceIds`: the therapist resource(s) that this person is. `holder`: the token of a hold's owner. */
export type Actor = Readonly<{ kind: ActorKind; clientId?: ClientId; holder?: string; resourceIds?: readonly ResourceId[] }>;

export type Cancellation = Readonly<{ at: Instant; by: ActorKind; reasonCode: string; late: boolean; feeCents: number }>;

export type Appointment = Readonly<{
  id: AppointmentId;
  clientId: ClientId;
  serviceId: ServiceId;
  state: AppointmentState;
  startsAt: Instant;
  endsAt: Instant;
  timezone: string;
  resourceIds: readonly ResourceId[];
  /** Every act adds one; a writer compares and swaps on it. */
  version: number;
  /** iCalendar SEQUENCE: grows when the calendar entry changes, never falls. */
  sequence: number;
  /** Of a hold or a request; null once it is booked. */
  expiresAt: Instant | null;
  holder: string | null;
  /** Taken by a client who is not cleared yet: confirmed only once the gate is open, released at `expiresAt`. */
  provisional: boolean;
  terms: Terms;
  policy: PolicySnapshot;
  actualStartAt: Instant | null;
  actualEndAt: Instant | null;
  cancellation: Cancellation | null;
  noShow: Readonly<{ at: Instant; feeCents: number }> | null;
}>;
