import { NEVER_LAPSES } from './open-hold';

/** A clearance as it ended, if it did. */
type Ended = Readonly<{ intakeId: string; closedFor?: string; closedBy?: string }>;

/** What new answers are: a whole form, a short check of what changed, or the correction of earlier ones. */
export type Coming = 'whole' | 'check' | 'correction';

/** What a therapist closed because of the answers, their correction opens. */
const FOR_THE_ANSWERS = ['changed_since', 'granted_in_error'];

/** Whether what a person closed stays closed over new answers that are mild. Only a whole form ends every closure. */
export const closureGoesOn = ({ closedBy, closedFor = '' }: Ended, coming: Coming): boolean =>
  closedBy !== undefined && (coming === 'check' || (coming === 'correction' && !FOR_THE_ANSWERS.includes(closedFor)));

/** Whether it stays closed where the same answers are read again: whatever closed it but rules is as true of them as it was. */
export const closureStands = ({ intakeId, closedFor }: Ended, read: string): boolean => intakeId === read && closedFor !== undefined && closedFor !== 'rules_changed';

/**
 * Whether the same answers, mild when they are read again, bring a clearance. Not where a doctor's word came after them, and
 * not where they brought none the last time. `before`: the latest clearance of the client.
 */
export const mayClearReadAgain = (latest: Readonly<{ id: string; rank: number }> | undefined, before: Readonly<{ screeningId: string }> | undefined): boolean =>
  latest !== undefined && latest.rank < NEVER_LAPSES && (latest.rank > 1 || before?.screeningId === latest.id);
