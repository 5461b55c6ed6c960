import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { signedInStaff } from '../../staff';
import { stricterScope } from '../domain/clearance-limits';
import { secondReviewRefusal, type SecondReviewRefusal } from '../domain/review';
import { ScreeningReviewRepository, type NewReview, type StoredReview } from '../persistence/screening-review.repository';
import { ReviewDesk, type Judged, type ReviewDraft } from './review-desk';

const REFUSALS: Readonly<Record<SecondReviewRefusal, string>> = {
  second_review_not_needed: 'This review needs no second one.',
  second_review_given: 'A second therapist has decided this already.',
  second_reviewer_must_differ: 'The second reviewer must be another person than the first.',
  screening_superseded: 'There is a newer screening of this client. Review that one.',
};

/** Another therapist decides the same holds. Agreement opens the gate within what both allow; disagreement keeps it shut. */
@Injectable()
export class SecondReview {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reviews: ScreeningReviewRepository,
    private readonly desk: ReviewDesk,
    private readonly clock: Clock,
  ) {}

  /** Returns the id of the second review. */
  second(reviewId: string, draft: ReviewDraft): Promise<string> {
    const actor = signedInStaff();
    return this.uow.run(actor.clinicId, async () => {
      const named = await this.reviews.findById(reviewId);
      if (!named) throw notFound();
      const taken = await this.desk.take(named.screeningId);
      // Read again under the lock: a second review may have come in between.
      const first = (await this.reviews.findById(reviewId)) ?? named;
      const refusal = secondReviewRefusal({ ...first, isLatest: taken.isLatest }, actor.staffId);
      if (refusal) throw new DomainError('conflict', refusal, REFUSALS[refusal]);
      const proposed = await this.desk.withLetter(taken, draft);
      return this.desk.keep(taken, proposed, together(first, this.desk.judge(taken, proposed), this.clock.now()));
    });
  }
}

const together = (first: StoredReview, verdict: Judged, now: Date): Pick<NewReview, 'outcome' | 'suffices' | 'scope' | 'expiresAt' | 'second'> => {
  if (verdict.kind === 'held') return { outcome: 'hold', suffices: false };
  if (!first.scope || !first.expiresAt) throw new Error('a review that clears has a scope and an expiry');
  if (first.expiresAt <= now) throw new DomainError('conflict', 'first_review_expired', 'The first review ran out meanwhile. Review the screening anew.');
  return {
    outcome: 'clear',
    suffices: true,
    scope: stricterScope(first.scope, verdict.scope),
    expiresAt: first.expiresAt < verdict.expiresAt ? first.expiresAt : verdict.expiresAt,
    second: { of: first.id, firstReviewerId: first.reviewerId },
  };
};
