import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError } from '../../platform/errors/domain-error';
import { signedInStaff } from '../../staff';
import { isStudent } from '../domain/frozen-note';
import { SignedNoteQuery } from '../persistence/signed-note.query';
import { NoteViews, type NoteView } from './note-views';
import { Notes } from './notes';

/** The second signature of a student's note, under the very hash that the student signed. */
@Injectable()
export class CoSignNote {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly notes: Notes,
    private readonly signed: SignedNoteQuery,
    private readonly views: NoteViews,
    private readonly audit: AuditTrail,
  ) {}

  sign(noteId: string, contentHash: string): Promise<NoteView> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const note = await this.notes.visible(noteId);
      const [[signature], signer] = await Promise.all([this.signed.signaturesOf([noteId]), this.notes.signer()]);
      if (!signature) throw new DomainError('conflict', 'note_unsigned', 'The author signs first.');
      if (!signature.needsCosignature) throw new DomainError('conflict', 'no_cosignature_needed', 'This note needs no second signature.');
      if (signature.signer.id === signer.id || isStudent(signer.credentials)) throw new DomainError('forbidden', 'may_not_cosign', 'Somebody else, who is no student, gives the second signature.');
      if (signature.contentHash !== contentHash) throw new DomainError('stale', 'other_content', 'That is not the hash of this note. Read the note again, then sign what it says.');
      await this.signed.cosign(signature, signer);
      this.audit.record({ action: 'note.cosign', recordType: 'session_note', recordId: noteId, clientId: note.clientId, details: { contentHash } });
      return this.views.of(noteId);
    });
  }
}
