import { ApiProperty } from '@nestjs/swagger';
import type { SignedNote } from '../persistence/signed-note.query';
import type { Chart } from '../use-cases/export-chart';
import { ChartDischargeResponse, DischargeAmendmentResponse, DischargeSignatureResponse } from './discharge.response';
import { NoteAmendmentResponse, NoteSignatureResponse } from './note-signature.response';

export class ChartNoteResponse {
  id: string;
  heldAt: string;
  signature: NoteSignatureResponse;
  amendments: NoteAmendmentResponse[];

  static of({ id, heldAt, signature, amendments }: SignedNote): ChartNoteResponse {
    return { id, heldAt: heldAt.toISOString(), signature: NoteSignatureResponse.of(signature), amendments: amendments.map((amendment) => NoteAmendmentResponse.of(amendment)) };
  }
}

export class ChartPlanResponse {
  planId: string;
  revision: number;
  approvedAt: string;
  /** As it was frozen. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  content: object;
}

export class ChartResponse {
  clientId: string;
  givenName: string;
  familyName: string;
  dateOfBirth: string;
  /** Oldest first. */
  notes: ChartNoteResponse[];
  plans: ChartPlanResponse[];
  /** Signed, oldest first. */
  discharges: ChartDischargeResponse[];
  /** Not part of the chart yet. */
  drafts: number;
  /** Drafts that will not be signed; not part of it either. */
  withdrawn: number;

  static of({ client, notes, plans, discharges, drafts, withdrawn }: Chart): ChartResponse {
    const { id: clientId, givenName, familyName, dateOfBirth } = client;
    return {
      clientId, givenName, familyName, dateOfBirth,
      notes: notes.map((note) => ChartNoteResponse.of(note)),
      plans: plans.map(({ plan, revision, approvedAt, content }) => ({ planId: plan.id, revision, approvedAt: approvedAt.toISOString(), content })),
      discharges: discharges.map(({ discharge, amendments }) => ({
        planId: discharge.planId,
        signature: DischargeSignatureResponse.of(discharge),
        amendments: amendments.map((amendment) => DischargeAmendmentResponse.of(amendment)),
      })),
      drafts,
      withdrawn,
    };
  }
}
