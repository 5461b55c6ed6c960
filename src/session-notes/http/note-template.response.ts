import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../../platform/http/page';
import { kindOf, slotsOf } from '../domain/note-template';
import { SLOTS } from '../domain/template-slots';
import type { NoteTemplate, TemplateVersion } from '../persistence/note-template.repository';
import type { TemplateWithHistory } from '../use-cases/template-desk';
import { TemplateSectionsRequest } from './note-template.request';

export class TemplateSectionsResponse extends TemplateSectionsRequest {}

export class NoteTemplateResponse {
  id: string;
  version: number;
  title: string;
  @ApiProperty({ enum: ['own', 'clinic'] })
  scope: string;
  /** A phrase is one text. */
  @ApiProperty({ enum: ['phrase', 'template'] })
  kind: string;
  sections: TemplateSectionsResponse;
  /** What has to be said when it is used. */
  @ApiProperty({ enum: SLOTS, isArray: true })
  slots: string[];
  writtenBy: string;
  writtenAt: string;
  retiredAt: string | null;

  static of({ id, version, title, ownerId, sections, writtenBy, writtenAt, retiredAt }: NoteTemplate): NoteTemplateResponse {
    return {
      id, version, title, scope: ownerId === null ? 'clinic' : 'own', kind: kindOf(sections), sections: sections as TemplateSectionsResponse, slots: [...slotsOf(sections)],
      writtenBy, writtenAt: writtenAt.toISOString(), retiredAt: retiredAt && retiredAt.toISOString(),
    };
  }
}

export class TemplateVersionResponse {
  version: number;
  title: string;
  sections: TemplateSectionsResponse;
  writtenBy: string;
  writtenAt: string;

  static of({ version, title, sections, writtenBy, writtenAt }: TemplateVersion): TemplateVersionResponse {
    return { version, title, sections: sections as TemplateSectionsResponse, writtenBy, writtenAt: writtenAt.toISOString() };
  }
}

export class TemplateWithHistoryResponse extends NoteTemplateResponse {
  /** Every version, newest first, at most 200. */
  history: TemplateVersionResponse[];

  static ofTemplate(template: TemplateWithHistory): TemplateWithHistoryResponse {
    return { ...NoteTemplateResponse.of(template), history: template.history.map((version) => TemplateVersionResponse.of(version)) };
  }
}

export class NoteTemplatePageResponse {
  /** By title. */
  items: NoteTemplateResponse[];
  /** Absent on the last page. */
  nextCursor?: string;

  static of({ items, nextCursor }: Page<NoteTemplate>): NoteTemplatePageResponse {
    return { items: items.map((item) => NoteTemplateResponse.of(item)), ...(nextCursor !== undefined && { nextCursor }) };
  }
}
