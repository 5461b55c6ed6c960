import type { ClientId, ResourceId, ServiceId, WaitlistEntryId } from './ids';
import type { OfferedSlot } from './slot';
import { DAY_MINUTES, MINUTE_MS, type Instant, type LocalDate, type LocalTime, type Weekday } from './time';
import { dayNumber, localOf, weekdayOf } from './wall-clock';

/** The whole visit must lie in it, on the location's clock. */
export type Wish = Readonly<{ days: readonly Weekday[]; from: LocalTime; to: LocalTime }>;

export type WaitlistEntry = Readonly<{
  id: WaitlistEntryId;
  clientId: ClientId;
  serviceId: ServiceId;
  /** Empty: any. */
  therapists: readonly ResourceId[];
  /** Empty: at any time. */
  wishes: readonly Wish[];
  from: LocalDate;
  until: LocalDate;
  /** Minutes between being told and the visit. */
  earliestNotice: number;
  urgent: boolean;
  since: Instant;
  /** Has an offer that runs, in this list or another. */
  hasOpenOffer: boolean;
  /** Starts that were offered before and not taken. */
  passedOn: readonly Instant[];
}>;

export type WaitlistOffer = Readonly<{ entry: WaitlistEntry; slot: OfferedSlot; expiresAt: Instant }>;

type Circumstances = Readonly<{ timezone: string; now: Instant; offerMinutes: number }>;

/** Urgent first, then who has waited longest. */
export const inTurn = (entries: readonly WaitlistEntry[]): WaitlistEntry[] =>
  [...entries].sort((a, b) => Number(b.urgent) - Number(a.urgent) || a.since - b.since || (a.id < b.id ? -1 : 1));

/** Whether this person, told now, would want and could still answer for this slot. */
export const wants = (entry: WaitlistEntry, slot: OfferedSlot, { timezone, now }: Circumstances): boolean => {
  if (entry.hasOpenOffer || entry.passedOn.includes(slot.startsAt)) return false;
  if (slot.startsAt < now + entry.earliestNotice * MINUTE_MS) return false;
  const { date, time } = localOf(slot.startsAt, timezone);
  if (date < entry.from || date > entry.until) return false;
  if (entry.therapists.length > 0 && !Object.values(slot.choices).some((choice) => choice.some((id) => entry.therapists.includes(id)))) return false;
  const end = localOf(slot.endsAt, timezone);
  const until = end.time + (dayNumber(end.date) - dayNumber(date)) * DAY_MINUTES;
  return entry.wishes.length === 0 || entry.wishes.some((wish) => wish.days.includes(weekdayOf(dayNumber(date))) && wish.from <= time && until <= wish.to);
};

/**
 * One offer, to the first in turn who wants one of the slots that the engine offers to that very person. It is taken as a
 * hold until `expiresAt`; when it lapses, ask again: nobody else hears of it before.
 */
export const nextOffer = (entries: readonly WaitlistEntry[], slotsFor: (entry: WaitlistEntry) => readonly OfferedSlot[], circumstances: Circumstances): WaitlistOffer | undefined => {
  for (const entry of inTurn(entries)) {
    const slot = entry.hasOpenOffer ? undefined : slotsFor(entry).find((one) => wants(entry, one, circumstances));
    if (slot) return { entry, slot, expiresAt: Math.min(circumstances.now + circumstances.offerMinutes * MINUTE_MS, slot.startsAt) };
  }
  return undefined;
};
