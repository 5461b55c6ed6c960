import { ApiProperty } from '@nestjs/swagger';
import type { Trend } from '../domain/trend';

export class NoteTrendReasonResponse {
  rule: string;
  outcome: string;
  text: string;
  source: string;
}

/** What the course says about going on. Other than `go_on`, the gate closes with the signature. */
export class NoteTrendResponse {
  @ApiProperty({ enum: ['go_on', 'therapist_review', 'refer'] })
  outcome: string;
  reasons: NoteTrendReasonResponse[];
  visits: number;
  /** On the first arrival of the course. */
  painBefore: number | null;
  painNow: number | null;

  static of({ outcome, reasons, visits, painBefore, painNow }: Trend): NoteTrendResponse {
    return { outcome, reasons: reasons.map(({ rule, outcome: asks, text, source }) => ({ rule, outcome: asks, text, source })), visits, painBefore, painNow };
  }
}
