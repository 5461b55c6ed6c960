import createClient from 'openapi-fetch';
import { dataOf, reach } from '../api/intake-api.ts';
import type { components, paths } from '../api/schema.d.ts';
import type { Locale } from '../form/intake.ts';

type Schemas = components['schemas'];
export type Offer = Readonly<Schemas['OnlineOfferResponse']>;
export type Visit = Readonly<Schemas['OwnVisitResponse']>;
export type Time = Readonly<{ startsAt: string; endsAt: string }>;
export type Cover = Readonly<{ clinic: string; locale: Locale }>;
export type Person = Readonly<{ givenName: string; familyName: string; dateOfBirth: string; email: string; phone: string }>;
/** What became of the wish: booked, kept until a form is done, or waiting for the clinic's answer. */
export type Outcome = Readonly<{ state: 'booked' | 'held' | 'requested'; startsAt: string; timezone: string; until: string | null }>;

const http = (headers: Record<string, string> = {}) => createClient<paths>({ baseUrl: location.origin, fetch: reach, headers });

/** Times of these days, and nothing before now. */
export type Days = Readonly<{ from: string; to: string }>;

export interface Desk {
  times(variantId: string, days: Days): Promise<readonly Time[]>;
  /** `key`: the same for every try of one wish. */
  ask(variantId: string, startsAt: string, key: string, person?: Person): Promise<Outcome>;
}

/** A stranger's side of a clinic's page. */
export class PageApi implements Desk {
  readonly #http = http();

  constructor(
    private readonly clinicId: string,
    private readonly locale: () => Locale,
  ) {}

  async page(): Promise<Cover & Readonly<{ offers: readonly Offer[] }>> {
    return dataOf(await this.#http.GET('/api/v1/clinics/{clinicId}/online-booking', { params: { path: { clinicId: this.clinicId } } }));
  }

  async times(variantId: string, days: Days): Promise<readonly Time[]> {
    const params = { path: { clinicId: this.clinicId }, query: { variantId, ...days } };
    return dataOf(await this.#http.GET('/api/v1/clinics/{clinicId}/online-booking/times', { params })).times;
  }

  async ask(variantId: string, startsAt: string, key: string, person?: Person): Promise<Outcome> {
    if (!person) throw new Error('a stranger says who they are');
    const body = { variantId, startsAt, ...person, phone: person.phone || null, locale: this.locale() } as Schemas['RequestOnlineRequest'];
    const params = { path: { clinicId: this.clinicId }, header: { 'Idempotency-Key': key } };
    const held = dataOf(await this.#http.POST('/api/v1/clinics/{clinicId}/online-booking/requests', { params, body }));
    return { state: 'held', startsAt: held.startsAt, timezone: held.timezone, until: held.heldUntil };
  }
}

/** A client with a booking link: it travels in a header, never in an address, and the key of the second check lives in this page only. */
export class LinkApi implements Desk {
  #access = '';

  constructor(private readonly link: string) {}

  async cover(): Promise<Cover> {
    return dataOf(await this.#http.GET('/api/v1/my-booking', this.#headers));
  }

  async check(familyName: string, dateOfBirth: string): Promise<void> {
    this.#access = dataOf(await this.#http.POST('/api/v1/my-booking/identity-check', { ...this.#headers, body: { familyName, dateOfBirth } })).access;
  }

  async offers(): Promise<readonly Offer[]> {
    return dataOf(await this.#http.GET('/api/v1/my-booking/offers', this.#withAccess));
  }

  async times(variantId: string, days: Days): Promise<readonly Time[]> {
    const { header } = this.#withAccess.params;
    return dataOf(await this.#http.GET('/api/v1/my-booking/times', { params: { header, query: { variantId, ...days } } })).times;
  }

  async ask(variantId: string, startsAt: string, key: string): Promise<Outcome> {
    const header = { ...this.#withAccess.params.header, 'Idempotency-Key': key };
    const { state, expiresAt, timezone, startsAt: at } = dataOf(await this.#http.POST('/api/v1/my-booking/visits', { params: { header }, body: { variantId, startsAt } }));
    return { state: state as Outcome['state'], startsAt: at, timezone, until: expiresAt };
  }

  get #http() {
    return http();
  }

  get #headers() {
    return { params: { header: { 'Booking-Link': this.link } } };
  }

  get #withAccess() {
    return { params: { header: { 'Booking-Link': this.link, 'Booking-Access': this.#access } } };
  }
}

/** One visit, by the link of its mail. */
export class VisitApi {
  readonly #http = http();

  constructor(private readonly link: string) {}

  async read(): Promise<Visit> {
    return dataOf(await this.#http.GET('/api/v1/my-visit', this.#headers));
  }

  async times(days: Days): Promise<readonly Time[]> {
    const { header } = this.#headers.params;
    return dataOf(await this.#http.GET('/api/v1/my-visit/times', { params: { header, query: days } })).times;
  }

  async move(startsAt: string): Promise<Visit> {
    return dataOf(await this.#http.POST('/api/v1/my-visit/move', { ...this.#headers, body: { startsAt } }));
  }

  async cancel(acceptedFeeMinor: number): Promise<Visit> {
    return dataOf(await this.#http.POST('/api/v1/my-visit/cancellation', { ...this.#headers, body: { acceptedFeeMinor } }));
  }

  async confirm(): Promise<Visit> {
    return dataOf(await this.#http.POST('/api/v1/my-visit/confirmation', this.#headers));
  }

  get #headers() {
    return { params: { header: { 'Booking-Link': this.link } } };
  }
}
