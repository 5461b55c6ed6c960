import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One therapist's recorded judgement of a screening. Times are the database's: the app role may not write them. */
@Entity('screening_review')
export class ScreeningReviewEntity {
  @PrimaryColumn('uuid', { name: 'clinic_id', primaryKeyConstraintName: 'screening_review_pkey' })
  clinicId!: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'screening_review_pkey' })
  id!: string;

  @Column('uuid', { name: 'client_id' })
  clientId!: string;

  @Column('uuid', { name: 'screening_id' })
  screeningId!: string;

  @Column('smallint', { name: 'level_rank' })
  levelRank!: number;

  @Column('text')
  outcome!: 'clear' | 'hold';

  @Column('uuid', { name: 'reviewer_id' })
  reviewerId!: string;

  @Column('text', { name: 'reviewer_role' })
  reviewerRole!: string;

  @Column('jsonb')
  decisions!: object;

  @Column('jsonb', { nullable: true })
  scope!: object | null;

  @Column('jsonb', { name: 'medical_clearance', nullable: true })
  medicalClearance!: object | null;

  @Column('uuid', { name: 'second_of', nullable: true })
  secondOf!: string | null;

  @Column('uuid', { name: 'first_reviewer_id', nullable: true })
  firstReviewerId!: string | null;

  @Column('boolean')
  suffices!: boolean;

  @Column({ type: 'timestamp with time zone', name: 'reviewed_at', precision: 3, default: () => 'clock_timestamp()', insert: false })
  reviewedAt!: Date;

  @Column({ type: 'timestamp with time zone', name: 'expires_at', precision: 3, nullable: true })
  expiresAt!: Date | null;
}
