import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** Where in a mail the server stops: before it takes the recipient, with the text and not its end, or with all of it and no answer given. */
export type Moment = 'recipient' | 'text' | 'answer';
export interface Held {
  readonly release: () => void;
}

export interface Sink {
  readonly url: string;
  readonly mails: ParsedMail[];
  /** Those after the last call, oldest first. */
  readonly take: () => ParsedMail[];
  readonly to: (address: string) => ParsedMail[];
  /** Answers the next mails with this instead of taking them. */
  refuseWith: { code: number; message: string } | undefined;
  /** Takes the next mails and hangs up without an answer. */
  hangUp: boolean;
  /** Resolves when the next mail comes to this moment; the server waits there until it is released. */
  readonly holdAt: (moment: Moment) => Promise<Held>;
  readonly close: () => Promise<void>;
}

/** A mail server that keeps what it is given. */
export const openSink = async ({ password }: { password?: string } = {}): Promise<Sink> => {
  const mails: ParsedMail[] = [];
  let taken = 0;
  const sink: Pick<Sink, 'refuseWith' | 'hangUp'> = { refuseWith: undefined, hangUp: false };
  const holds = new Map<Moment, (held: Held) => void>();
  const come = (moment: Moment): Promise<void> => {
    const hold = holds.get(moment);
    holds.delete(moment);
    return hold ? new Promise((release) => hold({ release })) : Promise.resolve();
  };
  const server = new SMTPServer({
    authOptional: password === undefined,
    disabledCommands: password === undefined ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
    onAuth: (auth, _session, done) => done(auth.password === password ? null : new Error('wrong'), { user: auth.username ?? '' }),
    logger: false,
    onRcptTo: ({ address }, _session, done) => void come('recipient').then(() => done(address.startsWith('nobody@') ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null)),
    onData: (stream, session, done) => {
      stream.once('data', () => void come('text'));
      simpleParser(stream, {})
        .then(async (mail) => {
          if (sink.refuseWith) return done(Object.assign(new Error(sink.refuseWith.message), { responseCode: sink.refuseWith.code }));
          mails.push(mail);
          if (sink.hangUp) for (const connection of server.connections as Set<{ session: unknown; close: () => void }>) if (connection.session === session) return connection.close();
          await come('answer');
          return done();
        })
        .catch((error: Error) => done(error));
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(sink, {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    take: () => mails.slice(taken, (taken = mails.length)),
    to: (address: string) => mails.filter(({ to }) => !Array.isArray(to) && to?.text === address),
    holdAt: (moment: Moment) => new Promise<Held>((resolve) => holds.set(moment, resolve)),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
};
