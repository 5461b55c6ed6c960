import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { isId } from '../../platform/ids/ids';
import { signedInStaff, StaffDirectory } from '../../staff';
import type { SignedBy } from '../domain/frozen-note';
import type { SessionNote } from '../domain/note-record';
import { alreadySigned } from '../persistence/note-signature.repository';
import { SessionNoteRepository } from '../persistence/session-note.repository';

/** Finds notes that the person who asks may see, and claims drafts for a change. */
@Injectable()
export class Notes {
  constructor(
    private readonly notes: SessionNoteRepository,
    private readonly staff: StaffDirectory,
  ) {}

  async visible(noteId: string): Promise<SessionNote> {
    const note = await this.notes.findVisible(noteId, signedInStaff().staffId);
    if (!note) throw notFound();
    return note;
  }

  /** Locked to the end of the transaction: a section is saved, or the note is signed, one after the other. */
  async draft(noteId: string): Promise<SessionNote> {
    const note = await this.notes.lockVisible(noteId, signedInStaff().staffId);
    if (note) return note;
    // No policy lets a signed or withdrawn row be locked.
    const { withdrawnAt } = await this.visible(noteId);
    throw withdrawnAt ? withdrawn() : alreadySigned();
  }

  /** Malformed, unknown and another clinic's are one answer. */
  async refuseUnknown(readers: readonly string[]): Promise<void> {
    const known = readers.every(isId) ? await this.staff.namesOf(readers) : new Map<string, string>();
    if (known.size < readers.length) throw unknownReader();
  }

  /** Who signs now, as the record will name them. */
  async signer(): Promise<SignedBy> {
    const { staffId: id } = signedInStaff();
    const [names, credentials] = await Promise.all([this.staff.namesOf([id]), this.staff.credentialsOf(id)]);
    return { id, name: names.get(id) ?? id, credentials };
  }
}

const withdrawn = (): DomainError =>
  new DomainError('conflict', 'note_withdrawn', 'This draft was withdrawn, so it stands as it is. Begin another note.');

const unknownReader = (): DomainError =>
  new DomainError('unprocessable', 'unknown_reader', 'A reader is not a member of this clinic.', [{ pointer: '/readers', code: 'unknown_reader', message: 'Name members of staff by their ids.' }]);
