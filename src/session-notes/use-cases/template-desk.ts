import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, stale } from '../../platform/errors/domain-error';
import { decodeCursor, pageOf, type Page } from '../../platform/http/page';
import { isId, newId } from '../../platform/ids/ids';
import { signedInStaff } from '../../staff';
import { faultsOf, type TemplateSection, type TemplateSections } from '../domain/note-template';
import { NoteTemplateRepository, type NoteTemplate, type TemplateVersion } from '../persistence/note-template.repository';
import { Templates } from './templates';

export type TemplateText = Readonly<{ title: string; sections: TemplateSections }>;
export type TemplateWithHistory = NoteTemplate & Readonly<{ history: readonly TemplateVersion[] }>;

/** Phrases and templates: an owner writes the clinic's, everybody their own. A change is a new version. */
@Injectable()
export class TemplateDesk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly templates: Templates,
    private readonly repository: NoteTemplateRepository,
    private readonly audit: AuditTrail,
  ) {}

  create({ forClinic, ...text }: TemplateText & Readonly<{ forClinic: boolean }>): Promise<NoteTemplate> {
    const { clinicId, staffId } = signedInStaff();
    refuseFaulty(text);
    return this.uow.run(clinicId, () => {
      const [id, ownerId] = [newId(), forClinic ? null : staffId];
      refuseOthers(ownerId);
      this.repository.add(id, ownerId);
      return this.#write(id, 1, text, 'note_template.create');
    });
  }

  edit(templateId: string, version: number, text: TemplateText): Promise<NoteTemplate> {
    refuseFaulty(text);
    return this.uow.run(signedInStaff().clinicId, async () => {
      const template = await this.templates.standing(templateId);
      refuseOthers(template.ownerId);
      if (!(await this.repository.raise(templateId, version))) throw stale();
      return this.#write(templateId, version + 1, text, 'note_template.edit');
    });
  }

  /** No longer offered. What was filled from it goes on naming it. */
  retire(templateId: string, version: number): Promise<void> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const template = await this.templates.standing(templateId);
      refuseOthers(template.ownerId);
      if (!(await this.repository.retire(templateId, version))) throw stale();
      this.audit.record({ action: 'note_template.retire', recordType: 'note_template', recordId: templateId });
    });
  }

  read(templateId: string): Promise<TemplateWithHistory> {
    return this.uow.run(signedInStaff().clinicId, async () => ({ ...(await this.templates.find(templateId)), history: await this.repository.historyOf(templateId) }));
  }

  list(section: TemplateSection | null, { limit, cursor }: Readonly<{ limit: number; cursor?: string }>): Promise<Page<NoteTemplate>> {
    const { clinicId, staffId } = signedInStaff();
    const after = decodeCursor(cursor, 2, ([, id]) => isId(id));
    return this.uow.run(clinicId, async () => pageOf(await this.repository.list(staffId, { section, limit, ...(after && { after }) }), limit, ({ sortKey, id }) => [sortKey, id]));
  }

  async #write(id: string, version: number, text: TemplateText, action: string): Promise<NoteTemplate> {
    this.repository.write(id, { ...text, version, writtenBy: signedInStaff().staffId });
    this.audit.record({ action, recordType: 'note_template', recordId: id, details: { version } });
    return this.templates.find(id);
  }
}

const refuseFaulty = ({ sections }: TemplateText): void => {
  const faults = faultsOf(sections);
  if (faults.length > 0) throw new DomainError('invalid', 'template_faulty', 'This cannot be a template. Each entry of errors says which part, and why.', faults);
};

const refuseOthers = (ownerId: string | null): void => {
  if (ownerId === null && !signedInStaff().roles.includes('owner')) throw new DomainError('forbidden', 'not_an_owner', 'An owner writes what the whole clinic uses. Make one of your own.');
};
