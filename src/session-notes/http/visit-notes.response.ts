import { ApiProperty } from '@nestjs/swagger';
import { NOTE_STATES } from '../domain/visit-of-note';
import type { NotesOfVisit, VisitNoteState } from '../use-cases/read-visit-notes';
import { NoteLineResponse } from './note-list.response';

export class VisitNotesResponse {
  appointmentId: string;
  /** Of several notes the one that is least finished; withdrawn drafts do not count. */
  @ApiProperty({ enum: NOTE_STATES })
  noteState: string;
  notes: NoteLineResponse[];

  static of({ appointmentId, noteState, notes }: NotesOfVisit): VisitNotesResponse {
    return { appointmentId, noteState, notes: notes.map((line) => NoteLineResponse.of(line)) };
  }
}

export class VisitNoteStateResponse {
  appointmentId: string;
  clientId: string;
  @ApiProperty({ format: 'date-time' })
  startsAt: string;
  /** The caller is the therapist of this visit. */
  isMine: boolean;
  @ApiProperty({ enum: NOTE_STATES })
  noteState: string;
  noteIds: string[];
}

export class VisitNoteStatesResponse {
  /** In the order of time; visits that were called off or missed are left out. */
  items: VisitNoteStateResponse[];

  static of(visits: readonly VisitNoteState[]): VisitNoteStatesResponse {
    return { items: visits.map(({ appointmentId, clientId, startsAt, isMine, noteState, noteIds }) => ({ appointmentId, clientId, startsAt: startsAt.toISOString(), isMine, noteState, noteIds: [...noteIds] })) };
  }
}
