import { Injectable } from '@nestjs/common';
import { Intakes } from '../../intake';
import { Clock } from '../../platform/clock/clock';
import { holdStateOf, type HoldState } from '../domain/hold-states';
import { endsHoldNow } from '../domain/medical-outcome';
import { ClearanceRepository } from '../persistence/clearance.repository';
import { MedicalOutcomeRepository } from '../persistence/medical-outcome.repository';
import { ScreeningRepository, type StoredScreening } from '../persistence/screening.repository';
import { ScreeningReviewRepository } from '../persistence/screening-review.repository';

/** How a screening stands now, from what is on record about it. */
@Injectable()
export class HoldStates {
  constructor(
    private readonly screenings: ScreeningRepository,
    private readonly reviews: ScreeningReviewRepository,
    private readonly clearances: ClearanceRepository,
    private readonly outcomes: MedicalOutcomeRepository,
    private readonly intakes: Intakes,
    private readonly clock: Clock,
  ) {}

  async of({ id, clientId, intakeId, result: { level } }: StoredScreening): Promise<HoldState> {
    const now = this.clock.now();
    const [latest, reviews, clearance, outcomes, corrections] = await Promise.all([
      this.screenings.latestOfClient(clientId),
      this.reviews.ofScreening(id),
      this.clearances.latestOfClient(clientId),
      this.outcomes.ofScreening(id),
      this.intakes.beingCorrected([{ intakeId, clientId }], now),
    ]);
    const last = reviews.at(-1);
    return holdStateOf({
      level,
      isLatest: latest?.id === id,
      clearanceInForce: clearance?.screeningId === id && !clearance.closedAt && clearance.expiresAt > now,
      awaitsSecond: last?.outcome === 'clear' && !last.suffices && last.expiresAt !== undefined && last.expiresAt > now,
      correctionOpen: corrections.has(intakeId),
      outcomeEnds: endsHoldNow(outcomes),
    });
  }
}
