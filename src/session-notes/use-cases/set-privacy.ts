import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, stale } from '../../platform/errors/domain-error';
import { signedInStaff } from '../../staff';
import type { Privacy } from '../domain/note-record';
import { SessionNoteRepository } from '../persistence/session-note.repository';
import { NoteViews, type NoteView } from './note-views';
import { Notes } from './notes';

/** Says who else reads a draft and the note that it becomes. The author's alone to decide. */
@Injectable()
export class SetPrivacy {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly notes: Notes,
    private readonly repository: SessionNoteRepository,
    private readonly views: NoteViews,
    private readonly audit: AuditTrail,
  ) {}

  set(noteId: string, version: number, privacy: Privacy): Promise<NoteView> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const note = await this.notes.draft(noteId);
      if (note.authorId !== staffId) throw new DomainError('forbidden', 'not_the_author', 'Only the person who wrote this note decides who else reads it.');
      await this.notes.refuseUnknown(privacy.readers);
      if (!(await this.repository.setPrivacy(noteId, version, privacy))) throw stale();
      this.audit.record({ action: 'note.privacy', recordType: 'session_note', recordId: noteId, clientId: note.clientId, details: { privacy: privacy.privacy, readers: privacy.readers } });
      return this.views.of(noteId);
    });
  }
}
