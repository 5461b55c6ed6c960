import { Injectable } from '@nestjs/common';
import { isRaised } from '../domain/raise';
import type { Screening } from '../domain/screening';
import { MedicalOutcomeRepository } from '../persistence/medical-outcome.repository';
import { ScreeningRepository } from '../persistence/screening.repository';
import { ScreeningReviewRepository } from '../persistence/screening-review.repository';

/** What therapists moved up and nobody has answered yet: no review that suffices, no doctor's word. */
@Injectable()
export class StandingRaises {
  constructor(
    private readonly screenings: ScreeningRepository,
    private readonly reviews: ScreeningReviewRepository,
    private readonly outcomes: MedicalOutcomeRepository,
  ) {}

  /** The client's latest screening, where something in it stands moved up. A short check keeps what a review cleared where it is. */
  async of(clientId: string, shortCheck: boolean): Promise<Screening | undefined> {
    const latest = await this.screenings.latestOfClient(clientId);
    if (!latest || !isRaised(latest.result)) return undefined;
    const [reviews, outcomes] = await Promise.all([this.reviews.ofScreening(latest.id), this.outcomes.ofScreening(latest.id)]);
    return (!shortCheck && reviews.some(({ suffices }) => suffices)) || outcomes.some(({ endsHold }) => endsHold) ? undefined : latest.result;
  }
}
