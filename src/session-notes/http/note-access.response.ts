import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../../platform/http/page';
import { EMERGENCY_REASONS } from '../domain/note-access';
import { PRIVACIES, type Privacy } from '../domain/note-record';
import type { NotePrivacy, ToldChange } from '../use-cases/change-privacy';
import type { OpenedNotes, ToldReading } from '../use-cases/read-in-emergency';
import { ChartNoteResponse } from './chart.response';

export class PrivacyResponse {
  @ApiProperty({ enum: PRIVACIES })
  privacy: string;
  discipline: string | null;
  readers: string[];

  static ofPrivacy({ privacy, discipline, readers }: Privacy): PrivacyResponse {
    return { privacy, discipline, readers: [...readers] };
  }
}

export class PrivacyChangeResponse {
  id: string;
  was: PrivacyResponse;
  is: PrivacyResponse;
  /** Null for an owner who treats nobody and did not write it. */
  reason: string | null;
  changedBy: string;
  changedAt: string;

  static of({ id, was, is, reason, by, at }: ToldChange): PrivacyChangeResponse {
    return { id, was: PrivacyResponse.ofPrivacy(was), is: PrivacyResponse.ofPrivacy(is), reason, changedBy: by, changedAt: at.toISOString() };
  }
}

export class NotePrivacyResponse extends PrivacyResponse {
  noteId: string;
  authorId: string;
  version: number;
  /** Since it was signed, oldest first. */
  changes: PrivacyChangeResponse[];

  static of(note: NotePrivacy): NotePrivacyResponse {
    const { id: noteId, authorId, version, changes } = note;
    return { ...PrivacyResponse.ofPrivacy(note), noteId, authorId, version, changes: changes.map((change) => PrivacyChangeResponse.of(change)) };
  }
}

export class OpenedNotesResponse {
  /** Of this reading, as it stands in the list of the authors and owners. */
  id: string;
  readAt: string;
  /** Newest first. */
  notes: ChartNoteResponse[];
  /** Older ones beyond those that are opened at once. */
  notShown: number;

  static of({ id, readAt, notes, notShown }: OpenedNotes): OpenedNotesResponse {
    return { id, readAt: readAt.toISOString(), notes: notes.map((note) => ChartNoteResponse.of(note)), notShown };
  }
}

export class EmergencyReadingResponse {
  id: string;
  clientId: string;
  readerId: string;
  readerName: string;
  @ApiProperty({ enum: EMERGENCY_REASONS })
  reason: string;
  /** Null for an owner who treats nobody. */
  text: string | null;
  readAt: string;
  /** For an author, their own. */
  noteIds: string[];

  static of({ id, clientId, readerId, readerName, reason, text, readAt, noteIds }: ToldReading): EmergencyReadingResponse {
    return { id, clientId, readerId, readerName, reason, text, readAt: readAt.toISOString(), noteIds: [...noteIds] };
  }
}

export class EmergencyReadingPageResponse {
  items: EmergencyReadingResponse[];
  /** Absent on the last page. */
  nextCursor?: string;

  static of({ items, nextCursor }: Page<ToldReading>): EmergencyReadingPageResponse {
    return { items: items.map((item) => EmergencyReadingResponse.of(item)), ...(nextCursor !== undefined && { nextCursor }) };
  }
}
