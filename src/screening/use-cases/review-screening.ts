import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { signedInStaff } from '../../staff';
import { ReviewDesk, type KeptReview, type ReviewDraft } from './review-desk';

/** A therapist decides every hold of a screening, on the record. */
@Injectable()
export class ReviewScreening {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly desk: ReviewDesk,
  ) {}

  review(screeningId: string, draft: ReviewDraft): Promise<KeptReview> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const taken = await this.desk.take(screeningId);
      const proposed = await this.desk.withLetter(taken, draft);
      const verdict = this.desk.judge(taken, proposed);
      if (verdict.kind === 'held') return this.desk.keep(taken, proposed, verdict, { outcome: 'hold', suffices: false });
      const { suffices, scope, expiresAt } = verdict;
      return this.desk.keep(taken, proposed, verdict, { outcome: 'clear', suffices, scope, expiresAt });
    });
  }
}
