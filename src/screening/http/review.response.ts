import { ApiProperty } from '@nestjs/swagger';
import type { StoredReview } from '../use-cases/read-screenings';

export class ReviewResponse {
  id: string;
  screeningId: string;
  /** `clear` or `hold`. */
  outcome: string;
  /** False on a clear review: a second therapist, or a doctor's clearance, is still needed. */
  suffices: boolean;
  reviewerId: string;
  reviewerRole: string;
  reviewedAt: Date;
  expiresAt: Date | null;
  /** Per hold: the decision with rule version, the client's exact answers and what was examined. */
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  decisions: object[];
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  scope: object | null;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  medicalClearance: object | null;
  /** The first review that this one seconds. */
  secondOf: string | null;

  static of(review: StoredReview): ReviewResponse {
    const { id, screeningId, outcome, suffices, reviewerId, reviewerRole, reviewedAt } = review;
    return {
      id, screeningId, outcome, suffices, reviewerId, reviewerRole, reviewedAt,
      expiresAt: review.expiresAt ?? null,
      decisions: [...review.decisions],
      scope: review.scope ?? null,
      medicalClearance: review.medicalClearance ?? null,
      secondOf: review.second?.of ?? null,
    };
  }
}
