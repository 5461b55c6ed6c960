import { byId, catalogue, labelOf, positions } from '../../techniques';
import type { ScoredTerm, Suggestion, TechniqueLine } from '../domain/suggestion';
import { ReasonResponse } from './reason.response';

/** An id with the words for it. */
export class NamedResponse {
  id: string;
  label: string;
}

export const named = (rows: readonly { readonly id: string; readonly label: string }[], ids: readonly string[]): NamedResponse[] =>
  ids.map((id) => ({ id, label: labelOf(rows, id) }));

export const techniqueName = (id: string): string => byId(catalogue.techniques, id)?.name ?? id;

export class PointsResponse {
  term: string;
  points: number;
  text: string;

  static of({ term, points, text }: ScoredTerm): PointsResponse {
    return { term, points, text };
  }
}

export class StrokeLeftOutResponse {
  stroke: string;
  text: string;
  from: string[];
}

export class TechniqueEvidenceResponse {
  /** Of the evidence for this region: moderate, low, very_low, none or against. */
  grade: string;
  note: string;
  sources: string[];
}

export class SuggestedTechniqueResponse {
  technique: string;
  name: string;
  family: string;
  score: number;
  /** The score, reason by reason. */
  points: PointsResponse[];
  /** Below the threshold of the method: the best of what is left. */
  weakMatch: boolean;
  /** 1 (lightest) to 5 (deepest). */
  startPressure: number;
  maxPressure: number;
  regions: NamedResponse[];
  strokes: NamedResponse[];
  strokesLeftOut: StrokeLeftOutResponse[];
  positions: NamedResponse[];
  evidence: TechniqueEvidenceResponse;
  cautions: string[];
  /** For the client. */
  explain: string;

  static of(line: TechniqueLine): SuggestedTechniqueResponse {
    const { technique, name, family, score, weakMatch, startPressure, maxPressure, explain, evidence } = line;
    return {
      technique, name, family, score,
      points: line.points.map((term) => PointsResponse.of(term)),
      weakMatch, startPressure, maxPressure,
      regions: named(catalogue.regions, line.regions),
      strokes: named(catalogue.strokes, line.strokes),
      strokesLeftOut: line.strokesLeftOut.map(({ stroke, text, from }) => ({ stroke, text, from: [...from] })),
      positions: named(positions, line.positions),
      evidence: { grade: evidence.grade, note: evidence.note, sources: [...evidence.sources] },
      cautions: [...line.cautions],
      explain,
    };
  }
}

export class ExcludedTechniqueResponse {
  technique: string;
  name: string;
  reasons: ReasonResponse[];

  static of({ technique, reasons }: Suggestion['excluded'][number]): ExcludedTechniqueResponse {
    return { technique, name: techniqueName(technique), reasons: reasons.map((reason) => ReasonResponse.of(reason)) };
  }
}

/** Suits the client, but this clinic or therapist does not give it. */
export class UnavailableTechniqueResponse {
  technique: string;
  name: string;
  reason: ReasonResponse;

  static of({ technique, reason }: Suggestion['unavailable'][number]): UnavailableTechniqueResponse {
    return { technique, name: techniqueName(technique), reason: ReasonResponse.of(reason) };
  }
}

export class ConsideredTechniqueResponse {
  technique: string;
  name: string;
  score: number;

  static of({ technique, score }: Suggestion['considered'][number]): ConsideredTechniqueResponse {
    return { technique, name: techniqueName(technique), score };
  }
}
