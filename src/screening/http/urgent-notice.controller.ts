import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdParam } from '../../platform/http/id-param';
import { RequirePermission } from '../../platform/http/permission';
import { AcknowledgeNotice } from '../use-cases/acknowledge-notice';
import { AcknowledgementRequest } from './urgent-notice.request';

@ApiTags('screening')
@Controller('urgent-notices/:noticeId/acknowledgement')
export class UrgentNoticeController {
  constructor(private readonly acknowledging: AcknowledgeNotice) {}

  /** Takes an urgent answer off the head of the review queue, with what was done. The gate stays as it is. */
  @Post()
  @RequirePermission('screening:review')
  @HttpCode(204)
  acknowledgeUrgentNotice(@IdParam('noticeId') noticeId: string, @Body() { done }: AcknowledgementRequest): Promise<void> {
    return this.acknowledging.acknowledge(noticeId, done);
  }
}
