import { ApiProperty } from '@nestjs/swagger';
import type { OutcomeStatistics, Share } from '../domain/outcome-statistics';
import { SMALLEST } from '../domain/outcome-statistics';
import type { ScoreSeries } from '../domain/score-series';
import type { ClientOutcomes, ProgressOfPlan } from '../use-cases/read-outcomes';
import { NoteTrendResponse } from './note-trend.response';

export class ScorePointResponse {
  noteId: string;
  heldAt: string;
  value: number;
}

export class ScoreChangeResponse {
  first: number;
  last: number;
  /** Above zero is better. */
  gain: number;
  @ApiProperty({ enum: ['better', 'worse', 'no', 'unknown'], description: 'Whether the change is one that matters to the person; unknown: no value is established.' })
  matters: string;
}

export class ScoreSeriesResponse {
  measure: string;
  name: string;
  @ApiProperty({ enum: ['lower_better', 'higher_better'] })
  direction: string;
  moment: string;
  /** Joint, movement and side of a range of motion; else empty. */
  item: string;
  /** The least change that matters, for this client's complaint. */
  mcid: number | null;
  licence: string;
  sources: string[];
  note: string;
  points: ScorePointResponse[];
  change: ScoreChangeResponse | null;

  static of({ measure, moment, item, points, change, mcid }: ScoreSeries): ScoreSeriesResponse {
    return {
      measure: measure.id, name: measure.name, direction: measure.direction, moment, item,
      mcid,
      licence: measure.licence, sources: [...measure.sources], note: measure.note,
      points: points.map(({ noteId, heldAt, value }) => ({ noteId, heldAt: heldAt.toISOString(), value })),
      change: change && { first: change.first, last: change.last, gain: change.gain, matters: change.matters },
    };
  }
}

export class ClientOutcomesResponse {
  series: ScoreSeriesResponse[];

  static of({ series }: ClientOutcomes): ClientOutcomesResponse {
    return { series: series.map((one) => ScoreSeriesResponse.of(one)) };
  }
}

export class ReviewDueResponse {
  visit: number;
  @ApiProperty({ format: 'date' })
  on: string;
  isDue: boolean;
}

export class PlanProgressResponse {
  planId: string;
  clientId: string;
  /** Signed treatments by this plan. */
  visits: number;
  sessions: number | null;
  visitsLeft: number | null;
  reviewDue: ReviewDueResponse | null;
  courseComplete: boolean;
  trend: NoteTrendResponse;

  static of({ planId, clientId, progress, trend }: ProgressOfPlan): PlanProgressResponse {
    const { visits, sessions, visitsLeft, reviewDue, courseComplete } = progress;
    return { planId, clientId, visits, sessions, visitsLeft, reviewDue: reviewDue && { ...reviewDue }, courseComplete, trend: NoteTrendResponse.of(trend) };
  }
}

export class OutcomeShareResponse {
  key: string;
  /** Null: too few clients to show. */
  courses: number | null;
  improved: number | null;

  static of({ key, courses, improved }: Share): OutcomeShareResponse {
    return { key, courses, improved };
  }
}

/** Courses with pain on the first arrival, and how many improved by a change that matters. Says nothing about the cause. */
export class OutcomeStatisticsResponse {
  /** Groups of fewer clients are not shown. */
  smallestShown: number;
  all: OutcomeShareResponse;
  byComplaint: OutcomeShareResponse[];
  byTechnique: OutcomeShareResponse[];
  byTherapist: OutcomeShareResponse[];

  static of({ all, byComplaint, byTechnique, byTherapist }: OutcomeStatistics): OutcomeStatisticsResponse {
    const shares = (rows: readonly Share[]): OutcomeShareResponse[] => rows.map((row) => OutcomeShareResponse.of(row));
    return { smallestShown: SMALLEST, all: OutcomeShareResponse.of(all), byComplaint: shares(byComplaint), byTechnique: shares(byTechnique), byTherapist: shares(byTherapist) };
  }
}
