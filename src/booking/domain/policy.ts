import { MINUTE_MS, type Instant } from './time';

export type Fee = Readonly<{ kind: 'none' }> | Readonly<{ kind: 'fixed'; cents: number }> | Readonly<{ kind: 'percent'; percent: number }>;

/** Copied onto the appointment when it is made, so that a later change of the clinic's rules does not reach it. Minutes. */
export type PolicySnapshot = Readonly<{
  version: number;
  /** Until so long before the start a client may cancel free of charge, and may move. */
  cancelUntil: number;
  moveUntil: number;
  lateCancellation: Fee;
  noShow: Fee;
  /** A no-show only after start plus grace. */
  grace: number;
  /** A client may check in from so long before the start. */
  checkInOpens: number;
}>;

/** The very deadline is still in time. */
export const isLate = (startsAt: Instant, minutesBefore: number, now: Instant): boolean => now > startsAt - minutesBefore * MINUTE_MS;

/** Whole cents, halves up. */
export const feeCents = (fee: Fee, priceCents: number): number => {
  if (fee.kind === 'none') return 0;
  return fee.kind === 'fixed' ? fee.cents : Math.round((priceCents * fee.percent) / 100);
};

/** What cancelling now would cost: shown before it is done, and stored when it is. */
export const cancellationTerms = (
  { startsAt, policy, terms }: Readonly<{ startsAt: Instant; policy: PolicySnapshot; terms: Readonly<{ priceCents: number }> }>,
  now: Instant,
): Readonly<{ late: boolean; feeCents: number; freeUntil: Instant }> => {
  const late = isLate(startsAt, policy.cancelUntil, now);
  return { late, feeCents: late ? feeCents(policy.lateCancellation, terms.priceCents) : 0, freeUntil: startsAt - policy.cancelUntil * MINUTE_MS };
};
