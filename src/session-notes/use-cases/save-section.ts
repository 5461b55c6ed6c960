import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { currentTransaction } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError } from '../../platform/errors/domain-error';
import { signedInStaff } from '../../staff';
import { copiedContent } from '../domain/first-draft';
import type { LimitMark } from '../domain/limit-marks';
import { BY_HAND, sectionsFrom, type SectionOrigin, type SessionNote, type StoredSection } from '../domain/note-record';
import { insertInto, type TemplateSection } from '../domain/note-template';
import type { CopiedSection, Section } from '../domain/sections';
import { NoteSectionRepository } from '../persistence/note-section.repository';
import { SessionNoteRepository } from '../persistence/session-note.repository';
import { nothingToCopy, refuseTelling } from './copy-refusals';
import { marksOf } from './note-views';
import { Notes } from './notes';
import { Templates, type TemplateToFill } from './templates';

type Given = Readonly<SectionOrigin & { section: Section; content: object }>;

export interface SavedSection {
  readonly saved: StoredSection;
  /** Of the note as a whole, for its signature; one that no longer signs where somebody else saved a section: the note is read first. */
  readonly noteVersion: number;
  /** By line, of the treatment section. */
  readonly marks: readonly (readonly LimitMark[])[];
}

/** Saves a draft section by section, so that nothing is lost and two people do not write over each other. */
@Injectable()
export class SaveSection {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly notes: Notes,
    private readonly repository: SessionNoteRepository,
    private readonly sections: NoteSectionRepository,
    private readonly templates: Templates,
    private readonly audit: AuditTrail,
  ) {}

  save(noteId: string, section: Section, version: number, content: object): Promise<SavedSection> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const note = await this.notes.draft(noteId);
      return this.#keep(note, { ...BY_HAND, section, content }, version);
    });
  }

  /** From the last signed treatment; the section is marked as copied until somebody saves it. */
  copyForward(noteId: string, section: CopiedSection, version: number): Promise<SavedSection> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const note = await this.notes.draft(noteId);
      const last = await this.repository.lastSigned(note.clientId, staffId, note.heldAt);
      const from = last && (await this.sections.ofNote(last.id)).find((one) => one.section === section);
      if (!last || !from) throw nothingToCopy();
      refuseTelling(last, note);
      this.audit.record({ action: 'note.copy', recordType: 'session_note', recordId: last.id, clientId: note.clientId, details: { sections: [section] } });
      return this.#keep(note, { ...BY_HAND, section, content: copiedContent(from), copiedFrom: last.id }, version);
    });
  }

  /** Adds a phrase or template to what the section says; it is marked as filled until somebody saves it. */
  insert(noteId: string, section: TemplateSection, version: number, asked: TemplateToFill): Promise<SavedSection> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const note = await this.notes.draft(noteId);
      const { id: templateId, version: templateVersion, sections } = await this.templates.filled(asked, section);
      const stored = await this.sections.ofNote(noteId);
      const present = stored.find((one) => one.section === section);
      const addition = sections[section] as object;
      if (present?.version !== version) throw this.#writtenOver(note, { ...BY_HAND, section, content: addition }, stored);
      const { content, full } = insertInto(section, present.content, addition);
      if (full.length > 0) throw noRoom(section, full);
      this.audit.record({ action: 'note.insert_template', recordType: 'session_note', recordId: noteId, clientId: note.clientId, details: { section, templateId, templateVersion } });
      const { copiedFrom, copiedFromPlan } = present;
      return this.#keep(note, { section, content, copiedFrom, copiedFromPlan, templateId, templateVersion }, version);
    });
  }

  async #keep(note: SessionNote, given: Given, version: number): Promise<SavedSection> {
    const saved = await this.sections.save(note.id, { ...given, version, by: signedInStaff().staffId });
    if (!saved) throw this.#writtenOver(note, given, await this.sections.ofNote(note.id));
    this.repository.touch(note.id);
    this.audit.record({ action: 'note.save', recordType: 'session_note', recordId: note.id, clientId: note.clientId, details: { section: given.section, version: saved.version } });
    return { saved, noteVersion: saved.ofOneHand ? note.version + 1 : note.version, marks: given.section === 'treatment' ? marksOf(note, sectionsFrom([saved])) : [] };
  }

  /** Both texts, so that whoever was second can put them together. The refusal shows a chart: that is a reading, though nothing was saved. */
  #writtenOver({ id: recordId, clientId }: SessionNote, { section, content, copiedFrom }: Given, stored: readonly StoredSection[]): DomainError {
    const current = stored.find((one) => one.section === section);
    const details = { section, ...(copiedFrom !== null && { copiedFrom }) };
    const tx = currentTransaction();
    tx.afterRollback(() => this.uow.run(tx.clinicId, () => Promise.resolve(this.audit.record({ action: 'note.read_section', recordType: 'session_note', recordId, clientId, details }))));
    return new DomainError('stale', 'section_changed', 'Somebody saved this section since you read it. Both texts are here: put them together and save with the version of theirs.', [], {
      section,
      theirs: current && { content: current.content, version: current.version, savedBy: current.savedBy, savedAt: current.savedAt.toISOString() },
      yours: { content },
    });
  }
}

const noRoom = (section: string, full: readonly string[]): DomainError =>
  new DomainError('unprocessable', 'section_full', 'There is no room for this beside what the section says already. Shorten it, then insert.', full.map((field) => ({ pointer: `/${section}/${field}`, code: 'section_full', message: 'Too long together.' })));
