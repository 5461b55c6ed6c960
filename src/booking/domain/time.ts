/** Epoch milliseconds: the unit of everything that enters or leaves the domain. */
export type Instant = number;

/** Half-open: `from` belongs to it, `to` does not. */
export type Interval = Readonly<{ from: Instant; to: Instant }>;

/** Epoch minutes: the unit inside. Occupied time is rounded outwards, offered time inwards. */
export type Minute = number;

/** `2026-03-08`, in the zone of whatever carries it. */
export type LocalDate = string;

/** Minutes after local midnight, 0 to 1440; 1440 is `24:00`. */
export type LocalTime = number;

/** ISO: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const MINUTE_MS = 60_000;
export const DAY_MINUTES = 1_440;

export const minuteDown = (at: Instant): Minute => Math.floor(at / MINUTE_MS);
export const minuteUp = (at: Instant): Minute => Math.ceil(at / MINUTE_MS);
export const instantAt = (minute: Minute): Instant => minute * MINUTE_MS;
