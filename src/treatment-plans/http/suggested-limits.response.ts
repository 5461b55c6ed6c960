import { labelOf, positions } from '../../techniques';
import type { Ceiling, NoGo, PositionAdvice, Suggestion } from '../domain/suggestion';
import { ReasonResponse } from './reason.response';

export class PressureCapResponse extends ReasonResponse {
  value: number;
}

export class PressureCeilingResponse {
  /** 1 (lightest) to 5 (deepest); 0: no pressure at all. */
  value: number;
  /** What set it. */
  setBy: ReasonResponse[];
  /** Everything that limits pressure here. */
  considered: PressureCapResponse[];

  static of({ value, setBy, considered }: Ceiling): PressureCeilingResponse {
    return { value, setBy: setBy.map((reason) => ReasonResponse.of(reason)), considered: considered.map((cap) => ({ ...ReasonResponse.of(cap), value: cap.value })) };
  }
}

export class NoGoResponse {
  place: string;
  label: string;
  /** Most pressure there; 0: do not work there. */
  pressureMax: number;
  /** What to ask first, where nobody has said yet where it is. */
  askWhere: string | null;
  from: string[];

  static of({ place, label, pressureMax, askWhere, from }: NoGo): NoGoResponse {
    return { place, label, pressureMax, askWhere, from: [...from] };
  }
}

export class AllowedPositionResponse {
  position: string;
  label: string;
  condition: string | null;
}

export class ExcludedPositionResponse {
  position: string;
  label: string;
  text: string;
  from: string[];
}

export class PositionAdviceResponse {
  allowed: AllowedPositionResponse[];
  excluded: ExcludedPositionResponse[];

  static of({ allowed, excluded }: PositionAdvice): PositionAdviceResponse {
    return {
      allowed: allowed.map(({ position, condition }) => ({ position, label: labelOf(positions, position), condition })),
      excluded: excluded.map(({ position, text, from }) => ({ position, label: labelOf(positions, position), text, from: [...from] })),
    };
  }
}

/** A product, device or muscle that stays out. */
export class LeftOutResponse {
  kind: string;
  id: string;
  text: string;
  from: string[];

  static of({ kind, id, text, from }: Suggestion['leaveOut'][number]): LeftOutResponse {
    return { kind, id, text, from: [...from] };
  }
}

export class RequirementResponse {
  text: string;
  from: string[];

  static of({ text, from }: Suggestion['requirements'][number]): RequirementResponse {
    return { text, from: [...from] };
  }
}

/** What the client must agree to separately. */
export class ConsentNeededResponse {
  kind: string;
  what: string;
  text: string;

  static of({ kind, what, text }: Suggestion['consent'][number]): ConsentNeededResponse {
    return { kind, what, text };
  }
}
