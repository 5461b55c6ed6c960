import { Injectable } from '@nestjs/common';
import { Intakes } from '../../intake';
import { endsHoldNow } from '../domain/medical-outcome';
import { openHoldLevel } from '../domain/open-hold';
import { isRaised } from '../domain/raise';
import type { Standing } from '../domain/standing-holds';
import { ClearanceRepository, type StoredClearance } from '../persistence/clearance.repository';
import { MedicalOutcomeRepository } from '../persistence/medical-outcome.repository';
import { ScreeningRepository, type StoredScreening } from '../persistence/screening.repository';
import { ScreeningReviewRepository } from '../persistence/screening-review.repository';

/** Answers to be judged: of a full form, of a correction, of a short check, or the latest ones by other rules. */
type Reading = Readonly<{ clientId: string; intakeId: string; correctsIntakeId?: string; followsId: string | null; again: boolean }>;

export type Before = Standing & Readonly<{
  openHoldLevel: number;
  /** The client's latest screening and clearance, whatever became of it. */
  latest?: StoredScreening;
  clearance?: StoredClearance;
  /** What is corrected is what that clearance was for, or what a check that it was for follows. */
  ofThem: boolean;
  /** The last review of these very answers holds them. */
  heldByReview: boolean;
}>;

/** What earlier answers, therapists and doctors have left, which the answers to be judged do not take away. */
@Injectable()
export class WhatStands {
  constructor(
    private readonly screenings: ScreeningRepository,
    private readonly reviews: ScreeningReviewRepository,
    private readonly outcomes: MedicalOutcomeRepository,
    private readonly clearances: ClearanceRepository,
    private readonly intakes: Intakes,
  ) {}

  async before(reading: Reading): Promise<Before> {
    const { clientId, intakeId, correctsIntakeId, followsId } = reading;
    const [unresolved, latest, earlier, corrected, clearance, lastReview] = await Promise.all([
      this.outcomes.unresolvedOf(clientId),
      this.screenings.latestOfClient(clientId),
      followsId === null ? undefined : this.screenings.latestOfIntake(followsId),
      correctsIntakeId === undefined ? undefined : this.screenings.latestOfIntake(correctsIntakeId),
      this.clearances.latestOfClient(clientId),
      this.reviews.lastOfIntake(intakeId),
    ]);
    const ofThem = clearance !== undefined && correctsIntakeId !== undefined && (await this.intakes.isOrFollows(clearance.intakeId, correctsIntakeId));
    const raised = latest && (await this.#raisesStand(latest, reading)) ? latest.result : undefined;
    return {
      openHoldLevel: openHoldLevel(unresolved),
      ...(raised && { raised }),
      ...(earlier && { earlier }),
      ...(corrected && { corrected }),
      ...(corrected && latest && latest.intakeId !== correctsIntakeId && { newer: latest }),
      ...(latest && { latest }),
      ...(latest && reading.again && { before: latest.result }),
      ...(clearance && { clearance }),
      ofThem,
      heldByReview: lastReview?.outcome === 'hold',
    };
  }

  /** Something was moved up, and nobody has answered it: the last review does not suffice, and there is no doctor's word. What was answered ends with the next form. */
  async #raisesStand({ id, result }: StoredScreening, { followsId, again }: Reading): Promise<boolean> {
    if (!isRaised(result)) return false;
    const [reviews, outcomes] = await Promise.all([this.reviews.ofScreening(id), this.outcomes.ofScreening(id)]);
    return !endsHoldNow(outcomes) && (again || followsId !== null || !reviews.at(-1)?.suffices);
  }
}
