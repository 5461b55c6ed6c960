import type { Terms } from './appointment';
import type { ResourceId } from './ids';
import type { Instant } from './time';

export const CANCEL_REASONS = ['client_ill', 'client_cannot_come', 'client_changed_mind', 'therapist_away', 'clinic_closed', 'booked_by_mistake', 'weather', 'other'] as const;
export const UNSAFE_REASONS = ['not_safe_today', 'client_unwell', 'new_symptom', 'under_influence', 'blood_pressure'] as const;
export const DECLINE_REASONS = ['no_suitable_therapist', 'not_offered', 'time_not_available', 'clinic_decision'] as const;
export const EARLY_END_REASONS = ['client_asked', 'client_unwell', 'therapist_unwell', 'boundary', 'emergency', 'other'] as const;
export const CORRECTION_REASONS = ['wrong_client', 'duplicate', 'wrong_time', 'ended_by_mistake', 'other'] as const;
export const NO_SHOW_REASONS = ['did_not_come', 'came_too_late'] as const;

/** What the visit rests on: the client's latest answers, and when they last answered for every warning sign. */
export type AnswersOfTheDay = Readonly<{ intakeId: string; sentinelsAt: Date }>;

/** What screening says on the day: none of today, may be treated, a therapist must decide, must not be treated. */
export type DayScreening = 'missing' | 'clear' | 'undecided' | 'stop';

/** What is known under the lock when the act is done; the domain asks nobody. */
export type Act =
  | Readonly<{ kind: 'confirm'; terms: Terms; gateOpen: boolean }>
  | Readonly<{ kind: 'extend'; expiresAt: Instant; alreadyExtended: boolean }>
  /** Held until the forms are done, and then for the clinic to say yes or no to. */
  | Readonly<{ kind: 'request'; expiresAt: Instant; gateOpen: boolean }>
  | Readonly<{ kind: 'release' }>
  | Readonly<{ kind: 'expire' }>
  /** `stillFree`: `checkSlot`, ignoring this appointment, says yes. */
  | Readonly<{ kind: 'approve'; stillFree: boolean; gateOpen: boolean }>
  | Readonly<{ kind: 'decline'; reasonCode: string }>
  /** To a slot that `checkSlot` accepted, ignoring this appointment. */
  | Readonly<{ kind: 'move'; startsAt: Instant; endsAt: Instant; resourceIds: readonly ResourceId[] }>
  | Readonly<{ kind: 'arrive'; stillFree: boolean }>
  | Readonly<{ kind: 'undo_arrival' }>
  | Readonly<{ kind: 'check_in'; formsComplete: boolean; screening: DayScreening; answers?: AnswersOfTheDay }>
  | Readonly<{ kind: 'start'; screening: DayScreening; answers?: AnswersOfTheDay }>
  | Readonly<{ kind: 'complete'; note: 'exists' | 'owed' | 'missing' }>
  | Readonly<{ kind: 'end_early'; reasonCode: string }>
  | Readonly<{ kind: 'reopen'; reasonCode: string }>
  | Readonly<{ kind: 'no_show'; reasonCode: string }>
  /** `acceptedFeeCents`: the fee that the client was shown and agreed to. */
  | Readonly<{ kind: 'cancel'; reasonCode: string; acceptedFeeCents?: number; waiveFee?: boolean }>
  /** Not safe today: no fee, a neutral text. */
  | Readonly<{ kind: 'stop_unsafe'; reasonCode: string }>
  | Readonly<{ kind: 'void'; reasonCode: string }>;

export type ActKind = Act['kind'];
export type ActOf<Kind extends ActKind> = Extract<Act, Readonly<{ kind: Kind }>>;
