import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdParam } from '../../platform/http/id-param';
import { RequirePermission } from '../../platform/http/permission';
import { ListNotes } from '../use-cases/list-notes';
import { ReadOutcomes } from '../use-cases/read-outcomes';
import { ReadVisitNotes } from '../use-cases/read-visit-notes';
import { NotePageResponse, UnsignedNotesResponse } from './note-list.response';
import { OutcomeStatisticsResponse, PlanProgressResponse } from './outcomes.response';
import { idOf, SearchNotesRequest, StatisticsRequest, VisitNotesRequest } from './session-note.request';
import { VisitNotesResponse, VisitNoteStatesResponse } from './visit-notes.response';

const PAGE = 50;

@ApiTags('session-notes')
@Controller()
export class NoteDeskController {
  constructor(
    private readonly listing: ListNotes,
    private readonly outcomes: ReadOutcomes,
    private readonly visits: ReadVisitNotes,
  ) {}

  /** My drafts, and students' notes without a second signature, with their age. */
  @Get('unsigned-notes')
  @RequirePermission('notes:read')
  async listUnsignedNotes(): Promise<UnsignedNotesResponse> {
    return UnsignedNotesResponse.of(await this.listing.unsigned());
  }

  /** Looks through the signed notes that the caller may read: words, technique, region, muscle, all of which must be there. */
  @Post('session-note-searches')
  @RequirePermission('notes:read')
  @HttpCode(200)
  async searchNotes(@Body() { limit = PAGE, clientId, ...looked }: SearchNotesRequest): Promise<NotePageResponse> {
    const ofClient = idOf(clientId);
    return NotePageResponse.of(await this.listing.search({ ...looked, ...(ofClient !== undefined && { clientId: ofClient }), limit }));
  }

  /** The notes of one visit, of those that the caller may read. */
  @Get('appointments/:appointmentId/session-notes')
  @RequirePermission('notes:read')
  async listNotesOfVisit(@IdParam('appointmentId') appointmentId: string): Promise<VisitNotesResponse> {
    return VisitNotesResponse.of(await this.visits.ofVisit(appointmentId));
  }

  /** Visits of a stretch of time, each with how far its note is: what is owed, and what waits for a signature. */
  @Get('visit-note-states')
  @RequirePermission('notes:read')
  async listVisitNoteStates(@Query() { from, to }: VisitNotesRequest): Promise<VisitNoteStatesResponse> {
    return VisitNoteStatesResponse.of(await this.visits.ofWindow(from === undefined ? undefined : new Date(from), to === undefined ? undefined : new Date(to)));
  }

  /** How far a plan is, when its review is due, and what its course says about going on. */
  @Get('treatment-plans/:planId/progress')
  @RequirePermission('notes:read')
  async readPlanProgress(@IdParam('planId') planId: string): Promise<PlanProgressResponse> {
    return PlanProgressResponse.of(await this.outcomes.ofPlan(planId));
  }

  /** Of the clinic: courses that improved by a change that matters, small numbers left out. */
  @Get('outcome-statistics')
  @RequirePermission('outcomes:read')
  async readOutcomeStatistics(@Query() { from, to }: StatisticsRequest): Promise<OutcomeStatisticsResponse> {
    return OutcomeStatisticsResponse.of(await this.outcomes.ofClinic(from === undefined ? undefined : new Date(from), to === undefined ? undefined : new Date(to)));
  }
}
