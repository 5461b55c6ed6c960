import type { Answer, ConsentWording, FormDefinition, GivenConsent, Locale, Signature, Visit } from '../form/intake.ts';
import { Refused, Unreachable, type ProblemBody } from './problem.ts';

export type Cover = Readonly<{ clinic: Readonly<{ name: string; country: string; emergencyNumber: string }>; locale: Locale; expiresAt: string }>;

export type OpenForm = Readonly<{
  form: FormDefinition;
  visit: Visit;
  locale: Locale;
  guardianSigns: boolean;
  answers: readonly Readonly<{ linkId: string; answer: Answer; version: number }>[];
  consents: readonly ConsentWording[];
}>;

export type Outcome = Readonly<{
  level: string;
  headline: string;
  message: string;
  whatToDo: readonly Readonly<{ reason: string; action: string }>[];
  emergencyNumber: string;
  safetyNet: readonly string[];
  nextStep: string;
}>;

export type Submission = Readonly<{ consents: readonly GivenConsent[]; signature: Signature }>;

/** The client's side of the API. The token travels in a header, never in an address. */
export class IntakeApi {
  constructor(private readonly token: string) {}

  cover(): Promise<Cover> {
    return this.#send('GET', '');
  }

  check(familyName: string, dateOfBirth: string): Promise<unknown> {
    return this.#send('POST', '/identity-check', { familyName, dateOfBirth });
  }

  form(): Promise<OpenForm> {
    return this.#send('GET', '/form');
  }

  save(linkId: string, answer: Answer, version: number): Promise<Readonly<{ version: number }>> {
    return this.#send('PUT', `/answers/${encodeURIComponent(linkId)}`, answer, { 'If-Match': `"v${version}"` });
  }

  submit(submission: Submission, key: string): Promise<Outcome> {
    return this.#send('POST', '/submission', submission, { 'Idempotency-Key': key });
  }

  /** What was told after sending, while the second check holds. */
  outcome(): Promise<Outcome> {
    return this.#send('GET', '/outcome');
  }

  async #send<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
    const response = await fetch(`/api/v1/intake${path}`, {
      method,
      headers: { 'Intake-Token': this.token, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    }).catch(() => Promise.reject(new Unreachable()));
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok) return answer as T;
    throw new Refused(isProblem(answer) ? answer : { status: response.status, code: 'unreadable', detail: '' });
  }
}

const isProblem = (given: unknown): given is ProblemBody => typeof given === 'object' && given !== null && 'code' in given && 'status' in given;
