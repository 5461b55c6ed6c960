import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IdParam } from '../../platform/http/id-param';
import { RequirePermission } from '../../platform/http/permission';
import { ReadMessages } from '../use-cases/messages/read-messages';
import { MessageResponse } from './message.response';

@ApiTags('booking')
@Controller('appointments/:appointmentId/messages')
export class MessageController {
  constructor(private readonly messages: ReadMessages) {}

  /** What the client was told of it, by which channel and with what success, the newest first. */
  @Get()
  @RequirePermission('booking:read')
  async listMessagesOfVisit(@IdParam('appointmentId') id: string): Promise<MessageResponse[]> {
    return (await this.messages.ofVisit(id)).map((message) => MessageResponse.of(message));
  }
}
