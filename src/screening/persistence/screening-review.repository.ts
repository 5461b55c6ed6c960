import { Injectable } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';
import type { MedicalClearance, ReviewScope } from '../domain/review';
import { ScreeningReviewEntity } from './screening-review.entity';

/** A decision as it is kept: with the rule's version and the client's exact answers beside it. */
export type RecordedDecision = Readonly<Record<string, unknown>>;

export interface NewReview {
  readonly id: string;
  readonly clientId: string;
  readonly screeningId: string;
  readonly rank: number;
  readonly outcome: 'clear' | 'hold';
  readonly reviewerId: string;
  readonly reviewerRole: string;
  readonly decisions: readonly RecordedDecision[];
  readonly scope?: ReviewScope;
  readonly medicalClearance?: MedicalClearance;
  readonly second?: Readonly<{ of: string; firstReviewerId: string }>;
  readonly suffices: boolean;
  readonly expiresAt?: Date;
}

export interface StoredReview extends NewReview {
  readonly reviewedAt: Date;
  readonly hasSecond: boolean;
  /** The same screening was reviewed again later. */
  readonly overtaken: boolean;
}

interface ReviewRow {
  id: string;
  client_id: string;
  screening_id: string;
  level_rank: number;
  outcome: 'clear' | 'hold';
  reviewer_id: string;
  reviewer_role: string;
  decisions: RecordedDecision[];
  scope: ReviewScope | null;
  medical_clearance: MedicalClearance | null;
  second_of: string | null;
  first_reviewer_id: string | null;
  suffices: boolean;
  reviewed_at: Date;
  expires_at: Date | null;
  has_second: boolean;
  overtaken: boolean;
}

const SELECT = `SELECT r.*, EXISTS (SELECT FROM screening_review n WHERE n.clinic_id = r.clinic_id AND n.second_of = r.id) AS has_second,
    EXISTS (SELECT FROM screening_review l WHERE l.clinic_id = r.clinic_id AND l.screening_id = r.screening_id AND (l.reviewed_at, l.id) > (r.reviewed_at, r.id)) AS overtaken
  FROM screening_review r WHERE r.clinic_id = $1`;
const BY_ID = `${SELECT} AND r.id = $2`;
const LAST_OF_INTAKE = `${SELECT} AND r.screening_id IN (SELECT s.id FROM screening s WHERE s.clinic_id = $1 AND s.intake_id = $2) ORDER BY r.reviewed_at DESC, r.id DESC LIMIT 1`;
const OF_SCREENING = `${SELECT} AND r.screening_id = $2 ORDER BY r.reviewed_at, r.id`;

@Injectable()
export class ScreeningReviewRepository {
  async add(review: NewReview): Promise<void> {
    const tx = currentTransaction();
    await tx.manager.insert(ScreeningReviewEntity, {
      clinicId: tx.clinicId,
      id: review.id,
      clientId: review.clientId,
      screeningId: review.screeningId,
      levelRank: review.rank,
      outcome: review.outcome,
      reviewerId: review.reviewerId,
      reviewerRole: review.reviewerRole,
      decisions: [...review.decisions],
      scope: review.scope ?? null,
      medicalClearance: review.medicalClearance ?? null,
      secondOf: review.second?.of ?? null,
      firstReviewerId: review.second?.firstReviewerId ?? null,
      suffices: review.suffices,
      expiresAt: review.expiresAt ?? null,
    });
  }

  async findById(id: string): Promise<StoredReview | undefined> {
    const tx = currentTransaction();
    const [row] = await tx.rows<ReviewRow>(BY_ID, [tx.clinicId, id]);
    return row && fromRow(row);
  }

  /** Of any screening of these answers. */
  async lastOfIntake(intakeId: string): Promise<StoredReview | undefined> {
    const tx = currentTransaction();
    const [row] = await tx.rows<ReviewRow>(LAST_OF_INTAKE, [tx.clinicId, intakeId]);
    return row && fromRow(row);
  }

  /** Oldest first. */
  async ofScreening(screeningId: string): Promise<StoredReview[]> {
    const tx = currentTransaction();
    return (await tx.rows<ReviewRow>(OF_SCREENING, [tx.clinicId, screeningId])).map(fromRow);
  }
}

const fromRow = (row: ReviewRow): StoredReview => ({
  id: row.id,
  clientId: row.client_id,
  screeningId: row.screening_id,
  rank: row.level_rank,
  outcome: row.outcome,
  reviewerId: row.reviewer_id,
  reviewerRole: row.reviewer_role,
  decisions: row.decisions,
  ...(row.scope && { scope: row.scope }),
  ...(row.medical_clearance && { medicalClearance: row.medical_clearance }),
  ...(row.second_of !== null && row.first_reviewer_id !== null && { second: { of: row.second_of, firstReviewerId: row.first_reviewer_id } }),
  suffices: row.suffices,
  ...(row.expires_at && { expiresAt: row.expires_at }),
  reviewedAt: row.reviewed_at,
  hasSecond: row.has_second,
  overtaken: row.overtaken,
});
