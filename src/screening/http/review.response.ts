import { ApiProperty } from '@nestjs/swagger';
import type { StoredReview } from '../use-cases/read-screenings';
import type { KeptReview } from '../use-cases/review-desk';

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

/** A review at the moment it is recorded, with what follows from it. */
export class RecordedReviewResponse extends ReviewResponse {
  /** The same answers at the higher level, where something was moved up or referred: the screening that stands from here on. */
  raisedScreeningId: string | null;
  /** The invitation to correct the answers, where one was given in error. */
  correctionId: string | null;
  /** What the client opens. It is in this answer only. */
  correctionLink?: string;
  correctionToken?: string;

  static withConsequences(review: StoredReview, { raisedScreeningId, correction }: KeptReview, origin: string): RecordedReviewResponse {
    return {
      ...ReviewResponse.of(review),
      raisedScreeningId: raisedScreeningId ?? null,
      correctionId: correction?.invitation.id ?? null,
      ...(correction && { correctionLink: `${origin}/intake#${correction.token}`, correctionToken: correction.token }),
    };
  }
}
