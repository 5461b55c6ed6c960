import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { signedInStaff } from '../../staff';
import { catalogue } from '../../techniques';
import type { FilledTemplate } from '../domain/first-draft';
import { fillSection, type TemplateSection } from '../domain/note-template';
import type { Slot, SlotValues } from '../domain/template-slots';
import { NoteTemplateRepository, type NoteTemplate } from '../persistence/note-template.repository';

export type TemplateToFill = Readonly<{ templateId: string; slots: SlotValues }>;

/** Finds templates of the clinic and of the person who asks, and fills them in. */
@Injectable()
export class Templates {
  constructor(private readonly templates: NoteTemplateRepository) {}

  async find(templateId: string): Promise<NoteTemplate> {
    const template = await this.templates.findUsable(templateId, signedInStaff().staffId);
    if (!template) throw notFound();
    return template;
  }

  async standing(templateId: string): Promise<NoteTemplate> {
    const template = await this.find(templateId);
    if (template.retiredAt) throw retired();
    return template;
  }

  /** Of one section, or of all that it has. */
  async filled({ templateId, slots }: TemplateToFill, only?: TemplateSection): Promise<FilledTemplate> {
    const { id, version, sections } = await this.standing(templateId);
    const wanted = Object.entries(sections).filter(([section]) => only === undefined || section === only);
    if (wanted.length === 0) throw notInTemplate();
    const filled = wanted.map(([section, content]) => ({ section, ...fillSection(content, slots, catalogue) }));
    const open = [...new Set(filled.flatMap((one) => one.open))];
    if (open.length > 0) throw slotsOpen(open);
    return { id, version, sections: Object.fromEntries(filled.map(({ section, content }) => [section, content])) };
  }
}

const retired = (): DomainError => new DomainError('conflict', 'template_retired', 'This template is no longer in use. Choose another one.');

const notInTemplate = (): DomainError =>
  new DomainError('unprocessable', 'not_in_template', 'This template says nothing about that section.', [{ pointer: '/section', code: 'not_in_template', message: 'A section that the template has.' }]);

const slotsOpen = (open: readonly Slot[]): DomainError =>
  new DomainError('unprocessable', 'slot_missing', 'This template leaves open what only you can say. Send a value for each slot that is named.', open.map((slot) => ({ pointer: `/slots/${slot}`, code: 'slot_missing', message: `A value for {${slot}}.` })));
