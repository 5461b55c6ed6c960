import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface Sink {
  readonly url: string;
  readonly mails: ParsedMail[];
  /** Those after the last call, oldest first. */
  readonly take: () => ParsedMail[];
  /** Answers the next mails with this instead of taking them. */
  refuseWith: { code: number; message: string } | undefined;
  readonly close: () => Promise<void>;
}

/** A mail server that keeps what it is given. */
export const openSink = async (): Promise<Sink> => {
  const mails: ParsedMail[] = [];
  let taken = 0;
  const sink: { refuseWith: Sink['refuseWith'] } = { refuseWith: undefined };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData: (stream, _session, done) => {
      simpleParser(stream, {})
        .then((mail) => {
          if (sink.refuseWith) return done(Object.assign(new Error(sink.refuseWith.message), { responseCode: sink.refuseWith.code }));
          mails.push(mail);
          return done();
        })
        .catch((error: Error) => done(error));
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(sink, {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    take: () => mails.slice(taken, (taken = mails.length)),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
};
