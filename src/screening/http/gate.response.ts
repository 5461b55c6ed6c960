import { ApiProperty } from '@nestjs/swagger';
import type { GateState } from '../domain/gate';
import { holdForDesk } from '../domain/gate-for-desk';

export class GateReasonResponse {
  /** Stable name of the reason. */
  code: string;
  /** What to do. */
  message: string;
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

  static of(state: GateState, clinical: boolean): GateResponse {
    if (state.open) return { open: true, since: state.since, expiresAt: state.expiresAt, hold: null, reasons: [] };
    const { code, message } = holdForDesk(state);
    return {
      open: false,
      since: state.since ?? null,
      expiresAt: null,
      hold: { code, message },
      reasons: clinical ? state.reasons.map((reason) => ({ code: reason.code, message: reason.message })) : [],
    };
  }
}
