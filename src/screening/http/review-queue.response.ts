import { ChangedAnswerResponse } from '../../intake';
import { isTimeAndId, pageOf, type Cursor } from '../../platform/http/page';
import { questionText } from '../domain/answer-text';
import { rankOf } from '../domain/levels';
import { CERTAINTY, standardRuleSet } from '../rules/standard';
import type { InQueue } from '../use-cases/read-review-queue';
import { FindingResponse } from './finding.response';

export class HeldResponse {
  screeningId: string;
  clientId: string;
  givenName: string;
  familyName: string;
  /** One of the four levels that hold. */
  level: string;
  heldSince: Date;
  answeredAt: Date;
  /** `review`, `second_review`, `medical_outcome` or `new_intake`. */
  waitsFor: string;
  /** Only the findings that hold, gravest first. */
  findings: FindingResponse[];
  /** Questions that the client left open and that decide. */
  openQuestions: string[];
  /** Of a short check: what differs from the answers before it; else empty. */
  changed: ChangedAnswerResponse[];

  static of(held: InQueue): HeldResponse {
    const { id: screeningId, clientId, givenName, familyName, heldSince, answeredAt, result, form, changed } = held;
    return {
      screeningId, clientId, givenName, familyName, heldSince, answeredAt,
      level: result.level,
      waitsFor: waitsFor(held),
      findings: result.findings.filter(({ level }) => rankOf(level) >= 2).map((finding) => FindingResponse.of(finding, form, standardRuleSet.sources)),
      openQuestions: result.undecided.map(({ questionId }) => questionText(form, questionId)),
      changed: ChangedAnswerResponse.all(form, changed),
    };
  }
}

export const isPlaceInQueue = ([rank = '', ...place]: Cursor): boolean => /^[2-5]$/.test(rank) && isTimeAndId(place);

const waitsFor = ({ rank, awaitsSecond, outcomeRecorded }: InQueue): string => {
  if (rank >= 4) return outcomeRecorded ? 'new_intake' : 'medical_outcome';
  return awaitsSecond ? 'second_review' : 'review';
};

export class ReviewQueueResponse {
  /** How sure all this is. */
  certainty: string;
  items: HeldResponse[];
  /** Absent on the last page. */
  nextCursor?: string;

  static of(held: readonly InQueue[], limit: number): ReviewQueueResponse {
    const { items, nextCursor } = pageOf(held, limit, ({ rank, heldSince, id }) => [String(rank), heldSince.toISOString(), id]);
    return { certainty: CERTAINTY, items: items.map((one) => HeldResponse.of(one)), ...(nextCursor && { nextCursor }) };
  }
}
