import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { signedInStaff } from '../../staff';
import { ReviewDesk, type ReviewDraft } from './review-desk';

/** A therapist decides every hold of a screening, on the record. */
@Injectable()
export class ReviewScreening {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly desk: ReviewDesk,
  ) {}

  /** Returns the id of the review. */
  review(screeningId: string, draft: ReviewDraft): Promise<string> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const taken = await this.desk.take(screeningId);
      const proposed = await this.desk.withLetter(taken, draft);
      const verdict = this.desk.judge(taken, proposed);
      if (verdict.kind === 'held') return this.desk.keep(taken, proposed, { outcome: 'hold', suffices: false });
      const { suffices, scope, expiresAt } = verdict;
      return this.desk.keep(taken, proposed, { outcome: 'clear', suffices, scope, expiresAt });
    });
  }
}
