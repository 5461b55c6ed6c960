import type { AppointmentState } from '../../domain/appointment';
import type { Standing, Told } from '../../persistence/manage-link.repository';
import type { Occasion } from '../../domain/reach';

export const standingOf = (state: AppointmentState, provisional: boolean, channel: string): Standing => {
  if (state === 'held') return provisional ? 'pencilled' : channel === 'waitlist' ? 'offered' : 'off';
  if (state === 'requested') return 'requested';
  return state === 'cancelled' || state === 'declined' || state === 'released' || state === 'entered_in_error' ? 'off' : 'booked';
};

/** Between what a client was told and what is: several changes are one message, and what was undone is none. */
export const whatIsNew = (told: Told | undefined, now: Told): Occasion | undefined => {
  if (now.standing === 'off') return told === undefined || told.standing === 'off' ? undefined : 'off';
  if (told?.standing !== now.standing) return now.standing;
  return told.startsAt.getTime() === now.startsAt.getTime() ? undefined : 'moved';
};
