import { ApiProperty } from '@nestjs/swagger';
import { ChangedAnswerResponse } from '../../intake';
import { questionText } from '../domain/answer-text';
import { levelOfUndecided } from '../domain/raise';
import { CERTAINTY, standardRuleSet } from '../rules/standard';
import type { ScreeningChart, StoredClearance } from '../use-cases/read-screenings';
import { FindingResponse } from './finding.response';
import { ClearanceRequestResponse, MedicalClearanceResponse } from './medical-clearance.response';
import { MedicalOutcomeResponse } from './medical-outcome.response';
import { PsychosocialResponse } from './psychosocial.response';
import { ReviewResponse } from './review.response';

export class UndecidedResponse {
  questionId: string;
  question: string;
  /** Rules that could still fire, or `must_answer`. */
  becauseOf: string[];
  /** What it holds at: therapist_review, or where a therapist moved it up to. */
  level: string;
}

export class ClearanceResponse {
  id: string;
  /** The review that granted it; null: the screening itself did. */
  reviewId: string | null;
  grantedAt: Date;
  expiresAt: Date;
  closedAt: Date | null;
  /** For how many visits; null: any number. */
  visits: number | null;
  visitsBegun: number;
  @ApiProperty({ type: 'object', additionalProperties: true })
  limits: object;

  static of(clearance: StoredClearance): ClearanceResponse {
    const { id, reviewId, grantedAt, expiresAt, closedAt, visits, visitsBegun, limits } = clearance;
    return { id, reviewId: reviewId ?? null, grantedAt, expiresAt, closedAt: closedAt ?? null, visits: visits ?? null, visitsBegun, limits };
  }
}

export class ScreeningResponse {
  id: string;
  clientId: string;
  intakeId: string;
  /** One of the six levels. */
  level: string;
  isLatest: boolean;
  answeredAt: Date;
  screenedAt: Date;
  ruleSetId: string;
  ruleSetVersion: string;
  formId: string;
  formVersion: number;
  /** Gravest first. */
  findings: FindingResponse[];
  undecided: UndecidedResponse[];
  psychosocial: PsychosocialResponse;
  /** Of a short check: what differs from the answers before it; else empty. */
  changed: ChangedAnswerResponse[];
  /** The union of what all findings ask of the treatment. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  limits: object;
  reviews: ReviewResponse[];
  /** What doctors said about an urgent or emergency screening, oldest first. */
  medicalOutcomes: MedicalOutcomeResponse[];
  /** What doctors were asked, oldest first. */
  clearanceRequests: ClearanceRequestResponse[];
  /** What doctors cleared in writing, oldest first. */
  medicalClearances: MedicalClearanceResponse[];
  @ApiProperty({ type: ClearanceResponse, nullable: true })
  clearance: ClearanceResponse | null;
  /** How sure all this is. */
  certainty: string;

  static of({ screening, form, changed, reviews, outcomes, requests, letters, clearance, isLatest }: ScreeningChart): ScreeningResponse {
    const { id, clientId, intakeId, answers, result, answeredAt, screenedAt } = screening;
    return {
      id, clientId, intakeId, isLatest, answeredAt, screenedAt,
      level: result.level,
      ruleSetId: result.ruleSet.id,
      ruleSetVersion: result.ruleSet.version,
      formId: result.form.id,
      formVersion: result.form.version,
      findings: result.findings.map((finding) => FindingResponse.of(finding, form, standardRuleSet.sources)),
      undecided: result.undecided.map((open) => ({ questionId: open.questionId, question: questionText(form, open.questionId), becauseOf: [...open.becauseOf], level: levelOfUndecided(open) })),
      psychosocial: PsychosocialResponse.of(answers, form, standardRuleSet.sources),
      changed: ChangedAnswerResponse.all(form, changed),
      limits: result.limits,
      reviews: reviews.map((review) => ReviewResponse.of(review)),
      medicalOutcomes: outcomes.map((outcome) => MedicalOutcomeResponse.of(outcome)),
      clearanceRequests: requests.map((request) => ClearanceRequestResponse.of(request)),
      medicalClearances: letters.map((letter) => MedicalClearanceResponse.of(letter)),
      clearance: clearance ? ClearanceResponse.of(clearance) : null,
      certainty: CERTAINTY,
    };
  }
}
