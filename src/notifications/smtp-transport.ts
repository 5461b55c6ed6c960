import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import type { Config } from '../platform/config/config';
import { CONFIG } from '../platform/config/config.token';
import { MailRefused, MailTransport, type Mail } from './mail-transport';

const TIMEOUT_MS = 15_000;

/** Mail by SMTP, where `SMTP_URL` and `MAIL_FROM` are set. */
@Injectable()
export class SmtpTransport extends MailTransport implements OnModuleDestroy {
  readonly #transporter?: Transporter;
  readonly #from: string;

  constructor(@Inject(CONFIG) config: Config) {
    super();
    this.#from = config.mailFrom ?? '';
    if (config.smtpUrl)
      this.#transporter = createTransport({
        url: config.smtpUrl, pool: true, connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS,
        disableFileAccess: true, disableUrlAccess: true,
      });
  }

  get available(): boolean {
    return this.#transporter !== undefined;
  }

  async send(mail: Mail): Promise<void> {
    try {
      await this.#transporter?.sendMail({
        messageId: mail.messageId,
        from: { name: mail.fromName, address: this.#from },
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        ...(mail.calendar && { icalEvent: { method: mail.calendar.method, filename: 'invite.ics', content: mail.calendar.content } }),
      });
    } catch (error) {
      throw isPermanent(error) ? new MailRefused('the mail was refused') : error;
    }
  }

  close(): void {
    this.#transporter?.close();
  }

  onModuleDestroy(): void {
    this.close();
  }
}

const isPermanent = (error: unknown): boolean => Number((error as { responseCode?: number }).responseCode ?? 0) >= 500;
