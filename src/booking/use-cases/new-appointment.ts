import type { Appointment } from '../domain/appointment';
import type { PolicySnapshot } from '../domain/policy';
import type { Slot } from '../domain/slot';
import type { Instant } from '../domain/time';
import { localOf } from '../domain/wall-clock';
import type { Bookable } from '../persistence/set-up.query';

const MINUTE_MS = 60_000;
const HOLD_MS = 10 * MINUTE_MS;
const PENDING_MS = 48 * 3600_000;
/** A visit pencilled in is settled this long before it begins, so that somebody else can still have the time. */
const SETTLED_BEFORE_MS = 60 * MINUTE_MS;

export type Footing = 'booked' | 'requested' | 'held' | 'provisional';

export const holdUntil = (now: Instant): Instant => now + HOLD_MS;

/** Until when a time waits for forms or for the clinic's yes. */
export const pendingUntil = (startsAt: Instant, now: Instant): Instant => Math.max(now + HOLD_MS, Math.min(now + PENDING_MS, startsAt - SETTLED_BEFORE_MS));

const expiryOf = (footing: Footing, startsAt: Instant, now: Instant): Instant | null => {
  if (footing === 'booked') return null;
  if (footing === 'held') return holdUntil(now);
  return pendingUntil(startsAt, now);
};

export const policyOf = (b: Bookable): PolicySnapshot => ({
  version: b.termsVersion,
  cancelUntil: b.cancelBeforeMin,
  moveUntil: b.moveBeforeMin,
  lateCancellation: { kind: 'percent', percent: b.lateFeePercent },
  noShow: { kind: 'percent', percent: b.noShowFeePercent },
  grace: b.graceMin,
  checkInOpens: b.checkInOpensMin,
});

/** `until`: of a hold that is to last for another time than usual. */
export const newAppointment = (id: string, clientId: string, bookable: Bookable, slot: Slot, footing: Footing, now: Instant, until?: Instant): Appointment => ({
  id: id as Appointment['id'],
  clientId: clientId as Appointment['clientId'],
  serviceId: bookable.serviceId as Appointment['serviceId'],
  state: footing === 'provisional' ? 'held' : footing,
  startsAt: slot.startsAt,
  endsAt: slot.endsAt,
  timezone: bookable.timezone,
  resourceIds: slot.assigned.map(({ resourceId }) => resourceId),
  version: 1,
  sequence: 0,
  expiresAt: until ?? expiryOf(footing, slot.startsAt, now),
  holder: null,
  provisional: footing === 'provisional',
  terms: { variantId: bookable.variantId, version: bookable.termsVersion, priceCents: bookable.priceMinor, currency: bookable.currency },
  policy: policyOf(bookable),
  actualStartAt: null,
  actualEndAt: null,
  cancellation: null,
  noShow: null,
});

/** `2026-12-01 10:00`, as the clinic's wall clock shows it. */
export const localStartOf = (startsAt: Instant, timezone: string): string => {
  const { date, time } = localOf(startsAt, timezone);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date} ${two(Math.floor(time / 60))}:${two(time % 60)}`;
};
