import { isDeepStrictEqual } from 'node:util';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clients, isDeceased } from '../../../clients';
import { Composers, fill, MailTransport, Outbox, type Composed, type Says } from '../../../notifications';
import { Clock } from '../../../platform/clock/clock';
import { newId } from '../../../platform/ids/ids';
import { Clinics } from '../../../staff';
import type { Occasion } from '../../domain/reach';
import { LocationRepository } from '../../persistence/location.repository';
import { ManageLinkRepository, type Told } from '../../persistence/manage-link.repository';
import { SeriesRepository, type VisitOfSeries } from '../../persistence/series.repository';
import { icalendar } from '../calendar/icalendar';
import { eventForClient } from '../calendar/visit-event';
import { AppointmentMessages } from './appointment-messages';
import { MessageLinks } from './message-links';
import { whenOf } from './texts';
import { standingOf, whatIsNew } from './what-is-new';
import { SERIES_TEXTS } from './series-texts';

const TOPIC = 'series.changed';
/** Booked and changed again at once, the client hears of it once. */
const GRACE_MS = 3 * 60_000;
const KEPT_MS = 48 * 3600_000;

type News = Readonly<{ visit: VisitOfSeries; now: Told; occasion: Occasion }>;

/** One mail for all that is new in a series, instead of one for each visit. */
@Injectable()
export class SeriesMail implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly composers: Composers,
    private readonly mails: MailTransport,
    private readonly series: SeriesRepository,
    private readonly messages: AppointmentMessages,
    private readonly links: ManageLinkRepository,
    private readonly locations: LocationRepository,
    private readonly clients: Clients,
    private readonly clinics: Clinics,
    private readonly messageLinks: MessageLinks,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.composers.register(TOPIC, ({ recordId }) => this.#compose(recordId), { whenSaid: (_, says) => this.#told(says) });
  }

  async promise(seriesId: string): Promise<void> {
    if (!this.mails.available) return this.#each(await this.#ahead(seriesId));
    const now = this.clock.now().getTime();
    this.outbox.promise({
      topic: TOPIC, recordId: seriesId, dedupeKey: `${TOPIC}:${seriesId}:${newId()}`, mergeKey: `${TOPIC}:${seriesId}`,
      dueAt: new Date(now + GRACE_MS), expiresAt: new Date(now + KEPT_MS),
    });
  }

  async #compose(seriesId: string): Promise<Composed> {
    const visits = await this.#ahead(seriesId);
    const [first] = visits;
    if (!first) return { kind: 'drop', why: 'past' };
    const [client, clinic, location] = await Promise.all([this.clients.findById(first.clientId), this.clinics.current(), this.locations.findById(first.locationId)]);
    if (!client?.email || isDeceased(client)) return this.#leaveToThemselves(visits);
    const news = newsOf(visits);
    if (news.length < 2) return this.#leaveToThemselves(news.map(({ visit }) => visit));
    const texts = SERIES_TEXTS[client.locale];
    const common = { name: client.preferredName ?? client.givenName, clinic: clinic.name, address: location?.address ?? '', count: String(news.length), when: '', link: '' };
    const say = (part: keyof typeof texts, more: object = {}): string => fill(texts[part], { ...common, ...more }).text;
    const group = (part: 'booked' | 'pencilled' | 'off', of: readonly News[]): string[] =>
      of.length === 0 ? [] : [say(part), ...of.map(({ visit }) => this.#line(visit, clinic.id, client.locale, part === 'off', say))];
    const isOff = ({ occasion }: News): boolean => occasion === 'off';
    const isFirm = ({ now }: News): boolean => now.standing === 'booked';
    const text = [
      say('head'), ...group('booked', news.filter((one) => !isOff(one) && isFirm(one))), ...group('pencilled', news.filter((one) => !isOff(one) && !isFirm(one))), ...group('off', news.filter(isOff)), say('foot'),
    ].join('');
    return {
      kind: 'mail',
      mail: { to: client.email, fromName: clinic.name, subject: fill(texts.head, common).subject, text, calendar: { method: 'PUBLISH', content: this.#calendar(news, clinic.name, location?.address ?? '') } },
      repeatable: true,
      says: saysOf(news),
      stillTrue: async () => isDeepStrictEqual(saysOf(newsOf(await this.#ahead(seriesId))), saysOf(news)),
    };
  }

  /** What is new of one visit alone, that visit's own message says better; and only those go by text. */
  #leaveToThemselves(visits: readonly VisitOfSeries[]): Composed {
    this.#each(visits);
    return { kind: 'drop', why: visits.length === 0 ? 'nothing_new' : 'left_to_each_visit' };
  }

  #each(visits: readonly VisitOfSeries[]): void {
    for (const visit of visits) this.messages.changed(visit);
  }

  /** Whatever the next message goes by: it says what is new since. */
  async #told(says: Says): Promise<void> {
    const all = Object.entries(says).map(([id, told]) => [id, { standing: told.split(' ')[0] as Told['standing'], startsAt: new Date(told.split(' ')[1] ?? '') }] as const);
    await Promise.all(all.flatMap(([id, told]) => [this.links.tell(id, told, 'email'), this.links.tell(id, told, 'sms')]));
  }

  async #ahead(seriesId: string): Promise<VisitOfSeries[]> {
    return (await this.series.withTold(seriesId)).filter(({ startsAt }) => startsAt > this.clock.now());
  }

  #line({ id, startsAt, timezone }: VisitOfSeries, clinicId: string, locale: 'en' | 'es', isOff: boolean, say: (part: 'visit' | 'date', more: object) => string): string {
    const when = whenOf(startsAt, timezone, locale);
    return isOff ? say('date', { when }) : say('visit', { when, link: this.messageLinks.toVisit(clinicId, id) });
  }

  #calendar(news: readonly News[], name: string, address: string): string {
    const now = this.clock.now();
    return icalendar({ name, method: 'PUBLISH', events: news.map(({ visit }) => eventForClient(visit, name, address, now)) });
  }
}

const newsOf = (visits: readonly VisitOfSeries[]): News[] =>
  visits.flatMap((visit) => {
    const now = { standing: standingOf(visit.state, visit.provisional, visit.channel), startsAt: visit.startsAt };
    const occasion = whatIsNew(visit.told ?? undefined, now);
    return occasion === undefined ? [] : [{ visit, now, occasion }];
  });

const saysOf = (news: readonly News[]): Says => Object.fromEntries(news.map(({ visit, now }) => [visit.id, `${now.standing} ${now.startsAt.toISOString()}`]));
