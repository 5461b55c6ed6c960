import { ApiProperty } from '@nestjs/swagger';
import { ChangedAnswerResponse } from '../../intake';
import { isTimeAndId, pageOf, type Cursor } from '../../platform/http/page';
import { questionText } from '../domain/answer-text';
import { rankOf } from '../domain/levels';
import { CERTAINTY, standardRuleSet } from '../rules/standard';
import type { InQueue, ReviewQueue } from '../use-cases/read-review-queue';
import { FindingResponse } from './finding.response';
import { UrgentNoticeResponse } from './urgent-notice.response';

export class NextVisitResponse {
  appointmentId: string;
  startsAt: Date;
}

export class HeldResponse {
  screeningId: string;
  clientId: string;
  givenName: string;
  familyName: string;
  /** One of the four levels that hold. */
  level: string;
  heldSince: Date;
  answeredAt: Date;
  /** The client's next visit; null: none is booked. */
  @ApiProperty({ type: NextVisitResponse, nullable: true })
  visit: NextVisitResponse | null;
  /** `review`, `second_review`, `medical_clearance`, `correction`, `medical_outcome` or `new_intake`. */
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
      visit: held.visit ? { appointmentId: held.visit.appointmentId, startsAt: held.visit.startsAt } : null,
      waitsFor: waitsFor(held),
      findings: result.findings.filter(({ level }) => rankOf(level) >= 2).map((finding) => FindingResponse.of(finding, form, standardRuleSet.sources)),
      openQuestions: result.undecided.map(({ questionId }) => questionText(form, questionId)),
      changed: ChangedAnswerResponse.all(form, changed),
    };
  }
}

const isTime = (text: string): boolean => !Number.isNaN(Date.parse(text));

export const isPlaceInQueue = ([rank = '', visitAt = '', ...place]: Cursor): boolean => /^[2-5]$/.test(rank) && (visitAt === '' || isTime(visitAt)) && isTimeAndId(place);

const waitsFor = ({ rank, awaitsSecond, outcomeRecorded, correctionAwaited, doctorAsked }: InQueue): string => {
  if (correctionAwaited) return 'correction';
  if (rank >= 4) return outcomeRecorded ? 'new_intake' : 'medical_outcome';
  if (awaitsSecond) return 'second_review';
  return rank === 3 && doctorAsked ? 'medical_clearance' : 'review';
};

export class ReviewQueueResponse {
  /** How sure all this is. */
  certainty: string;
  /** On the first page: what clients answered that cannot wait, gravest first, until a therapist has seen to it. */
  urgent: UrgentNoticeResponse[];
  items: HeldResponse[];
  /** Absent on the last page. */
  nextCursor?: string;

  static of({ notices, held }: ReviewQueue, limit: number): ReviewQueueResponse {
    const { items, nextCursor } = pageOf(held, limit, ({ rank, visit, heldSince, id }) => [String(rank), visit?.startsAt.toISOString() ?? '', heldSince.toISOString(), id]);
    return { certainty: CERTAINTY, urgent: notices.map((notice) => UrgentNoticeResponse.of(notice)), items: items.map((one) => HeldResponse.of(one)), ...(nextCursor && { nextCursor }) };
  }
}
