import type { GateReasonCode, GateState } from './gate';

export type DeskHoldCode = 'therapist_must_call' | 'intake_needed';
export type DeskHold = Readonly<{ code: DeskHoldCode; message: string }>;

const MESSAGES: Readonly<Record<DeskHoldCode, string>> = {
  therapist_must_call: 'Hold: a therapist must call the client before the visit.',
  intake_needed: 'Hold: the client needs to fill in a new intake form. Send an intake link.',
};

const NEEDS_INTAKE: readonly GateReasonCode[] = ['not_screened', 'clearance_expired', 'consent_missing'];

/** What the front desk may know of a closed gate: what to do, and nothing clinical. */
export const holdForDesk = ({ reasons }: Extract<GateState, { open: false }>): DeskHold => {
  const code = reasons.every((reason) => NEEDS_INTAKE.includes(reason.code)) ? 'intake_needed' : 'therapist_must_call';
  return { code, message: MESSAGES[code] };
};
