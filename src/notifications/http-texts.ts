import { createHmac, timingSafeEqual } from 'node:crypto';
import { request as plainRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import { Refused, Unanswered } from './courier';
import { TextTransport, type ProviderCall, type TextMessage } from './text-transport';

const CONNECT_MS = 15_000;
const ANSWER_MS = 60_000;

/** Text messages by a provider with the API of Twilio: `https://account:token@host`. */
export class HttpTexts extends TextTransport {
  readonly available = true;
  readonly #url: URL;
  readonly #token: string;
  readonly #authorization: string;

  constructor(providerUrl: string, private readonly from: string) {
    super();
    const { origin, username, password, protocol } = new URL(providerUrl);
    this.#token = decodeURIComponent(password);
    this.#authorization = `Basic ${Buffer.from(`${decodeURIComponent(username)}:${this.#token}`).toString('base64')}`;
    this.#url = new URL(`/2010-04-01/Accounts/${username}/Messages.json`, origin);
    this.#ask = protocol === 'http:' ? plainRequest : secureRequest;
  }
  readonly #ask: typeof secureRequest;

  /** The provider acts on a whole request: the connection is made first, and all of the request follows `letGo`. */
  async send({ to, text }: TextMessage, letGo: () => Promise<void>): Promise<void> {
    const body = new URLSearchParams({ To: to, Body: text, ...(this.from.startsWith('MG') ? { MessagingServiceSid: this.from } : { From: this.from }) }).toString();
    const request = this.#ask(this.#url, {
      method: 'POST', agent: false, timeout: ANSWER_MS,
      headers: { authorization: this.#authorization, 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) },
    });
    try {
      await connected(request);
      await letGo();
      throwUnlessTaken(await answerTo(request, body));
    } finally {
      request.destroy();
    }
  }

  /** X-Twilio-Signature: HMAC-SHA1 over the address and the fields in the order of their names. */
  isGenuine({ url, fields, signature }: ProviderCall): boolean {
    const signed = Object.keys(fields).sort().reduce((text, name) => `${text}${name}${fields[name]}`, url);
    const [right, given] = [createHmac('sha1', this.#token).update(signed).digest(), Buffer.from(signature, 'base64')];
    return given.length === right.length && timingSafeEqual(given, right);
  }
}

const connected = (request: ClientRequest): Promise<void> =>
  new Promise((resolve, reject) => {
    const tooLong = setTimeout(() => request.destroy(new Error('no connection to the provider in time')), CONNECT_MS);
    request.on('error', reject);
    request.on('close', () => clearTimeout(tooLong));
    request.once('socket', (socket) => socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => { clearTimeout(tooLong); resolve(); }));
  });

const answerTo = (request: ClientRequest, body: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request.once('response', (response: IncomingMessage) => { response.resume(); resolve(response.statusCode ?? 0); });
    for (const event of ['error', 'timeout', 'close']) request.once(event, () => reject(new Unanswered('the provider did not answer')));
    request.end(body);
  });

/** A gateway's word about the provider is none of the provider's. */
const AMBIGUOUS = [502, 504];
const PERHAPS_LATER = [401, 403, 408, 429];

const throwUnlessTaken = (status: number): void => {
  if (status >= 200 && status < 300) return;
  if (AMBIGUOUS.includes(status)) throw new Unanswered(`a gateway answered ${status}`);
  if (status >= 400 && status < 500 && !PERHAPS_LATER.includes(status)) throw new Refused(`the provider answered ${status}`);
  throw new Error(`the provider answered ${status}`);
};
