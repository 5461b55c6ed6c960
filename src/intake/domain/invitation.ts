export const PURPOSES = ['first', 'follow_up', 'correction', 'what_changed'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** The token of a link: 256 bits as base64url, or 128 in a text message. Anything else was never one of ours. */
export const TOKEN = /^(?:[\w-]{22}|[\w-]{43})$/;

export const DAYS_DEFAULT = 14;
export const DAYS_MAX = 60;
/** A short check is of the day of a visit. */
export const CHECK_DAYS_DEFAULT = 2;
export const CHECK_DAYS_MAX = 7;
/** Wrong answers to the second check before the link locks for good. */
export const CHECKS_MAX = 5;
/** How long the second check holds on one device. */
export const ACCESS_MS = 8 * 3600_000;
/** And on one that is handed from client to client. */
export const TABLET_ACCESS_MS = 30 * 60_000;

const DAY_MS = 24 * 3600_000;

export type InvitationFacts = Readonly<{ consumedAt: Date | null; revokedAt: Date | null; failedChecks: number; expiresAt: Date }>;
export type InvitationState = 'open' | 'submitted' | 'revoked' | 'locked' | 'expired';

export const stateOf = ({ consumedAt, revokedAt, failedChecks, expiresAt }: InvitationFacts, now: Date): InvitationState => {
  if (consumedAt) return 'submitted';
  if (revokedAt) return 'revoked';
  if (failedChecks >= CHECKS_MAX) return 'locked';
  return expiresAt <= now ? 'expired' : 'open';
};

export const expiryOf = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY_MS);

/** Answers given longer ago are asked anew, not shown as they were (evidence file, design.rescreen: medicines and pregnancy 30 days). */
export const MONTHLY_MS = 30 * DAY_MS;
