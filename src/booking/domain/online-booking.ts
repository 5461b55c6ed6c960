/** Wrong answers to the second check before a link locks for good. */
export const CHECKS_MAX = 5;
/** Times that wait for their forms: of one person, and from one address. */
export const MOST_OF_PERSON = 2;
export const MOST_OF_PLACE = 3;
/** Visits ahead that one client has booked by link; the desk may book more. */
export const MOST_AHEAD_BY_LINK = 8;

const DAY_MS = 24 * 3600_000;

export type LinkFacts = Readonly<{ revokedAt: Date | null; failedChecks: number; expiresAt: Date }>;
export type LinkState = 'open' | 'revoked' | 'locked' | 'expired';

export const linkStateOf = ({ revokedAt, failedChecks, expiresAt }: LinkFacts, now: Date): LinkState => {
  if (revokedAt) return 'revoked';
  if (failedChecks >= CHECKS_MAX) return 'locked';
  return expiresAt <= now ? 'expired' : 'open';
};

export const linkExpiryOf = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY_MS);

/** Held or asked for and not yet settled, counted under a lock. Of a client with a link only `ofPerson` counts. */
export type OpenHolds = Readonly<{ ofPerson: number; ofPlace: number; ofClinic: number }>;

/** Whether one more is too many, so that nobody can fill a diary with times that nobody comes for. */
export const isFull = ({ ofPerson, ofPlace, ofClinic }: OpenHolds, mostOfClinic: number): boolean =>
  ofPerson >= MOST_OF_PERSON || ofPlace >= MOST_OF_PLACE || ofClinic >= mostOfClinic;
