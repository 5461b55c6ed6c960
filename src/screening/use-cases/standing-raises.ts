import { Injectable } from '@nestjs/common';
import { endsHoldNow } from '../domain/medical-outcome';
import { isRaised } from '../domain/raise';
import type { Screening } from '../domain/screening';
import { MedicalOutcomeRepository } from '../persistence/medical-outcome.repository';
import type { StoredScreening } from '../persistence/screening.repository';
import { ScreeningReviewRepository } from '../persistence/screening-review.repository';

/** What therapists moved up and nobody has answered yet: no review that suffices, no doctor's word. */
@Injectable()
export class StandingRaises {
  constructor(
    private readonly reviews: ScreeningReviewRepository,
    private readonly outcomes: MedicalOutcomeRepository,
  ) {}

  /** What stands moved up in the client's latest screening. Only a whole new form ends what the last review of it cleared. */
  async in(latest: StoredScreening | undefined, wholeForm: boolean): Promise<Screening | undefined> {
    if (!latest || !isRaised(latest.result)) return undefined;
    const [reviews, outcomes] = await Promise.all([this.reviews.ofScreening(latest.id), this.outcomes.ofScreening(latest.id)]);
    return (wholeForm && reviews.at(-1)?.suffices) || endsHoldNow(outcomes) ? undefined : latest.result;
  }
}
