import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdParam } from '../../platform/http/id-param';
import { Idempotent } from '../../platform/http/idempotency';
import { PageRequest } from '../../platform/http/page';
import { RequirePermission } from '../../platform/http/permission';
import { ListNotes } from '../use-cases/list-notes';
import { ReadOutcomes } from '../use-cases/read-outcomes';
import { StartNote } from '../use-cases/start-note';
import { NotePageResponse } from './note-list.response';
import { ClientOutcomesResponse } from './outcomes.response';
import { filledFrom, idOf, privacyOf, StartNoteRequest } from './session-note.request';
import { SessionNoteResponse } from './session-note.response';

@ApiTags('session-notes')
@Controller('clients/:clientId')
export class NotesOfClientController {
  constructor(
    private readonly starting: StartNote,
    private readonly listing: ListNotes,
    private readonly outcomes: ReadOutcomes,
  ) {}

  /** Begins a note. A treatment needs an open gate (409 `gate_closed`); that none was given can always be noted. */
  @Post('session-notes')
  @RequirePermission('notes:write')
  @Idempotent()
  async startNote(@IdParam('clientId') clientId: string, @Body() { kind, planId, appointmentId, heldAt, copy = [], template, privacy }: StartNoteRequest): Promise<SessionNoteResponse> {
    const [plan, appointment] = [idOf(planId), idOf(appointmentId)];
    const note = {
      kind,
      copy,
      ...privacyOf(privacy ?? { privacy: 'clinical' }),
      ...(plan !== undefined && { planId: plan }),
      ...(appointment !== undefined && { appointmentId: appointment }),
      ...(template && { template: filledFrom(template) }),
      ...(heldAt !== undefined && { heldAt: new Date(heldAt) }),
    };
    return SessionNoteResponse.of(await this.starting.start(clientId, note));
  }

  /** The client's timeline, newest first. */
  @Get('session-notes')
  @RequirePermission('notes:read')
  async listNotes(@IdParam('clientId') clientId: string, @Query() page: PageRequest): Promise<NotePageResponse> {
    return NotePageResponse.of(await this.listing.ofClient(clientId, page));
  }

  /** Every measure from visit to visit, with the change that matters. */
  @Get('outcomes')
  @RequirePermission('notes:read')
  async readOutcomes(@IdParam('clientId') clientId: string): Promise<ClientOutcomesResponse> {
    return ClientOutcomesResponse.of(await this.outcomes.ofClient(clientId));
  }
}
