import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError } from '../../platform/errors/domain-error';
import { hashOf, newId } from '../../platform/ids/ids';
import { signedInStaff } from '../../staff';
import type { AmendmentContent } from '../domain/amendment';
import { SignedNoteQuery } from '../persistence/signed-note.query';
import { NoteViews, type NoteView } from './note-views';
import { Notes } from './notes';

export type Amendment = Pick<AmendmentContent, 'kind' | 'section' | 'text' | 'reason'>;

/** Adds to a signed note, with the reason; the original is never touched and stands beside it. */
@Injectable()
export class AmendNote {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly notes: Notes,
    private readonly signed: SignedNoteQuery,
    private readonly views: NoteViews,
    private readonly audit: AuditTrail,
  ) {}

  amend(noteId: string, { kind, section, text, reason }: Amendment): Promise<NoteView> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const note = await this.notes.visible(noteId);
      const [[signature], author] = await Promise.all([this.signed.signaturesOf([noteId]), this.notes.signer()]);
      if (!signature) throw new DomainError('conflict', 'note_unsigned', 'This note is a draft still: change it, then sign it.');
      const content = canonicalize({ noteId, ofHash: signature.contentHash, kind, section, text, reason, author } satisfies AmendmentContent) as string;
      const [id, contentHash] = [newId(), hashOf(content)];
      this.signed.amend({ id, noteId, kind, content, contentHash, by: author.id });
      this.audit.record({ action: 'note.amend', recordType: 'session_note', recordId: noteId, clientId: note.clientId, details: { amendmentId: id, kind, section, contentHash: contentHash.toString('hex') } });
      return this.views.of(noteId);
    });
  }
}
