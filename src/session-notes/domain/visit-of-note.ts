import type { AppointmentState } from '../../booking';
import type { NoteKind } from './sections';

/** A visit that did not take place, or not yet for certain: nobody was treated in it. */
export const NOT_HELD: readonly AppointmentState[] = ['held', 'requested', 'cancelled', 'declined', 'released', 'no_show', 'entered_in_error'];

/** That no treatment was given can be said of every visit that was one. */
export const mayBeNoted = (kind: NoteKind, state: AppointmentState): boolean => (kind === 'treatment' ? !NOT_HELD.includes(state) : state !== 'entered_in_error');

export const NOTE_STATES = ['none', 'draft', 'awaiting_cosignature', 'signed'] as const;
export type NoteState = (typeof NOTE_STATES)[number];

type Written = Readonly<{ signedAt: Date | null; withdrawnAt: Date | null; cosigned: boolean | null }>;

/** Of several notes about one visit the one that is least finished. */
export function noteStateOf(notes: readonly Written[]): NoteState {
  const standing = notes.filter(({ withdrawnAt }) => withdrawnAt === null);
  if (standing.length === 0) return 'none';
  if (standing.some(({ signedAt }) => signedAt === null)) return 'draft';
  return standing.some(({ cosigned }) => cosigned === false) ? 'awaiting_cosignature' : 'signed';
}
