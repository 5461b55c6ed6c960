import type { Dose, MuscleToConsider, OfferedSelfCare, Suggestion, WithheldSelfCare } from '../domain/suggestion';
import { catalogue, labelOf } from '../../techniques';

export class DoseModifierResponse {
  id: string;
  text: string;
  from: string[];
  sources: string[];
}

export class DoseResponse {
  rule: string;
  sessionMin: number;
  /** As the source has it: "2 (range 2-3)". */
  perWeek: string;
  weeks: number;
  sessions: number;
  reassess: string;
  fallback: string | null;
  note: string;
  sources: string[];
  modifiers: DoseModifierResponse[];

  static of(dose: Dose): DoseResponse {
    const { rule, session_min: sessionMin, per_week: perWeek, weeks, sessions, reassess, fallback, note } = dose;
    const modifiers = dose.modifiers.map(({ id, text, from, sources }) => ({ id, text, from: [...from], sources: [...sources] }));
    return { rule, sessionMin, perWeek, weeks, sessions, reassess, fallback, note, sources: [...dose.sources], modifiers };
  }
}

export class OfferedSelfCareResponse {
  item: string;
  name: string;
  dose: string;
  how: string;
  why: string;
  /** One of the few to begin with. */
  startWith: boolean;
  sources: string[];

  static of({ item, name, dose, how, why, startWith, sources }: OfferedSelfCare): OfferedSelfCareResponse {
    return { item, name, dose, how, why, startWith, sources: [...sources] };
  }
}

export class WithheldSelfCareResponse {
  item: string;
  name: string;
  /** Why. */
  text: string;
  from: string[];

  static of({ item, name, text, from }: WithheldSelfCare): WithheldSelfCareResponse {
    return { item, name, text, from: [...from] };
  }
}

export class MuscleToConsiderResponse {
  muscle: string;
  name: string;
  /** refers_to_pain or lies_there. */
  role: string;
  home: string[];
  text: string;
  caution: string;

  static of({ muscle, name, role, home, text, caution }: MuscleToConsider): MuscleToConsiderResponse {
    return { muscle, name, role, home: [...home], text, caution };
  }
}

export class ChainRegionResponse {
  region: string;
  label: string;
  text: string;

  static of({ region, text }: Suggestion['chainRegions'][number]): ChainRegionResponse {
    return { region, label: labelOf(catalogue.regions, region), text };
  }
}

export class PlannedMeasureResponse {
  measure: string;
  name: string;
  use: string;
  /** What counts as a change. */
  change: string;
  /** False: its questions are licensed; only the score is kept. */
  shipItems: boolean;

  static of({ measure, name, use, change, shipItems }: Suggestion['measures'][number]): PlannedMeasureResponse {
    return { measure, name, use, change, shipItems };
  }
}

/** Whichever comes first. */
export class PlanReviewResponse {
  visit: number;
  days: number;
  text: string;

  static of({ visit, days, text }: NonNullable<Suggestion['review']>): PlanReviewResponse {
    return { visit, days, text };
  }
}

export class StopRuleResponse {
  id: string;
  rule: string;
  sources: string[];

  static of({ id, rule, sources }: Suggestion['stopRules'][number]): StopRuleResponse {
    return { id, rule, sources: [...sources] };
  }
}

/** A sentence that may be said to the client. */
export class ClaimResponse {
  claim: string;
  text: string;

  static of({ claim, text }: Suggestion['claims'][number]): ClaimResponse {
    return { claim, text };
  }
}
