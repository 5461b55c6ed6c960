import { ApiProperty } from '@nestjs/swagger';
import { DECISION_WORDS, isDecided, LINE_KINDS, standing, type LineContent, type LineDecision, type PlanLine } from '../domain/plan-line';

export class TechniqueContentResponse {
  @ApiProperty({ enum: ['lead', 'adjunct'] })
  role: string;
  technique: string;
  pressure: number;
  regions: string[];
  strokes: string[];
  positions: string[];
  note: string | null;
}

export class DoseContentResponse {
  sessionMin: number;
  perWeek: number;
  weeks: number;
  sessions: number;
  note: string | null;
}

export class SelfCareContentResponse {
  item: string;
  dose: string;
  note: string | null;
}

export class MeasureContentResponse {
  measure: string;
  note: string | null;
}

export class ReviewContentResponse {
  visit: number;
  days: number;
  note: string | null;
}

/** Exactly one of these; the shape in which an edit is sent. */
export class LineContentResponse {
  technique?: TechniqueContentResponse;
  dose?: DoseContentResponse;
  selfCare?: SelfCareContentResponse;
  measure?: MeasureContentResponse;
  review?: ReviewContentResponse;

  static of(content: LineContent): LineContentResponse {
    switch (content.kind) {
      case 'technique': {
        const { role, technique, pressure, regions, strokes, positions, note } = content;
        return { technique: { role, technique, pressure, regions: [...regions], strokes: [...strokes], positions: [...positions], note } };
      }
      case 'dose':
        return { dose: { sessionMin: content.sessionMin, perWeek: content.perWeek, weeks: content.weeks, sessions: content.sessions, note: content.note } };
      case 'self_care':
        return { selfCare: { item: content.item, dose: content.dose, note: content.note } };
      case 'measure':
        return { measure: { measure: content.measure, note: content.note } };
      case 'review':
        return { review: { visit: content.visit, days: content.days, note: content.note } };
    }
  }
}

export class LineDecisionResponse {
  @ApiProperty({ enum: DECISION_WORDS })
  decision: string;
  reason: string | null;
  decidedBy: string;
  decidedAt: string;

  static of({ decision, reason, by, at }: LineDecision): LineDecisionResponse {
    return { decision, reason, decidedBy: by, decidedAt: at.toISOString() };
  }
}

export class PlanLineResponse {
  id: string;
  place: number;
  @ApiProperty({ enum: LINE_KINDS })
  kind: string;
  @ApiProperty({ enum: ['suggested', 'added'] })
  origin: string;
  /** As it was suggested or added. */
  content: LineContentResponse;
  /** As it stands now; null while it is undecided or after it was rejected. */
  standing: LineContentResponse | null;
  isDecided: boolean;
  /** Why a therapist added it. */
  reason: string | null;
  addedBy: string;
  addedAt: string;
  /** The latest. */
  decision: LineDecisionResponse | null;

  static of(line: PlanLine): PlanLineResponse {
    const { id, place, kind, origin, reason, addedBy, addedAt, decision } = line;
    const stands = standing(line);
    return {
      id, place, kind, origin,
      content: LineContentResponse.of(line.content),
      standing: stands && LineContentResponse.of(stands),
      isDecided: isDecided(line),
      reason, addedBy,
      addedAt: addedAt.toISOString(),
      decision: decision && LineDecisionResponse.of(decision),
    };
  }
}
