import { Global, Module } from '@nestjs/common';
import { Composers } from './composers';
import { MailTransport } from './mail-transport';
import { MailWorker } from './mail-worker';
import { Outbox } from './outbox';
import { OutboxRepository } from './persistence/outbox.repository';
import { SmtpTransport } from './smtp-transport';

@Global()
@Module({
  providers: [Outbox, OutboxRepository, Composers, MailWorker, { provide: MailTransport, useClass: SmtpTransport }],
  exports: [Outbox, Composers, MailWorker],
})
export class NotificationsModule {}
