import { Courier } from './courier';

export interface Mail {
  /** The same for every try, so that a repeat is known as one. */
  readonly messageId: string;
  readonly to: string;
  readonly fromName: string;
  readonly subject: string;
  readonly text: string;
  readonly calendar?: Readonly<{ method: 'REQUEST' | 'CANCEL' | 'PUBLISH'; content: string }>;
  /** Where one POST ends such mails (RFC 8058). */
  readonly unsubscribeUrl?: string;
}

export abstract class MailTransport extends Courier<Mail> {}
