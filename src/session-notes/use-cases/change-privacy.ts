import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, notFound, stale } from '../../platform/errors/domain-error';
import { newId } from '../../platform/ids/ids';
import { signedInStaff } from '../../staff';
import { wordsFor } from '../domain/note-access';
import type { Privacy } from '../domain/note-record';
import { NoteAccessRepository, type NoteHead, type PrivacyChange } from '../persistence/note-access.repository';
import { Notes } from './notes';

export type ToldChange = Omit<PrivacyChange, 'text'> & Readonly<{ reason: string | null }>;
export type NotePrivacy = NoteHead & Readonly<{ changes: readonly ToldChange[] }>;

/** Who reads a signed note: widened or narrowed by its author or an owner, each time with a reason that is kept. */
@Injectable()
export class ChangePrivacy {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly notes: Notes,
    private readonly access: NoteAccessRepository,
    private readonly audit: AuditTrail,
  ) {}

  read(noteId: string): Promise<NotePrivacy> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const head = await this.#known(noteId);
      this.audit.record({ action: 'note.read_privacy', recordType: 'session_note', recordId: noteId, clientId: head.clientId });
      return this.#told(head);
    });
  }

  change(noteId: string, version: number, { reason, ...to }: Privacy & Readonly<{ reason: string }>): Promise<NotePrivacy> {
    const { clinicId, staffId, roles } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const head = await this.#known(noteId);
      if (head.authorId !== staffId && !roles.includes('owner')) throw notYours();
      if (!head.signedAt) throw new DomainError('conflict', 'note_unsigned', 'This note is a draft still: its author sets who reads it.');
      await this.notes.refuseUnknown(to.readers);
      if (!(await this.access.change(noteId, version, to, { id: newId(), text: reason, by: staffId }))) throw stale();
      this.audit.record({ action: 'note.change_privacy', recordType: 'session_note', recordId: noteId, clientId: head.clientId, details: { was: head.privacy, privacy: to.privacy, readers: to.readers } });
      return this.#told(await this.#known(noteId));
    });
  }

  /** An owner knows of every note, though not what it says; others of those that they may read. */
  async #known(noteId: string): Promise<NoteHead> {
    const { roles } = signedInStaff();
    if (!roles.includes('owner')) await this.notes.visible(noteId);
    const head = await this.access.headOf(noteId);
    if (!head) throw notFound();
    return head;
  }

  async #told(head: NoteHead): Promise<NotePrivacy> {
    const { staffId: id, permissions } = signedInStaff();
    const reader = { id, isClinical: permissions.has('notes:read') };
    const changes = await this.access.changesOf(head.id);
    return { ...head, changes: changes.map(({ text, ...change }) => ({ ...change, reason: wordsFor({ text, by: change.by }, reader) })) };
  }
}

const notYours = (): DomainError => new DomainError('forbidden', 'not_the_author', 'Only the person who wrote this note, or an owner of the clinic, changes who reads it.');
