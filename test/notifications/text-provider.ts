import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const ACCOUNT = 'AC0123456789abcdef0123456789abcdef';
const TOKEN = 'its/secret+token';

export interface Taken {
  readonly to: string;
  readonly from: string;
  readonly text: string;
}

export interface TextProvider {
  /** For `SMS_URL`. */
  readonly url: string;
  readonly taken: Taken[];
  /** Those after the last call. */
  readonly take: () => Taken[];
  readonly to: (number: string) => string[];
  /** Answers the next requests so; 0: takes them and hangs up. */
  answer: number;
  /** What it signs a call of its own with. */
  readonly signed: (url: string, fields: Readonly<Record<string, string>>) => string;
  readonly close: () => Promise<void>;
}

/** A provider of text messages with the API of Twilio. */
export const openTextProvider = async (): Promise<TextProvider> => {
  const taken: Taken[] = [];
  let read = 0;
  const provider = { answer: 201 };
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const right = request.url === `/2010-04-01/Accounts/${ACCOUNT}/Messages.json` && request.headers.authorization === `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`;
      const fields = new URLSearchParams(body);
      const status = right ? provider.answer : 401;
      if (status < 300) taken.push({ to: fields.get('To') ?? '', from: fields.get('From') ?? '', text: fields.get('Body') ?? '' });
      if (status === 0) return request.socket.destroy();
      return response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(status < 300 ? { sid: 'SM1', status: 'queued' } : { code: 1, status }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return Object.assign(provider, {
    url: `http://${ACCOUNT}:${encodeURIComponent(TOKEN)}@127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    take: () => taken.slice(read, (read = taken.length)),
    to: (number: string) => taken.filter(({ to }) => to === number).map(({ text }) => text),
    signed: (url: string, fields: Readonly<Record<string, string>>) =>
      createHmac('sha1', TOKEN).update(Object.keys(fields).sort().reduce((all, name) => all + name + (fields[name] ?? ''), url)).digest('base64'),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
};
