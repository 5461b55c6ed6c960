import { Global, Module } from '@nestjs/common';
import type { Config } from '../platform/config/config';
import { CONFIG } from '../platform/config/config.token';
import { Composers } from './composers';
import { HandOver } from './hand-over';
import { HttpTexts } from './http-texts';
import { LoggedTexts } from './logged-texts';
import { MailTransport } from './mail-transport';
import { MailWorker } from './mail-worker';
import { Outbox } from './outbox';
import { OutboxRepository } from './persistence/outbox.repository';
import { SmtpTransport } from './smtp-transport';
import { NoTexts, TextTransport } from './text-transport';

const textsFor = ({ smsUrl, smsFrom = '' }: Config): TextTransport => {
  if (smsUrl === undefined) return new NoTexts();
  return smsUrl.startsWith('log:') ? new LoggedTexts() : new HttpTexts(smsUrl, smsFrom);
};

@Global()
@Module({
  providers: [
    Outbox, OutboxRepository, Composers, HandOver, MailWorker,
    { provide: MailTransport, useClass: SmtpTransport },
    { provide: TextTransport, useFactory: textsFor, inject: [CONFIG] },
  ],
  exports: [Outbox, Composers, MailWorker, MailTransport, TextTransport],
})
export class NotificationsModule {}
