import createClient from 'openapi-fetch';
import { replyTo } from '../early/early.ts';
import type { Answer, ConsentWording, FormDefinition, GivenConsent, Locale, Signature, Visit } from '../form/intake.ts';
import { Refused, Unreachable, type ProblemBody } from './problem.ts';
import type { components, paths } from './schema.d.ts';

type Schemas = components['schemas'];
export type Cover = Readonly<Schemas['IntakeCoverResponse']>;
export type Outcome = Readonly<Schemas['ClientAnswerResponse']>;

export type OpenForm = Readonly<{
  form: FormDefinition;
  visit: Visit;
  locale: Locale;
  guardianSigns: boolean;
  answers: readonly Readonly<{ linkId: string; answer: Answer; version: number }>[];
  consents: readonly ConsentWording[];
}>;

/** `clinicTold`: what was answered cannot wait, and the server has told the clinic. */
export type Saved = Readonly<{ version: number; clinicTold?: boolean }>;

export type Submission = Readonly<{ consents: readonly GivenConsent[]; signature: Signature }>;

const PATIENCE_MS = 20_000;
const LINK = 'Intake-Token';

/** A request that nobody answers in time counts as no connection. */
export const reach = (request: Request): Promise<Response> => fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => Promise.reject(new Unreachable()));

/** What the page asked before the app was there is not asked again. */
const reachWith = (token: string) => (request: Request): Promise<Response> => replyTo(new URL(request.url).pathname, token)?.catch(() => Promise.reject(new Unreachable())) ?? reach(request);

/** The client's side of the API. The token travels in a header, never in an address. */
export class IntakeApi {
  readonly #http;

  constructor(token: string) {
    this.#http = createClient<paths>({ baseUrl: location.origin, fetch: reachWith(token), headers: { [LINK]: token } });
  }

  async cover(): Promise<Cover> {
    return dataOf(await this.#http.GET('/api/v1/intake'));
  }

  async check(familyName: string, dateOfBirth: string): Promise<void> {
    dataOf(await this.#http.POST('/api/v1/intake/identity-check', { body: { familyName, dateOfBirth } }));
  }

  async form(): Promise<OpenForm> {
    // What only screening reads of a form is not sent; nothing here reads it.
    return dataOf(await this.#http.GET('/api/v1/intake/form')) as unknown as OpenForm;
  }

  /** Arrives also where the page is left meanwhile. */
  async save(linkId: string, answer: Answer, version: number): Promise<Saved> {
    const body = answer as Schemas['SaveAnswerRequest'];
    return dataOf(await this.#http.PUT('/api/v1/intake/answers/{linkId}', { params: { path: { linkId }, header: { 'If-Match': `"v${version}"` } }, body, keepalive: true }));
  }

  async submit({ consents, signature }: Submission, key: string): Promise<Outcome> {
    return dataOf(await this.#http.POST('/api/v1/intake/submission', { params: { header: { 'Idempotency-Key': key } }, body: { consents: [...consents], signature } }));
  }

  /** What was told after sending, while the second check holds. */
  async outcome(): Promise<Outcome> {
    return dataOf(await this.#http.GET('/api/v1/intake/outcome'));
  }
}

export const dataOf = <T>({ data, error, response }: { data?: T; error?: unknown; response: Response }): T => {
  if (response.ok && data !== undefined) return data;
  throw new Refused(isProblem(error) ? error : { status: response.status, code: 'unreadable', detail: '' });
};

const isProblem = (given: unknown): given is ProblemBody => typeof given === 'object' && given !== null && 'code' in given && 'status' in given;
