import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { signedInStaff } from '../../staff';
import { stricterScope } from '../domain/clearance-limits';
import { secondReviewRefusal, type SecondReviewRefusal } from '../domain/review';
import { ScreeningReviewRepository, type NewReview, type StoredReview } from '../persistence/screening-review.repository';
import { ReviewDesk, type Judged, type KeptReview, type ReviewDraft } from './review-desk';

const REFUSALS: Readonly<Record<SecondReviewRefusal, string>> = {
  second_review_not_needed: 'This review needs no second one.',
  second_review_given: 'A second therapist has decided this already.',
  first_review_overtaken: 'The screening was reviewed again after this review. Second the later one, or review it anew.',
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

  second(reviewId: string, draft: ReviewDraft): Promise<KeptReview> {
    const actor = signedInStaff();
    return this.uow.run(actor.clinicId, async () => {
      const named = await this.reviews.findById(reviewId);
      if (!named) throw notFound();
      const taken = await this.desk.take(named.screeningId);
      // Read again under the lock: a second review may have come in between.
      const first = (await this.reviews.findById(reviewId)) ?? named;
      const refusal = secondReviewRefusal({ ...first, isLatest: taken.state !== 'superseded' }, actor.staffId);
      if (refusal) throw new DomainError('conflict', refusal, REFUSALS[refusal]);
      const proposed = await this.desk.withLetter(taken, draft);
      refuseExpired(first, this.clock.now());
      const verdict = this.desk.judge(taken, proposed, true);
      return this.desk.keep(taken, proposed, verdict, together(first, verdict));
    });
  }
}

const refuseExpired = ({ expiresAt }: StoredReview, now: Date): void => {
  if (expiresAt && expiresAt <= now) throw new DomainError('conflict', 'first_review_expired', 'The first review ran out meanwhile. Review the screening anew.');
};

const together = (first: StoredReview, verdict: Judged): Pick<NewReview, 'outcome' | 'suffices' | 'scope' | 'expiresAt' | 'second'> => {
  if (verdict.kind === 'held') return { outcome: 'hold', suffices: false };
  if (!first.scope || !first.expiresAt) throw new Error('a review that clears has a scope and an expiry');
  return {
    outcome: 'clear',
    suffices: true,
    scope: stricterScope(first.scope, verdict.scope),
    expiresAt: first.expiresAt < verdict.expiresAt ? first.expiresAt : verdict.expiresAt,
    second: { of: first.id, firstReviewerId: first.reviewerId },
  };
};
