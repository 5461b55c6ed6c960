import { ApiProperty } from '@nestjs/swagger';
import type { GateState } from '../../screening';
import { catalogue } from '../../techniques';
import { findingText } from '../domain/body-chart';
import type { LimitMark } from '../domain/limit-marks';
import { PRIVACIES, WITHDRAWAL_REASONS, type SessionNote, type StoredSection } from '../domain/note-record';
import { NOTE_KINDS, SECTIONS } from '../domain/sections';
import type { NoteView } from '../use-cases/note-views';
import type { SavedSection } from '../use-cases/save-section';
import { NoteLimitsResponse } from './note-limits.response';
import { NoteAmendmentResponse, NoteSignatureResponse } from './note-signature.response';
import { SaveSectionRequest } from './session-note.request';

/** Absent fields were not filled in. */
export class NoteSectionsResponse extends SaveSectionRequest {}

export class LimitMarkResponse {
  code: string;
  /** Where in the line. */
  pointer: string;
  text: string;
  /** The finding, flag or boundary that set the limit. */
  cause: string | null;

  static of({ code, pointer, text, cause }: LimitMark): LimitMarkResponse {
    return { code, pointer, text, cause };
  }
}

export class MarkedLineResponse {
  /** Place of the line of treatment, from 0. */
  line: number;
  marks: LimitMarkResponse[];

  static ofLines(marks: readonly (readonly LimitMark[])[]): MarkedLineResponse[] {
    return marks.flatMap((of, line) => (of.length > 0 ? [{ line, marks: of.map((mark) => LimitMarkResponse.of(mark)) }] : []));
  }
}

export class SectionStateResponse {
  @ApiProperty({ enum: SECTIONS })
  section: string;
  /** For If-Match of the next save. */
  version: number;
  /** The note that it was copied from and that nobody has touched since. */
  copiedFrom: string | null;
  /** The plan that it was filled from and that nobody has touched since. */
  copiedFromPlan: string | null;
  /** The template that was put in and that nobody has touched since. */
  templateId: string | null;
  templateVersion: number | null;
  savedBy: string;
  savedAt: string;

  static of({ section, version, copiedFrom, copiedFromPlan, templateId, templateVersion, savedBy, savedAt }: StoredSection): SectionStateResponse {
    return { section, version, copiedFrom, copiedFromPlan, templateId, templateVersion, savedBy, savedAt: savedAt.toISOString() };
  }
}

export class SavedSectionResponse extends SectionStateResponse {
  /** For If-Match of the signature; one that does not sign where somebody else saved a section: read the note first. */
  noteVersion: number;
  content: NoteSectionsResponse;
  limitMarks: MarkedLineResponse[];

  static ofSaved({ saved, noteVersion, marks }: SavedSection): SavedSectionResponse {
    return { ...SectionStateResponse.of(saved), noteVersion, content: { [saved.section]: saved.content }, limitMarks: MarkedLineResponse.ofLines(marks) };
  }
}

export class NoteGateReasonResponse {
  code: string;
  message: string;
}

export class NoteGateResponse {
  open: boolean;
  reasons: NoteGateReasonResponse[];

  static of(gate: GateState): NoteGateResponse {
    return { open: gate.open, reasons: gate.open ? [] : gate.reasons.map(({ code, message }) => ({ code, message })) };
  }
}

const STATUSES = ['draft', 'awaiting_cosignature', 'signed', 'withdrawn'] as const;

const statusOf = ({ signature, withdrawal }: NoteView): (typeof STATUSES)[number] => {
  if (withdrawal) return 'withdrawn';
  if (!signature) return 'draft';
  return signature.needsCosignature && !signature.cosignature ? 'awaiting_cosignature' : 'signed';
};

export class NoteWithdrawalResponse {
  @ApiProperty({ enum: WITHDRAWAL_REASONS })
  reason: string;
  text: string;
  withdrawnBy: string;
  withdrawnAt: string;
}

export class SessionNoteResponse {
  id: string;
  clientId: string;
  @ApiProperty({ enum: NOTE_KINDS })
  kind: string;
  version: number;
  @ApiProperty({ enum: STATUSES })
  status: string;
  authorId: string;
  planId: string | null;
  appointmentId: string | null;
  @ApiProperty({ format: 'date-time' })
  heldAt: string;
  @ApiProperty({ format: 'date-time' })
  startedAt: string;
  @ApiProperty({ enum: PRIVACIES })
  privacy: string;
  discipline: string | null;
  readers: string[];
  /** Signed: as they were frozen. */
  sections: NoteSectionsResponse;
  /** Of a draft. */
  sectionStates: SectionStateResponse[];
  /** The body chart in words, in the order of its findings. */
  findingTexts: string[];
  limitMarks: MarkedLineResponse[];
  /** Under which the note was begun. */
  limits: NoteLimitsResponse | null;
  gate: NoteGateResponse;
  signature: NoteSignatureResponse | null;
  /** In the order of time. The signed text stays as it was. */
  amendments: NoteAmendmentResponse[];
  withdrawal: NoteWithdrawalResponse | null;

  static of(view: NoteView): SessionNoteResponse {
    const { note, sections, drafts, marks, limits, gate, signature, amendments, withdrawal } = view;
    return {
      ...headOf(note),
      status: statusOf(view),
      sections: sections as NoteSectionsResponse,
      sectionStates: drafts.map((draft) => SectionStateResponse.of(draft)),
      findingTexts: (sections.bodyChart.findings ?? []).map((finding) => findingText(finding, catalogue)),
      limitMarks: MarkedLineResponse.ofLines(marks),
      limits: limits && NoteLimitsResponse.of(limits),
      gate: NoteGateResponse.of(gate),
      signature: signature && NoteSignatureResponse.of(signature),
      amendments: amendments.map((amendment) => NoteAmendmentResponse.of(amendment)),
      withdrawal: withdrawal && { reason: withdrawal.reason, text: withdrawal.text, withdrawnBy: withdrawal.by, withdrawnAt: withdrawal.at.toISOString() },
    };
  }
}

const headOf = ({ id, clientId, kind, version, authorId, planId, appointmentId, heldAt, startedAt, privacy, discipline, readers }: SessionNote) => ({
  id, clientId, kind, version, authorId, planId, appointmentId, heldAt: heldAt.toISOString(), startedAt: startedAt.toISOString(), privacy, discipline, readers: [...readers],
});

