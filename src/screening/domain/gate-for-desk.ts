import type { GateReasonCode, GateState } from './gate';

export type DeskHoldCode = 'therapist_must_call' | 'intake_needed' | 'short_check_needed';
export type DeskHold = Readonly<{ code: DeskHoldCode; message: string }>;

const MESSAGES: Readonly<Record<DeskHoldCode, string>> = {
  therapist_must_call: 'Hold: a therapist must call the client before the visit.',
  intake_needed: 'Hold: the client needs to fill in a new intake form. Send an intake link.',
  short_check_needed: 'Hold: the client must answer the short check. Send the link, or hand over the tablet.',
};

const NEEDS_INTAKE: readonly GateReasonCode[] = ['not_screened', 'clearance_expired', 'consent_missing', 'visit_check_due'];

/** What the front desk may know of a closed gate: what to do, and nothing clinical. */
export const holdForDesk = ({ reasons }: Extract<GateState, { open: false }>): DeskHold => {
  const code = codeOf(reasons.map((reason) => reason.code));
  return { code, message: MESSAGES[code] };
};

const codeOf = (codes: readonly GateReasonCode[]): DeskHoldCode => {
  if (codes.every((code) => code === 'visit_check_due')) return 'short_check_needed';
  return codes.every((code) => NEEDS_INTAKE.includes(code)) ? 'intake_needed' : 'therapist_must_call';
};
