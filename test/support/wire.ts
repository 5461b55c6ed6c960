import { Agent, request } from 'node:http';
import type { Fetch } from './client';

export interface Wire {
  readonly fetch: Fetch;
  readonly close: () => void;
}

/** For thousands of requests: a few connections that stay open. */
export const openWire = (connections: number): Wire => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const fetch: Fetch = (url, { method, headers, body }) =>
    new Promise((done, failed) => {
      const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const sent = request(url, { agent, method, headers: { ...headers, ...length } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', failed);
        response.on('end', () => {
          const received = new Headers();
          for (const [name, value] of Object.entries(response.headers)) for (const one of Array.isArray(value) ? value : [value ?? '']) received.append(name, one);
          done({ status: response.statusCode ?? 0, headers: received, text: () => Promise.resolve(Buffer.concat(chunks).toString()) });
        });
      });
      sent.on('error', failed);
      sent.end(body ?? undefined);
    });
  return { fetch, close: () => { agent.destroy(); } };
};

/** Does the work for each item, so many at a time, in their order. */
export const atATime = async <T>(width: number, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  const left = items.values();
  await Promise.all(Array.from({ length: width }, async () => { for (const item of left) await work(item); }));
};
