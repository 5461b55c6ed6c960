import { Global, Module } from '@nestjs/common';
import { Composers } from './composers';
import { HandOver } from './hand-over';
import { MailTransport } from './mail-transport';
import { MailWorker } from './mail-worker';
import { Outbox } from './outbox';
import { OutboxRepository } from './persistence/outbox.repository';
import { SmtpTransport } from './smtp-transport';

@Global()
@Module({
  providers: [Outbox, OutboxRepository, Composers, HandOver, MailWorker, { provide: MailTransport, useClass: SmtpTransport }],
  exports: [Outbox, Composers, MailWorker],
})
export class NotificationsModule {}
