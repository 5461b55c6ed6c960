import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { notFound } from '../../platform/errors/domain-error';
import { signedInStaff } from '../../staff';
import { ScreeningReviewRepository, type StoredReview } from '../persistence/screening-review.repository';

@Injectable()
export class ReadReview {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reviews: ScreeningReviewRepository,
    private readonly audit: AuditTrail,
  ) {}

  read(reviewId: string): Promise<StoredReview> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const review = await this.reviews.findById(reviewId);
      if (!review) throw notFound();
      this.audit.record({ action: 'screening_review.read', recordType: 'screening_review', recordId: reviewId, clientId: review.clientId });
      return review;
    });
  }
}
