import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../../platform/http/etag';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { RequirePermission } from '../../platform/http/permission';
import { TemplateDesk } from '../use-cases/template-desk';
import { CreateTemplateRequest, EditTemplateRequest, ListTemplatesRequest, sectionsOf } from './note-template.request';
import { NoteTemplatePageResponse, NoteTemplateResponse, TemplateWithHistoryResponse } from './note-template.response';

/** Phrases and templates for notes. They hold nothing about any client. */
@ApiTags('session-notes')
@Controller('note-templates')
export class NoteTemplateController {
  constructor(private readonly desk: TemplateDesk) {}

  /** Writes a phrase or template of one's own; an owner one for the clinic. */
  @Post()
  @RequirePermission('note-templates:write')
  @Idempotent()
  async createNoteTemplate(@Body() body: CreateTemplateRequest): Promise<NoteTemplateResponse> {
    return NoteTemplateResponse.of(await this.desk.create({ title: body.title, sections: sectionsOf(body), forClinic: body.scope === 'clinic' }));
  }

  /** The clinic's and one's own. */
  @Get()
  @RequirePermission('note-templates:read')
  async listNoteTemplates(@Query() { section, ...page }: ListTemplatesRequest): Promise<NoteTemplatePageResponse> {
    return NoteTemplatePageResponse.of(await this.desk.list(section ?? null, page));
  }

  /** With every version of it. */
  @Get(':templateId')
  @RequirePermission('note-templates:read')
  async getNoteTemplate(@IdParam('templateId') templateId: string): Promise<TemplateWithHistoryResponse> {
    return TemplateWithHistoryResponse.ofTemplate(await this.desk.read(templateId));
  }

  /** A change is a new version; notes go on naming the one that they were filled from. */
  @Put(':templateId')
  @RequirePermission('note-templates:write')
  async editNoteTemplate(@IdParam('templateId') templateId: string, @IfMatch() version: number, @Body() body: EditTemplateRequest): Promise<NoteTemplateResponse> {
    return NoteTemplateResponse.of(await this.desk.edit(templateId, version, { title: body.title, sections: sectionsOf(body) }));
  }

  /** No longer offered; kept. */
  @Post(':templateId/retirement')
  @RequirePermission('note-templates:write')
  @Idempotent()
  @HttpCode(204)
  async retireNoteTemplate(@IdParam('templateId') templateId: string, @IfMatch() version: number): Promise<void> {
    await this.desk.retire(templateId, version);
  }
}
