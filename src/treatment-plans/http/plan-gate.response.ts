import type { GateState } from '../../screening';
import { HOLD_WARNING } from '../domain/plan-record';

export class PlanGateReasonResponse {
  code: string;
  /** What to do. */
  message: string;
}

/** Whether anybody may treat by this plan now. */
export class PlanGateResponse {
  open: boolean;
  reasons: PlanGateReasonResponse[];
  /** Said wherever the plan is shown while the gate is closed. */
  warning: string | null;

  static of(gate: GateState): PlanGateResponse {
    if (gate.open) return { open: true, reasons: [], warning: null };
    return { open: false, reasons: gate.reasons.map(({ code, message }) => ({ code, message })), warning: HOLD_WARNING };
  }
}
