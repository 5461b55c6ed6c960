import type { AppointmentId, ResourceId, ServiceId } from './ids';
import type { Instant, Interval, LocalDate, LocalTime, Weekday } from './time';

/** On the wall clock: `closes` at or before `opens` is on the next day; `lasts` counts elapsed minutes instead. */
export type Hours = Readonly<{ opens: LocalTime; closes: LocalTime }> | Readonly<{ opens: LocalTime; lasts: number }>;

/** `days` are those on which the shift starts; `services` absent means all. */
export type WeeklyRule = Hours & Readonly<{ days: readonly Weekday[]; validFrom?: LocalDate; validTo?: LocalDate; services?: readonly ServiceId[] }>;

/** Owns its whole local day, also what would spill in from the day before; an empty list is a closed day. */
export type DateException = Readonly<{ date: LocalDate; open: readonly Hours[] }>;

/** Something that takes the resource. Only live rows are handed in; whether a hold has expired is decided here. */
export type Occupancy = Readonly<{
  kind: 'appointment' | 'hold' | 'block';
  /** With its own set-up and turnover: what no other session may meet. */
  occupied: Interval;
  /** Without them; absent for blocked time, which is no hands-on work. */
  session?: Interval;
  appointmentId?: AppointmentId;
  /** A hold blocks everybody but its holder, until then. */
  expiresAt?: Instant;
  holder?: string;
}>;

/** Both dates inclusive; absent means open-ended. */
export type Skill = Readonly<{ code: string; validFrom?: LocalDate; validTo?: LocalDate }>;

/** What a body can bear: of this resource alone, per local day of the location. */
export type LoadLimits = Readonly<{
  sessionsPerDay?: number;
  handsOnMinutesPerDay?: number;
  /** At most so many sessions in a row; a pause of `breakMinutes` starts a new row. */
  consecutiveSessions?: number;
  breakMinutes?: number;
}>;

export type ResourceKind = 'therapist' | 'room' | 'equipment';

export type Resource = Readonly<{
  id: ResourceId;
  kind: ResourceKind;
  timezone: string;
  weekly: readonly WeeklyRule[];
  exceptions: readonly DateException[];
  /** Beat exceptions and weekly hours. */
  absences: readonly Interval[];
  /** Open time on top of everything, absences and closures too. */
  extraOpen: readonly Interval[];
  occupancies: readonly Occupancy[];
  /** How many sessions may cover one minute; 1 unless it is a group room. */
  capacity: number;
  /** Its own minutes of preparation and cleaning; they replace those of the requirement. */
  setUp?: number;
  turnover?: number;
  labels: readonly string[];
  skills: readonly Skill[];
  gender?: string;
  load?: LoadLimits;
}>;
