import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission } from '../../platform/http/permission';
import { AuditReading } from '../audit-reading';
import { AuditEventsResponse } from './audit-event.response';
import { AuditEventsRequest } from './audit-events.request';

@ApiTags('audit-trail')
@Controller('audit-events')
export class AuditEventsController {
  constructor(private readonly reading: AuditReading) {}

  /** Who read or changed what, newest first. Reading it is on record too. */
  @Get()
  @RequirePermission('audit:read')
  async listAuditEvents(@Query() { limit, cursor, from, to, clientId, actorId, action }: AuditEventsRequest): Promise<AuditEventsResponse> {
    const filter = { clientId, actorId, action, from: from === undefined ? undefined : new Date(from), to: to === undefined ? undefined : new Date(to) };
    return AuditEventsResponse.of(await this.reading.list(limit, cursor, filter));
  }
}
