import { NEVER_LAPSES } from './open-hold';

/** `by`: who closed it; absent where something newer did. */
export type Closure = Readonly<{ reason: string; by?: string }>;

/** A clearance, and what closed it, if anything: answers may have done so before a therapist did. */
type Ended = Readonly<{ intakeId: string; closures: readonly Closure[] }>;

/** What new answers are: a whole form, a short check of what changed, or the correction of earlier ones. */
export type Coming = 'whole' | 'check' | 'correction';

/** What a therapist closed because of the answers, their correction opens. */
const FOR_THE_ANSWERS = ['changed_since', 'granted_in_error'];

/** Whether what a person closed stays closed over new answers that are mild. Only a whole form ends every closure. `ofThem`: the very answers that were closed are corrected. */
export const closureGoesOn = ({ closures }: Ended, coming: Coming, ofThem = false): boolean =>
  closures.some(({ reason, by }) => by !== undefined && (coming === 'check' || (coming === 'correction' && !(ofThem && FOR_THE_ANSWERS.includes(reason)))));

/**
 * Whether it stays closed where the same answers are read again: whatever closed it but rules is as true of them as it was,
 * and what went on over them when they came goes on.
 */
export const closureStands = (before: Ended, read: string, came: Coming, ofThem = false): boolean =>
  before.intakeId === read ? before.closures.some(({ reason }) => reason !== 'rules_changed') : closureGoesOn(before, came, ofThem);

/**
 * Whether the same answers, mild when they are read again, bring a clearance. Not where a doctor's word came after them, and
 * not where they brought none the last time, or where a therapist's last word on what held was to hold. `before`: the latest
 * clearance of the client.
 */
export const mayClearReadAgain = (latest: Readonly<{ id: string; rank: number }> | undefined, before: Readonly<{ screeningId: string }> | undefined, heldByReview: boolean): boolean =>
  latest !== undefined && latest.rank < NEVER_LAPSES && (latest.rank > 1 ? !heldByReview : before?.screeningId === latest.id);
