export interface Answer {
  readonly status: number;
  /** Parsed JSON; undefined when there is none. */
  readonly body: any;
  readonly headers: Headers;
}

export interface SendOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** The version read; sent as If-Match. */
  readonly ifMatch?: number;
}

/** `fetch`, as far as it is used here. */
export type Fetch = (url: string, init: { method: string; redirect: 'manual'; headers: Record<string, string>; body: string | null }) => Promise<Pick<Response, 'status' | 'headers' | 'text'>>;

/** A small browser: keeps its cookies, speaks JSON. Paths are below /api/v1 unless they begin with http. */
export class Client {
  readonly cookies = new Map<string, string>();
  /** What carries the requests. */
  fetch: Fetch = fetch;

  constructor(
    private readonly baseUrl: string,
    private readonly signIn?: (client: Client) => Promise<void>,
  ) {}
  #signedIn?: Promise<void>;

  get(path: string, options?: SendOptions): Promise<Answer> {
    return this.send('GET', path, undefined, options);
  }

  post(path: string, body?: unknown, options?: SendOptions): Promise<Answer> {
    return this.send('POST', path, body, options);
  }

  put(path: string, body?: unknown, options?: SendOptions): Promise<Answer> {
    return this.send('PUT', path, body, options);
  }

  patch(path: string, body?: unknown, options?: SendOptions): Promise<Answer> {
    return this.send('PATCH', path, body, options);
  }

  delete(path: string, options?: SendOptions): Promise<Answer> {
    return this.send('DELETE', path, undefined, options);
  }

  /** Signs in first if this person has not yet; `body` may be a string to send it raw. */
  async send(method: string, path: string, body?: unknown, options: SendOptions = {}): Promise<Answer> {
    if (this.signIn) await (this.#signedIn ??= this.signIn(new Client(this.baseUrl).sharing(this)));
    const response = await this.fetch(path.startsWith('http') ? path : `${this.baseUrl}/api/v1${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookies.size > 0 ? { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
        ...(options.ifMatch === undefined ? {} : { 'if-match': `"v${options.ifMatch}"` }),
        ...options.headers,
      },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    });
    this.#keepCookies(response.headers.getSetCookie());
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, body: text === '' ? undefined : isJson ? JSON.parse(text) : text, headers: response.headers };
  }

  /** Uses the other client's cookie jar. */
  sharing(other: Client): Client {
    (this as { cookies: Map<string, string> }).cookies = other.cookies;
    return this;
  }

  #keepCookies(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}
