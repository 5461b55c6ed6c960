/**
 * Answers age: medicines and pregnancy are asked again after 30 days (evidence file, design.rescreen), so no clearance
 * outlives its answers by more. The sentinel questions (24 hours) are asked again at each visit.
 */
export const ANSWERS_HOLD_DAYS = 30;

const DAY = 24 * 60 * 60 * 1000;

export const answersHoldUntil = (answeredAt: Date): Date => new Date(answeredAt.getTime() + ANSWERS_HOLD_DAYS * DAY);

export type GateReasonCode =
  | 'not_screened'
  | 'screening_outdated'
  | 'clearance_expired'
  | 'visits_used'
  | 'hold_therapist_review'
  | 'hold_medical_clearance'
  | 'stop_urgent'
  | 'stop_emergency'
  | 'consent_missing';

export type GateReason = Readonly<{ code: GateReasonCode; message: string }>;

/** What is on record about one client; `screening` and `clearance` are the latest. */
export type GateFacts = Readonly<{
  latestIntakeId?: string;
  screening?: Readonly<{ id: string; intakeId: string; rank: number; screenedAt: Date }>;
  /** Of this screening, whatever became of it. */
  clearance?: Readonly<{ id: string; screeningId: string; grantedAt: Date; expiresAt: Date; closedAt?: Date; visitsUsed?: boolean }>;
  /** The rules of today read the stored answers more strictly than the stored screening did. */
  stricterToday: boolean;
  consentMissing: boolean;
  /** A medical outcome that ends the hold was recorded for this screening. */
  outcomeRecorded: boolean;
}>;

export type GateState =
  | Readonly<{ open: true; clearanceId: string; expiresAt: Date; since: Date }>
  | Readonly<{ open: false; reasons: readonly GateReason[]; since?: Date }>;

const MESSAGES: Readonly<Record<GateReasonCode, string>> = {
  not_screened: 'There is no submitted intake yet. Send the client an intake link.',
  screening_outdated: 'Something changed since the last clearance. Screen again: a new intake, or an attested correction.',
  clearance_expired: 'The answers are older than 30 days, or the clearance ran out. Send the client a new intake link.',
  visits_used: 'The clearance was for a number of visits, and they have taken place. A therapist must review the screening again, or the client needs a new intake.',
  hold_therapist_review: 'A therapist must review the screening first.',
  hold_medical_clearance: 'A doctor must clear this in writing, or a second therapist must agree with the review.',
  stop_urgent: 'No massage. This cannot be overridden: the client needs to see a doctor today.',
  stop_emergency: 'No massage. This cannot be overridden: the client needs emergency care now.',
  consent_missing: 'A consent that the clinic needs was not given. Send the client a new intake link.',
};

export const gateReason = (code: GateReasonCode): GateReason => ({ code, message: MESSAGES[code] });

const closed = (codes: readonly GateReasonCode[], since?: Date): GateState => ({
  open: false,
  reasons: codes.map(gateReason),
  ...(since && { since }),
});

type Screened = NonNullable<GateFacts['screening']>;

/** Opens only when everything is there and says so; whatever is missing or doubtful keeps it closed. */
export const decideGate = (facts: GateFacts, now: Date): GateState => {
  const { screening, clearance } = facts;
  if (!screening) return closed(['not_screened']);
  const codes = [...new Set([...fromAnswers(facts, screening), ...fromClearance(facts, screening, now)])];
  if (codes.length > 0 || !clearance) return closed(codes, closedSince(facts, screening, now));
  return { open: true, clearanceId: clearance.id, expiresAt: clearance.expiresAt, since: clearance.grantedAt };
};

const fromAnswers = (facts: GateFacts, screening: Screened): GateReasonCode[] => [
  ...(facts.latestIntakeId !== screening.intakeId || facts.stricterToday ? (['screening_outdated'] as const) : []),
  ...(facts.consentMissing ? (['consent_missing'] as const) : []),
];

const fromClearance = ({ clearance, outcomeRecorded }: GateFacts, { id, rank }: Screened, now: Date): GateReasonCode[] => {
  if (rank >= 4 && outcomeRecorded) return ['screening_outdated'];
  if (rank >= 4) return [rank === 4 ? 'stop_urgent' : 'stop_emergency'];
  if (clearance?.screeningId !== id) return [withoutClearance(rank)];
  if (clearance.closedAt) return [clearance.visitsUsed ? 'visits_used' : 'screening_outdated'];
  return clearance.expiresAt <= now ? ['clearance_expired'] : [];
};

/** A mild screening clears itself, unless a correction found its answers too old. */
const withoutClearance = (rank: number): GateReasonCode =>
  rank === 3 ? 'hold_medical_clearance' : rank === 2 ? 'hold_therapist_review' : 'clearance_expired';

const closedSince = ({ clearance }: GateFacts, screening: Screened, now: Date): Date => {
  if (clearance?.screeningId !== screening.id) return screening.screenedAt;
  return clearance.closedAt ?? (clearance.expiresAt <= now ? clearance.expiresAt : screening.screenedAt);
};
