import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../../platform/http/page';
import { PRIVACIES } from '../domain/note-record';
import { NOTE_KINDS } from '../domain/sections';
import type { NoteLine } from '../persistence/note-list.query';
import type { UnsignedNote } from '../use-cases/list-notes';

export class NoteLineResponse {
  /** Of the note; of a discharge, that of its plan. */
  id: string;
  clientId: string;
  @ApiProperty({ enum: [...NOTE_KINDS, 'discharge'] })
  kind: string;
  authorId: string;
  planId: string | null;
  @ApiProperty({ format: 'date-time' })
  heldAt: string;
  /** Null: a draft. */
  signedAt: string | null;
  /** A draft that will not be signed. */
  withdrawnAt: string | null;
  @ApiProperty({ enum: PRIVACIES })
  privacy: string;
  /** Null while the note is a draft, like all that follows. */
  painBefore: number | null;
  painAfter: number | null;
  minutes: number | null;
  techniques: string[];
  regions: string[];
  findings: number;
  /** Work past a limit of the client. */
  limitMarks: number;
  /** Trend rules that closed the gate. */
  held: string[];
  amendments: number;
  awaitsCosignature: boolean;

  static of({ id, clientId, kind, authorId, planId, heldAt, signedAt, withdrawnAt, privacy, summary, amendments, cosigned }: NoteLine): NoteLineResponse {
    return {
      id, clientId, kind, authorId, planId, heldAt: heldAt.toISOString(), signedAt: signedAt && signedAt.toISOString(),
      withdrawnAt: withdrawnAt && withdrawnAt.toISOString(), privacy,
      painBefore: summary?.painBefore ?? null,
      painAfter: summary?.painAfter ?? null,
      minutes: summary?.minutes ?? null,
      techniques: [...(summary?.techniques ?? [])],
      regions: [...(summary?.regions ?? [])],
      findings: summary?.findings ?? 0,
      limitMarks: summary?.marks ?? 0,
      held: [...(summary?.held ?? [])],
      amendments,
      awaitsCosignature: cosigned === false,
    };
  }
}

export class NotePageResponse {
  items: NoteLineResponse[];
  /** Absent on the last page. */
  nextCursor?: string;

  static of({ items, nextCursor }: Page<NoteLine>): NotePageResponse {
    return { items: items.map((item) => NoteLineResponse.of(item)), ...(nextCursor !== undefined && { nextCursor }) };
  }
}

export class UnsignedNoteResponse extends NoteLineResponse {
  /** Since the session. */
  ageHours: number;
  @ApiProperty({ enum: ['signature', 'cosignature'] })
  waitsFor: string;
}

export class UnsignedNotesResponse {
  /** At most 200 of each; oldest first. */
  items: UnsignedNoteResponse[];

  static of(notes: readonly UnsignedNote[]): UnsignedNotesResponse {
    return { items: notes.map((note) => ({ ...NoteLineResponse.of(note), ageHours: note.ageHours, waitsFor: note.waitsFor })) };
  }
}
