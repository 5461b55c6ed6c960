import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { notFound } from '../../platform/errors/domain-error';
import { IfMatch } from '../../platform/http/etag';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { RequirePermission } from '../../platform/http/permission';
import { isSection, SECTIONS } from '../domain/sections';
import { AmendNote } from '../use-cases/amend-note';
import { CoSignNote } from '../use-cases/co-sign-note';
import { ReadBodyChart } from '../use-cases/read-body-chart';
import { ReadNote } from '../use-cases/read-note';
import { SaveSection } from '../use-cases/save-section';
import { SetPrivacy } from '../use-cases/set-privacy';
import { SignNote } from '../use-cases/sign-note';
import { WithdrawNote } from '../use-cases/withdraw-note';
import { BodyChartResponse } from './body-chart.response';
import { InsertTemplateRequest } from './note-template.request';
import { AmendNoteRequest, contentOf, CopySectionRequest, filledFrom, CoSignNoteRequest, NotePrivacyRequest, privacyOf, SaveSectionRequest, SignNoteRequest, WithdrawNoteRequest } from './session-note.request';
import { SavedSectionResponse, SessionNoteResponse } from './session-note.response';

@ApiTags('session-notes')
@Controller('session-notes/:noteId')
export class SessionNoteController {
  constructor(
    private readonly reading: ReadNote,
    private readonly saving: SaveSection,
    private readonly privacy: SetPrivacy,
    private readonly signing: SignNote,
    private readonly coSigning: CoSignNote,
    private readonly amending: AmendNote,
    private readonly withdrawing: WithdrawNote,
    private readonly chart: ReadBodyChart,
  ) {}

  /** The note with its limits, signature and everything added since. */
  @Get()
  @RequirePermission('notes:read')
  async readNote(@IdParam('noteId') noteId: string): Promise<SessionNoteResponse> {
    return SessionNoteResponse.of(await this.reading.read(noteId));
  }

  /** Saves one section of a draft. If-Match is the section's version; 412 `section_changed` brings both texts. */
  @Put('sections/:section')
  @ApiParam({ name: 'section', enum: SECTIONS })
  @RequirePermission('notes:write')
  async saveNoteSection(@IdParam('noteId') noteId: string, @Param('section') section: string, @IfMatch() version: number, @Body() body: SaveSectionRequest): Promise<SavedSectionResponse> {
    if (!isSection(section)) throw notFound();
    return SavedSectionResponse.ofSaved(await this.saving.save(noteId, section, version, contentOf(section, body)));
  }

  /** Fills a section from the last signed treatment; it is marked as copied until it is saved. If-Match is the section's version. */
  @Post('copied-sections')
  @RequirePermission('notes:write')
  @HttpCode(200)
  async copyNoteSection(@IdParam('noteId') noteId: string, @IfMatch() version: number, @Body() { section }: CopySectionRequest): Promise<SavedSectionResponse> {
    return SavedSectionResponse.ofSaved(await this.saving.copyForward(noteId, section, version));
  }

  /** Adds a phrase or template to a section; it is marked as filled until it is saved. If-Match is the section's version. */
  @Post('inserted-templates')
  @RequirePermission('notes:write')
  @HttpCode(200)
  async insertNoteTemplate(@IdParam('noteId') noteId: string, @IfMatch() version: number, @Body() { section, ...asked }: InsertTemplateRequest): Promise<SavedSectionResponse> {
    return SavedSectionResponse.ofSaved(await this.saving.insert(noteId, section, version, filledFrom(asked)));
  }

  /** Who else reads it; the author's alone to say, while it is a draft. */
  @Put('privacy')
  @RequirePermission('notes:write')
  async setNotePrivacy(@IdParam('noteId') noteId: string, @IfMatch() version: number, @Body() body: NotePrivacyRequest): Promise<SessionNoteResponse> {
    return SessionNoteResponse.of(await this.privacy.set(noteId, version, privacyOf(body)));
  }

  /** Freezes the note. If-Match is the note's version. A course without gain closes the gate at the same moment. */
  @Post('signature')
  @RequirePermission('notes:sign')
  @Idempotent()
  async signNote(@IdParam('noteId') noteId: string, @IfMatch() version: number, @Body() { gateClosedReason }: SignNoteRequest): Promise<SessionNoteResponse> {
    return SessionNoteResponse.of(await this.signing.sign(noteId, version, gateClosedReason ?? null));
  }

  /** Ends a draft that will not be signed; it is kept as it was. If-Match is the note's version. */
  @Post('withdrawal')
  @RequirePermission('notes:write')
  @Idempotent()
  async withdrawNote(@IdParam('noteId') noteId: string, @IfMatch() version: number, @Body() { reason, text }: WithdrawNoteRequest): Promise<SessionNoteResponse> {
    return SessionNoteResponse.of(await this.withdrawing.withdraw(noteId, version, { reason, text }));
  }

  /** The second signature of a student's note. */
  @Post('cosignature')
  @RequirePermission('notes:sign')
  @Idempotent()
  async coSignNote(@IdParam('noteId') noteId: string, @Body() { contentHash }: CoSignNoteRequest): Promise<SessionNoteResponse> {
    return SessionNoteResponse.of(await this.coSigning.sign(noteId, contentHash));
  }

  /** Adds to a signed note, with the reason; the original stays as it is. */
  @Post('amendments')
  @RequirePermission('notes:sign')
  @Idempotent()
  async amendNote(@IdParam('noteId') noteId: string, @Body() { kind, section, text, reason }: AmendNoteRequest): Promise<SessionNoteResponse> {
    return SessionNoteResponse.of(await this.amending.amend(noteId, { kind, section: section ?? null, text, reason }));
  }

  /** The findings in words, what changed since the treatment before, and the client's own pain map. */
  @Get('body-chart')
  @RequirePermission('notes:read')
  async readBodyChart(@IdParam('noteId') noteId: string): Promise<BodyChartResponse> {
    return BodyChartResponse.of(await this.chart.read(noteId));
  }
}
