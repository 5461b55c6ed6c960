import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import MailComposer from 'nodemailer/lib/mail-composer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Config } from '../platform/config/config';
import { CONFIG } from '../platform/config/config.token';
import { Refused, Unanswered } from './courier';
import { MailTransport, type Mail } from './mail-transport';

const CONNECT_MS = 15_000;
/** Servers look at a mail before they answer: too short a wait makes repeats (RFC 5321 4.5.3.2.6). */
const ANSWER_MS = 120_000;

/** Mail by SMTP, where `SMTP_URL` and `MAIL_FROM` are set. One connection per mail. */
@Injectable()
export class SmtpTransport extends MailTransport {
  readonly #server?: SMTPConnection.Options & { auth?: SMTPConnection.AuthenticationCredentials };
  readonly #from: string;

  constructor(@Inject(CONFIG) config: Config) {
    super();
    this.#from = config.mailFrom ?? '';
    if (config.smtpUrl) this.#server = { ...parseConnectionUrl(config.smtpUrl), connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: ANSWER_MS };
  }

  get available(): boolean {
    return this.#server !== undefined;
  }

  /** A server takes a mail with the dot that ends it, and not before: `letGo` is called between the last line and the dot. */
  async send(mail: Mail, letGo: () => Promise<void>): Promise<void> {
    const content = await this.#compile(mail);
    const connection = new SMTPConnection(this.#server);
    let kept: { by: unknown } | undefined;
    let gone = false;
    const leaving = async function* (): AsyncGenerator<Buffer> {
      yield content;
      await letGo().catch((error: unknown) => { kept = { by: error }; throw error; });
      gone = true;
    };
    try {
      // Read only once the server has said that it takes the mail.
      await this.#deliver(connection, { from: this.#from, to: [mail.to], size: content.length }, Readable.from(leaving(), { objectMode: false }));
    } catch (error) {
      if (kept) throw kept.by;
      throw verdictOn(error, gone);
    } finally {
      connection.close();
    }
  }

  #deliver(connection: SMTPConnection, envelope: SMTPConnection.Envelope, content: Readable): Promise<unknown> {
    return new Promise<unknown>((resolve, reject) => {
      connection.once('error', reject);
      // A second one, of a connection that is given up.
      connection.on('error', () => undefined);
      const dialogue = async (): Promise<unknown> => {
        await promisify<void>((done) => connection.connect(done as () => void))();
        const auth = this.#server?.auth;
        if (auth) await promisify<void>((done) => connection.login(auth, done as () => void))();
        return promisify<unknown>((done) => connection.send(envelope, content, done))();
      };
      dialogue().then(resolve, reject);
    });
  }

  #compile(mail: Mail): Promise<Buffer> {
    const composer = new MailComposer({
      messageId: mail.messageId,
      from: { name: mail.fromName, address: this.#from },
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      disableFileAccess: true,
      disableUrlAccess: true,
      ...(mail.unsubscribeUrl && { headers: { 'List-Unsubscribe': `<${mail.unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } }),
      ...(mail.calendar && { icalEvent: { method: mail.calendar.method, filename: 'invite.ics', content: mail.calendar.content } }),
    });
    return composer.compile().build();
  }
}

/** A 5xx elsewhere, such as to a wrong password, is about us and not about this mail. */
const ABOUT_THE_MAIL = ['RCPT TO', 'DATA'];

const verdictOn = (error: unknown, gone: boolean): unknown => {
  const { responseCode: code = 0, command = '' } = error as { responseCode?: number; command?: string };
  if (code >= 500 && ABOUT_THE_MAIL.includes(command)) return new Refused('the mail was refused');
  return gone && code === 0 ? new Unanswered('the server took the mail and did not answer') : error;
};
