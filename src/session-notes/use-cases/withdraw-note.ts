import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, stale } from '../../platform/errors/domain-error';
import { signedInStaff } from '../../staff';
import type { NoteWithdrawal } from '../domain/note-record';
import { NoteSectionRepository } from '../persistence/note-section.repository';
import { NoteWithdrawalRepository } from '../persistence/note-withdrawal.repository';
import { SessionNoteRepository } from '../persistence/session-note.repository';
import { NoteViews, type NoteView } from './note-views';
import { Notes } from './notes';

/** Ends a draft that will not be signed. Nothing is deleted: it stays as it was, with the reason. */
@Injectable()
export class WithdrawNote {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly notes: Notes,
    private readonly repository: SessionNoteRepository,
    private readonly sections: NoteSectionRepository,
    private readonly withdrawals: NoteWithdrawalRepository,
    private readonly views: NoteViews,
    private readonly audit: AuditTrail,
  ) {}

  withdraw(noteId: string, version: number, why: Pick<NoteWithdrawal, 'reason' | 'text'>): Promise<NoteView> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const note = await this.notes.draft(noteId);
      if (note.authorId !== staffId) throw notTheAuthor();
      if (!(await this.repository.withdraw(noteId, version))) throw stale();
      this.sections.close(noteId);
      this.withdrawals.add(noteId, { ...why, by: staffId });
      this.audit.record({ action: 'note.withdraw', recordType: 'session_note', recordId: noteId, clientId: note.clientId, details: { reason: why.reason } });
      return this.views.of(noteId);
    });
  }
}

const notTheAuthor = (): DomainError => new DomainError('forbidden', 'not_the_author', 'Only the person who began this note withdraws it.');
