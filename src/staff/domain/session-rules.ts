const MINUTE = 60_000;

/** An unattended screen signs itself out before the next client is in the room. */
export const IDLE_LIMIT_MS = 30 * MINUTE;
/** A working day; after it everybody signs in again. */
export const ABSOLUTE_LIMIT_MS = 12 * 60 * MINUTE;
/** How stale "last seen" may become before it is written again: a write per minute and not per request. */
export const SEEN_EVERY_MS = MINUTE;
/** A one-time password that nobody used by then is dead. */
export const SETUP_PASSWORD_LIFE_MS = 7 * 24 * 60 * MINUTE;

export const after = (time: Date, ms: number): Date => new Date(time.getTime() + ms);
