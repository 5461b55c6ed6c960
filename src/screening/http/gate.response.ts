import { ApiProperty } from '@nestjs/swagger';
import { SENTINELS_HOLD_HOURS, type GateState } from '../domain/gate';
import { holdForDesk } from '../domain/gate-for-desk';
import type { GateStates } from '../use-cases/gate';

export class GateReasonResponse {
  /** Stable name of the reason. */
  code: string;
  /** What to do. */
  message: string;
}

/** Whether a visit may begin now: the gate of a plan, and what changed answered in the 24 hours before. */
export class VisitGateResponse {
  open: boolean;
  /** When the client last answered for every warning sign; null: never. */
  checkedAt: Date | null;
  /** Until when those answers do for a visit. */
  checkHoldsUntil: Date | null;
  /** For the front desk: what to do, and nothing clinical. */
  @ApiProperty({ type: GateReasonResponse, nullable: true })
  hold: GateReasonResponse | null;
  /** For therapists; empty for everybody else. */
  reasons: GateReasonResponse[];

  static of({ visit, answers }: GateStates, clinical: boolean): VisitGateResponse {
    const checkedAt = answers?.sentinelsAt ?? null;
    return { open: visit.open, checkedAt, checkHoldsUntil: checkedAt && new Date(checkedAt.getTime() + SENTINELS_HOLD_HOURS * 3600_000), ...whyClosed(visit, clinical) };
  }
}

export class GateResponse {
  /** True: a plan may be made. Everything missing, unanswered, changed or expired is false. */
  open: boolean;
  since: Date | null;
  /** When an open gate closes by itself. */
  expiresAt: Date | null;
  /** For the front desk: what to do, and nothing clinical. */
  @ApiProperty({ type: GateReasonResponse, nullable: true })
  hold: GateReasonResponse | null;
  /** For therapists; empty for everybody else. */
  reasons: GateReasonResponse[];
  visit: VisitGateResponse;

  static of(states: GateStates, clinical: boolean): GateResponse {
    const { planning } = states;
    return {
      open: planning.open,
      since: planning.since ?? null,
      expiresAt: planning.open ? planning.expiresAt : null,
      ...whyClosed(planning, clinical),
      visit: VisitGateResponse.of(states, clinical),
    };
  }
}

const whyClosed = (state: GateState, clinical: boolean): Pick<GateResponse, 'hold' | 'reasons'> => {
  if (state.open) return { hold: null, reasons: [] };
  const { code, message } = holdForDesk(state);
  return { hold: { code, message }, reasons: clinical ? state.reasons.map((reason) => ({ code: reason.code, message: reason.message })) : [] };
};
