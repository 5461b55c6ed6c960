export interface Mail {
  /** The same for every try, so that a repeat is known as one. */
  readonly messageId: string;
  readonly to: string;
  readonly fromName: string;
  readonly subject: string;
  readonly text: string;
  readonly calendar?: Readonly<{ method: 'REQUEST' | 'CANCEL' | 'PUBLISH'; content: string }>;
}

/** No second try would help: the address or the content is refused. */
export class MailRefused extends Error {}

/** Hands one mail over. Throws `MailRefused` for good, anything else for a later try. */
export abstract class MailTransport {
  abstract readonly available: boolean;
  abstract send(mail: Mail): Promise<void>;
  abstract close(): void;
}
