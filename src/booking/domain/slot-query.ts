import type { AppointmentId, ResourceId, ServiceId } from './ids';
import type { Resource, ResourceKind } from './resource';
import type { Instant, Interval } from './time';

/** One OR group: one resource that fits all of this, the same one for the whole session, serving no other group. */
export type Requirement = Readonly<{
  name: string;
  kind?: ResourceKind;
  anyOf?: readonly ResourceId[];
  labels?: readonly string[];
  /** Each must be valid on the local date of the session. */
  skills?: readonly string[];
  /** Minutes from the start of the session (may be negative); default 0. */
  offset?: number;
  /** Minutes; default is the session's duration. */
  length?: number;
  setUp?: number;
  turnover?: number;
  /** Whether set-up and turnover need open hours too; default no. */
  buffersInsideHours?: boolean;
}>;

export type RequestedService = Readonly<{ id?: ServiceId; duration: number; requirements: readonly Requirement[] }>;

/**
 * `clock`: local minute of the day = offset modulo step, whatever is booked.
 * `window`: from the start of each free window, rounded up on the local clock. Anchored `per_day`, windows are cut at local
 * midnight only, so that a later listing and the commit count alike; `as_asked` also cuts at the query's window and lead time.
 */
export type Grid =
  | Readonly<{ mode: 'clock'; step: number; offset?: number }>
  | Readonly<{ mode: 'window'; step: number; roundTo?: number; firstOffset?: number; anchor: 'per_day' | 'as_asked' }>;

export type Strength = 'hard' | 'soft';

/** Hard ones filter, soft ones decide whom to take. `named` is about the first group of therapists, the others about every therapist. */
export type ClientPreferences = Readonly<{
  named?: Readonly<{ anyOf: readonly ResourceId[]; strength: Strength }>;
  gender?: Readonly<{ gender: string; strength: Strength }>;
  doNotPair?: readonly ResourceId[];
}>;

export type AskingClient = Readonly<{
  /** The client's other live visits, holds included. */
  visits: readonly Readonly<{ appointmentId?: AppointmentId; session: Interval }>[];
  preferences?: ClientPreferences;
  /** At most so many visits that have not started yet, the new one included. */
  upcomingCap?: number;
}>;

/** Per local day of the start, over `counted`. */
export type DayLimits = Readonly<{
  count?: number;
  minutes?: number;
  counted: readonly Readonly<{ appointmentId?: AppointmentId; session: Interval }>[];
}>;

/** Rules that staff may set aside, with a reason on record. Never among them: exclusive overlap, skills, hard preferences, do-not-pair. */
export const SOFT_RULES = ['hours', 'lead_time', 'horizon', 'grid', 'limits', 'load', 'buffers', 'packing'] as const;
export type SoftRule = (typeof SOFT_RULES)[number];

/** All that decides whether a time is offered; the same query, with the same data, decides whether it is accepted. */
export type SlotQuery = Readonly<{
  /** Of the location: grid, days and limits are counted in it. */
  timezone: string;
  /** The whole session must lie in it. */
  window: Interval;
  now?: Instant;
  service: RequestedService;
  resources: readonly Resource[];
  /** The location is closed, whoever works there. */
  closures?: readonly Interval[];
  grid: Grid;
  /** Elapsed minutes between now and the earliest start; inclusive. */
  leadMinutes?: number;
  /** A session must end by then. */
  horizon?: Instant;
  limits?: DayLimits;
  client?: AskingClient;
  /** Whose holds do not block. */
  holder?: string;
  /** Being moved: what it occupies, and its visit, do not count. */
  ignoreAppointmentId?: AppointmentId;
  /** Offer only starts that leave no useless gap to a therapist, but all of a day that has no such start. */
  packing?: Readonly<{ shortest: number }>;
  overrides?: readonly SoftRule[];
  /** Default 2,000. */
  maxResults?: number;
}>;
