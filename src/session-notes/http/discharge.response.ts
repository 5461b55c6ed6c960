import { ApiProperty } from '@nestjs/swagger';
import { AMENDMENT_KINDS } from '../domain/amendment';
import type { CourseNumbers, MeasureOutcome } from '../domain/discharge-summary';
import type { DischargeAmendmentRecord, DischargeRecord } from '../persistence/discharge.repository';
import type { DischargeView } from '../use-cases/discharges';
import { NoteSignerResponse } from './note-signature.response';

export class MeasureOutcomeResponse {
  measure: string;
  name: string;
  moment: string;
  item: string;
  times: number;
  first: number;
  last: number;
  best: number;
  /** Above zero is better; null: asked once. */
  gain: number | null;
  @ApiProperty({ enum: ['better', 'worse', 'no', 'unknown'] })
  matters: string;
  mcid: number | null;
  sources: string[];

  static of({ measure, name, moment, item, times, first, last, best, gain, matters, mcid, sources }: MeasureOutcome): MeasureOutcomeResponse {
    return { measure, name, moment, item, times, first, last, best, gain, matters, mcid, sources: [...sources] };
  }
}

export class CountedNoteResponse {
  noteId: string;
  contentHash: string;
}

export class CourseNumbersResponse {
  /** Signed treatments by this plan. */
  visits: number;
  firstVisit: string | null;
  lastVisit: string | null;
  sessionsPlanned: number | null;
  complaintRegion: string | null;
  measures: MeasureOutcomeResponse[];
  /** Null: nothing to tell it by. */
  mcidReached: boolean | null;
  @ApiProperty({ enum: ['go_on', 'therapist_review', 'refer'] })
  trend: string;
  /** Whose scores are counted: notes that all clinical staff may read. */
  notes: CountedNoteResponse[];

  static of({ measures, notes, visits, firstVisit, lastVisit, sessionsPlanned, complaintRegion, mcidReached, trend }: CourseNumbers): CourseNumbersResponse {
    return {
      visits, firstVisit, lastVisit, sessionsPlanned, complaintRegion, mcidReached, trend,
      measures: measures.map((measure) => MeasureOutcomeResponse.of(measure)),
      notes: notes.map(({ noteId, contentHash }) => ({ noteId, contentHash })),
    };
  }
}

export class DischargeSignatureResponse {
  /** SHA-256 over the canonical JSON (RFC 8785) of the frozen content, hex. */
  contentHash: string;
  /** Everything that was signed, as it was signed. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  content: object;
  signer: NoteSignerResponse;

  static of({ frozen, contentHash, signedAt }: DischargeRecord): DischargeSignatureResponse {
    return { contentHash, content: frozen, signer: { ...frozen.signer, credentials: [...frozen.signer.credentials], signedAt: signedAt.toISOString() } };
  }
}

export class DischargeAmendmentResponse {
  id: string;
  @ApiProperty({ enum: AMENDMENT_KINDS })
  kind: string;
  text: string;
  reason: string;
  /** Hash of the text that it amends. */
  ofHash: string;
  contentHash: string;
  author: NoteSignerResponse;

  static of({ id, kind, content, contentHash, amendedAt }: DischargeAmendmentRecord): DischargeAmendmentResponse {
    const { text, reason, ofHash, author } = content;
    return { id, kind, text, reason, ofHash, contentHash, author: { ...author, credentials: [...author.credentials], signedAt: amendedAt.toISOString() } };
  }
}

export class DischargeSummaryResponse {
  planId: string;
  clientId: string;
  /** Of the plan, for If-Match of the signature. */
  version: number;
  @ApiProperty({ enum: ['draft', 'signed'] })
  status: string;
  /** As they are now; what was signed stands in the signature. */
  numbers: CourseNumbersResponse;
  numbersHash: string;
  /** Notes by this plan that are not signed, and so not counted: sign or withdraw them first. */
  drafts: number;
  signature: DischargeSignatureResponse | null;
  amendments: DischargeAmendmentResponse[];

  static of({ planId, clientId, planVersion, numbers, numbersHash, drafts, signed, amendments }: DischargeView): DischargeSummaryResponse {
    return {
      planId, clientId, version: planVersion, status: signed ? 'signed' : 'draft', numbers: CourseNumbersResponse.of(numbers), numbersHash, drafts,
      signature: signed && DischargeSignatureResponse.of(signed),
      amendments: amendments.map((amendment) => DischargeAmendmentResponse.of(amendment)),
    };
  }
}

export class ChartDischargeResponse {
  planId: string;
  signature: DischargeSignatureResponse;
  amendments: DischargeAmendmentResponse[];
}
