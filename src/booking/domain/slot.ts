import type { ResourceId } from './ids';
import type { SoftRule } from './slot-query';
import type { Instant, Interval } from './time';

/** One resource of the session: write `occupied` as its occupancy row. */
export type Assigned = Readonly<{ requirement: string; resourceId: ResourceId; session: Interval; occupied: Interval }>;

export type Slot = Readonly<{
  startsAt: Instant;
  endsAt: Instant;
  assigned: readonly Assigned[];
}>;

/** A start with everybody who could give it, per requirement. */
export type OfferedSlot = Slot & Readonly<{ choices: Readonly<Record<string, readonly ResourceId[]>> }>;

export type StartReason = 'outside_window' | 'too_soon' | 'beyond_horizon' | 'off_grid' | 'day_count_full' | 'day_minutes_full' | 'client_overlap' | 'client_cap_reached' | 'untidy';

export type ResourceReason =
  | 'clinic_closed'
  | 'absent'
  | 'outside_hours'
  | 'buffer_outside_hours'
  | 'booked'
  | 'held'
  | 'blocked'
  | 'buffer_meets_booking'
  | 'skill_missing'
  | 'skill_not_valid_then'
  | 'do_not_pair'
  | 'not_the_named'
  | 'gender_preference'
  | 'load_sessions'
  | 'load_minutes'
  | 'load_consecutive';

/** For staff only. `rule` names the soft rule that would have to be set aside; without it, nobody may. */
export type WhyNot =
  | Readonly<{ code: StartReason; rule?: SoftRule }>
  | Readonly<{ code: 'nobody_qualifies'; requirement: string }>
  | Readonly<{ code: ResourceReason; requirement: string; resourceId: ResourceId; rule?: SoftRule }>
  /** Each group has somebody, but the same one. */
  | Readonly<{ code: 'needed_twice' }>;

/** `overridden`: the soft rules that were set aside and that the slot does break; to be recorded with the reason. */
export type SlotCheck =
  | Readonly<{ ok: true; slot: Slot; overridden: readonly SoftRule[] }>
  | Readonly<{ ok: false; reasons: readonly WhyNot[] }>;
