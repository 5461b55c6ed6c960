import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IfMatch } from '../../platform/http/etag';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { PageRequest } from '../../platform/http/page';
import { RequirePermission } from '../../platform/http/permission';
import { ChangePrivacy } from '../use-cases/change-privacy';
import { ReadInEmergency } from '../use-cases/read-in-emergency';
import { ChangePrivacyRequest, EmergencyReadingRequest } from './note-access.request';
import { EmergencyReadingPageResponse, NotePrivacyResponse, OpenedNotesResponse } from './note-access.response';
import { privacyOf } from './session-note.request';

@ApiTags('session-notes')
@Controller()
export class NoteAccessController {
  constructor(
    private readonly privacy: ChangePrivacy,
    private readonly emergency: ReadInEmergency,
  ) {}

  /** Who reads a note, and how that changed since it was signed. Tells nothing of what it says. */
  @Get('session-notes/:noteId/privacy')
  @RequirePermission('notes:privacy')
  async readNotePrivacy(@IdParam('noteId') noteId: string): Promise<NotePrivacyResponse> {
    return NotePrivacyResponse.of(await this.privacy.read(noteId));
  }

  /** Widens or narrows who reads a signed note: its author or an owner, with a reason. If-Match is the note's version. */
  @Post('session-notes/:noteId/privacy-changes')
  @RequirePermission('notes:privacy')
  @Idempotent()
  async changeNotePrivacy(@IdParam('noteId') noteId: string, @IfMatch() version: number, @Body() body: ChangePrivacyRequest): Promise<NotePrivacyResponse> {
    return NotePrivacyResponse.of(await this.privacy.change(noteId, version, { ...privacyOf(body), reason: body.reason }));
  }

  /** Breaks the glass: the client's signed notes that the caller may not read, once. The authors and owners are told. */
  @Post('clients/:clientId/emergency-readings')
  @RequirePermission('notes:read')
  async readInEmergency(@IdParam('clientId') clientId: string, @Body() { reason, text }: EmergencyReadingRequest): Promise<OpenedNotesResponse> {
    return OpenedNotesResponse.of(await this.emergency.read(clientId, { reason, text }));
  }

  /** Who opened notes past their privacy: an owner sees all, an author those of their own notes. Newest first. */
  @Get('emergency-readings')
  @RequirePermission('notes:privacy')
  async listEmergencyReadings(@Query() page: PageRequest): Promise<EmergencyReadingPageResponse> {
    return EmergencyReadingPageResponse.of(await this.emergency.list(page));
  }
}
