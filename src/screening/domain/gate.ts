import { ANSWERS_HOLD_DAYS } from '../../intake';
import type { Closure } from './closures';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** Warning signs are asked again before each visit (evidence file, design.rescreen: sentinel answers 24 h). */
export const SENTINELS_HOLD_HOURS = 24;

/** No clearance outlives its answers: `answeredAt` is since when the whole counts for planning (ADR 0023). */
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
  | 'consent_missing'
  | 'visit_check_due';

export type GateReason = Readonly<{ code: GateReasonCode; message: string }>;

/** What is on record about one client; `screening` and `clearance` are the latest. */
export type GateFacts = Readonly<{
  latestIntakeId?: string;
  screening?: Readonly<{ id: string; intakeId: string; rank: number; screenedAt: Date }>;
  /** Of this screening, whatever became of it. */
  clearance?: Readonly<{ id: string; screeningId: string; grantedAt: Date; expiresAt: Date; closedAt?: Date; closures?: readonly Closure[] }>;
  /** The rules of today read the stored answers more strictly than the stored screening did. */
  stricterToday: boolean;
  /** By the client's age of today, or another date of birth, the stored answers ask for more; a short check asks what that age is asked. */
  outgrown?: boolean;
  consentMissing: boolean;
  /** When the client last answered for every warning sign, in the latest intake. */
  sentinelsAt?: Date;
  /** A medical outcome that ends the hold was recorded for this screening. */
  outcomeRecorded: boolean;
}>;

export type GateState =
  | Readonly<{ open: true; clearanceId: string; expiresAt: Date; since: Date }>
  | Readonly<{ open: false; reasons: readonly GateReason[]; since?: Date }>;

const MESSAGES: Readonly<Record<GateReasonCode, string>> = {
  not_screened: 'There is no submitted intake yet. Send the client an intake link.',
  screening_outdated: 'Something changed since the last clearance. Screen again: a new intake, or an attested correction.',
  clearance_expired: 'Some answers are too old for a plan, or the clearance ran out. Send the client a new intake link.',
  visits_used: 'The clearance was for a number of visits, and they have taken place. A therapist must review the screening again, or the client needs a new intake.',
  hold_therapist_review: 'A therapist must review the screening first.',
  hold_medical_clearance: 'A doctor must clear this in writing, or a second therapist must agree with the review.',
  stop_urgent: 'No massage. This cannot be overridden: the client needs to see a doctor today.',
  stop_emergency: 'No massage. This cannot be overridden: the client needs emergency care now.',
  consent_missing: 'A consent that the clinic needs was not given. Send the client a new intake link.',
  visit_check_due: 'What changed since the last visit was not asked in the 24 hours before. Send the client the short check, or hand them the tablet.',
};

export const gateReason = (code: GateReasonCode): GateReason => ({ code, message: MESSAGES[code] });

const closed = (codes: readonly GateReasonCode[], since?: Date): GateState => ({
  open: false,
  reasons: codes.map(gateReason),
  ...(since && { since }),
});

type Screened = NonNullable<GateFacts['screening']>;

/**
 * Opens only when everything is there and says so; whatever is missing or doubtful keeps it closed. A visit needs more
 * than a plan: `visitAt` is when it takes place, and the warning signs must be answered for by then, at most a day before.
 */
export const decideGate = (facts: GateFacts, now: Date, visitAt?: Date): GateState => {
  const { screening, clearance } = facts;
  if (!screening) return closed(['not_screened']);
  const codes = [...new Set([...fromAnswers(facts, screening), ...fromClearance(facts, screening, now), ...fromVisit(facts, visitAt)])];
  if (codes.length > 0 || !clearance) return closed(codes, closedSince(facts, screening, now));
  return { open: true, clearanceId: clearance.id, expiresAt: clearance.expiresAt, since: clearance.grantedAt };
};

const fromAnswers = (facts: GateFacts, screening: Screened): GateReasonCode[] => [
  ...(facts.latestIntakeId !== screening.intakeId || facts.stricterToday ? (['screening_outdated'] as const) : []),
  ...(facts.outgrown ? (['clearance_expired'] as const) : []),
  ...(facts.consentMissing ? (['consent_missing'] as const) : []),
];

const fromVisit = ({ sentinelsAt }: GateFacts, visitAt: Date | undefined): GateReasonCode[] =>
  visitAt === undefined || (sentinelsAt && visitAt.getTime() - sentinelsAt.getTime() <= SENTINELS_HOLD_HOURS * HOUR) ? [] : ['visit_check_due'];

const fromClearance = ({ clearance, outcomeRecorded }: GateFacts, { id, rank }: Screened, now: Date): GateReasonCode[] => {
  if (rank >= 4 && outcomeRecorded) return ['screening_outdated'];
  if (rank >= 4) return [rank === 4 ? 'stop_urgent' : 'stop_emergency'];
  if (clearance?.screeningId !== id) return [withoutClearance(rank)];
  if (clearance.closedAt) return [clearance.closures?.every(({ reason }) => reason === 'visits_used') ? 'visits_used' : 'screening_outdated'];
  return clearance.expiresAt <= now ? ['clearance_expired'] : [];
};

/** A mild screening clears itself, unless a correction found its answers too old. */
const withoutClearance = (rank: number): GateReasonCode =>
  rank === 3 ? 'hold_medical_clearance' : rank === 2 ? 'hold_therapist_review' : 'clearance_expired';

const closedSince = ({ clearance }: GateFacts, screening: Screened, now: Date): Date => {
  if (clearance?.screeningId !== screening.id) return screening.screenedAt;
  return clearance.closedAt ?? (clearance.expiresAt <= now ? clearance.expiresAt : screening.screenedAt);
};
