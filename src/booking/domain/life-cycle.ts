import { CANCEL_REASONS, CORRECTION_REASONS, DECLINE_REASONS, EARLY_END_REASONS, NO_SHOW_REASONS, UNSAFE_REASONS, type ActKind } from './act';
import type { ActorKind, AppointmentState } from './appointment';
import type { GuardName } from './guards';

/** What becomes of the occupancy rows. */
export type OccupancyEffect = 'keep' | 'confirm' | 'swap' | 'retake' | 'free' | 'free_from_now';

export type MessageTopic = 'request_received' | 'confirmed' | 'declined' | 'moved' | 'cancelled' | 'not_today' | 'aftercare' | 'missed' | 'client_is_ready';

/** `request` and `cancel` are the iTIP methods; both raise SEQUENCE. */
export type CalendarEffect = 'request' | 'cancel';

export type Transition = Readonly<{
  act: ActKind;
  from: readonly AppointmentState[];
  to: AppointmentState;
  who: readonly ActorKind[];
  /** All must hold; the first that does not is the answer. */
  guards: readonly GuardName[];
  /** One of these codes must be given. */
  reasons?: readonly string[];
  occupancy: OccupancyEffect;
  message?: MessageTopic;
  calendar?: CalendarEffect;
}>;

const STAFF: readonly ActorKind[] = ['desk', 'manager'];
const CARERS: readonly ActorKind[] = ['desk', 'therapist', 'manager'];
const LIVE: readonly AppointmentState[] = ['held', 'requested', 'booked', 'arrived', 'checked_in', 'in_session', 'completed', 'no_show'];

/** How an appointment comes to be. A therapist begins only what is their own; whether the time is free, `checkSlot` says. */
export const BEGINNINGS: readonly Readonly<{ state: 'held' | 'requested' | 'booked'; who: readonly ActorKind[]; message?: MessageTopic; calendar?: CalendarEffect }>[] = [
  { state: 'held', who: ['client', 'desk', 'manager', 'system'] },
  { state: 'requested', who: ['client'], message: 'request_received' },
  { state: 'booked', who: CARERS, message: 'confirmed', calendar: 'request' },
];

/** The life of an appointment. Who is named but fails `own_session` or `own_visit` may do it on their own only. */
export const LIFE_CYCLE: readonly Transition[] = [
  { act: 'confirm', from: ['held'], to: 'booked', who: ['client', 'desk', 'manager', 'system'], guards: ['own_visit', 'not_expired', 'same_terms', 'gate_open'], occupancy: 'confirm', message: 'confirmed', calendar: 'request' },
  { act: 'request', from: ['held'], to: 'requested', who: ['client', 'system'], guards: ['own_visit', 'not_expired', 'gate_open'], occupancy: 'keep', message: 'request_received' },
  { act: 'extend', from: ['held'], to: 'held', who: ['client', 'desk', 'manager'], guards: ['own_visit', 'not_expired', 'extended_once'], occupancy: 'keep' },
  { act: 'release', from: ['held'], to: 'released', who: ['client', 'desk', 'manager'], guards: ['own_visit'], occupancy: 'free' },
  { act: 'expire', from: ['held', 'requested'], to: 'released', who: ['system'], guards: ['expired'], occupancy: 'free' },
  { act: 'approve', from: ['requested'], to: 'booked', who: CARERS, guards: ['own_session', 'not_expired', 'still_free', 'gate_open'], occupancy: 'confirm', message: 'confirmed', calendar: 'request' },
  { act: 'decline', from: ['requested'], to: 'declined', who: CARERS, guards: ['own_session'], reasons: DECLINE_REASONS, occupancy: 'free', message: 'declined' },
  { act: 'move', from: ['booked'], to: 'booked', who: ['client', 'desk', 'therapist', 'manager'], guards: ['own_visit', 'own_session', 'client_in_time_to_move'], occupancy: 'swap', message: 'moved', calendar: 'request' },
  { act: 'arrive', from: ['booked'], to: 'arrived', who: ['client', 'desk', 'manager'], guards: ['own_visit', 'same_local_day', 'check_in_open'], occupancy: 'keep' },
  { act: 'undo_arrival', from: ['arrived'], to: 'booked', who: STAFF, guards: [], occupancy: 'keep' },
  { act: 'check_in', from: ['arrived'], to: 'checked_in', who: ['system', 'desk', 'manager'], guards: ['forms_complete', 'screened_today', 'may_be_treated'], occupancy: 'keep', message: 'client_is_ready' },
  { act: 'start', from: ['arrived', 'checked_in'], to: 'in_session', who: ['therapist'], guards: ['own_session', 'screened_today', 'may_be_treated'], occupancy: 'keep' },
  { act: 'complete', from: ['in_session'], to: 'completed', who: ['therapist'], guards: ['own_session', 'note_exists_or_is_owed'], occupancy: 'keep', message: 'aftercare' },
  { act: 'end_early', from: ['in_session'], to: 'completed', who: ['therapist'], guards: ['own_session'], reasons: EARLY_END_REASONS, occupancy: 'free_from_now' },
  { act: 'reopen', from: ['completed'], to: 'in_session', who: ['manager'], guards: ['within_a_day'], reasons: CORRECTION_REASONS, occupancy: 'keep' },
  { act: 'no_show', from: ['booked'], to: 'no_show', who: CARERS, guards: ['own_session', 'after_grace'], reasons: NO_SHOW_REASONS, occupancy: 'free_from_now', message: 'missed' },
  { act: 'arrive', from: ['no_show'], to: 'arrived', who: STAFF, guards: ['same_local_day', 'still_free'], occupancy: 'retake' },
  { act: 'cancel', from: ['requested', 'booked'], to: 'cancelled', who: ['client', 'desk', 'therapist', 'manager'], guards: ['own_visit', 'own_session', 'client_before_start', 'fee_accepted', 'may_waive'], reasons: CANCEL_REASONS, occupancy: 'free', message: 'cancelled', calendar: 'cancel' },
  { act: 'stop_unsafe', from: ['booked', 'arrived', 'checked_in'], to: 'cancelled', who: ['therapist', 'manager'], guards: ['own_session', 'same_local_day'], reasons: UNSAFE_REASONS, occupancy: 'free', message: 'not_today', calendar: 'cancel' },
  { act: 'void', from: LIVE, to: 'entered_in_error', who: ['manager'], guards: [], reasons: CORRECTION_REASONS, occupancy: 'free', calendar: 'cancel' },
];
