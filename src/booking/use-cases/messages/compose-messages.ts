import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clients, internationalOf, isDeceased, type Client } from '../../../clients';
import { Composers, type Channel, type Compose, type Composed, type Says } from '../../../notifications';
import { Clock } from '../../../platform/clock/clock';
import { Clinics, type Clinic } from '../../../staff';
import { outOfTheNight, reminderAt, zoneOfClient } from '../../domain/quiet-hours';
import { whyNotBy, type Occasion } from '../../domain/reach';
import { DiaryQuery, type DiaryEntry } from '../../persistence/diary.query';
import { ManageLinkRepository, type Told } from '../../persistence/manage-link.repository';
import { CHANGED, REMINDER, remindedStart } from './appointment-messages';
import { VisitWords, type Story } from './visit-words';
import { standingOf, whatIsNew } from './what-is-new';

type Message = Parameters<Compose>[0];

/** Says what is true of a visit when the message goes out; or that it is not the time, or nothing to say. */
@Injectable()
export class ComposeMessages implements OnModuleInit {
  constructor(
    private readonly composers: Composers,
    private readonly diary: DiaryQuery,
    private readonly links: ManageLinkRepository,
    private readonly words: VisitWords,
    private readonly clients: Clients,
    private readonly clinics: Clinics,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.composers.register(CHANGED, (message) => this.#changed(message), (recordId, says) => this.links.tell(recordId, toldOf(says), says.channel as Channel));
    this.composers.register(REMINDER, (message) => this.#reminder(message));
  }

  async #changed({ recordId, channel }: Message): Promise<Composed> {
    const now = this.clock.now();
    const [visit, told] = await Promise.all([this.diary.findById(recordId, now), this.links.told(recordId, channel)]);
    if (!visit) return { kind: 'drop', why: 'no_such_visit' };
    const stands = { standing: standingOf(visit.state, visit.provisional, visit.channel), startsAt: visit.startsAt };
    const occasion = whatIsNew(told, stands);
    if (occasion === undefined) return { kind: 'drop', why: 'nothing_new' };
    if (visit.startsAt <= now) return { kind: 'drop', why: 'past' };
    const says = { channel, standing: stands.standing, startsAt: visit.startsAt.toISOString() };
    const story = await this.#story(visit, occasion, told);
    if (!story) return { kind: 'drop', why: 'nobody_to_tell' };
    const why = whyNotBy(channel, reachesOf(story), occasion);
    // Who is not written to by text knows it from elsewhere, so that the next one says what is new since.
    if (why !== undefined) return { kind: 'drop', why, ...(channel === 'sms' && { says }) };
    const morning = channel === 'sms' ? this.#outOfTheNight(story) : now;
    return morning > now && morning < visit.startsAt ? { kind: 'wait', until: morning } : this.#say(channel, story, says);
  }

  async #reminder({ recordId, channel, dedupeKey, promisedAt }: Message): Promise<Composed> {
    const now = this.clock.now();
    const visit = await this.diary.findById(recordId, now);
    if (!visit) return { kind: 'drop', why: 'no_such_visit' };
    const story = await this.#story(visit, 'reminder');
    if (!story) return { kind: 'drop', why: 'nobody_to_tell' };
    const startsAt = remindedStart(dedupeKey).getTime();
    const at = new Date(reminderAt(startsAt, visit.timezone, zoneOfClient(story.client.timezone, visit.timezone)));
    // Whatever it is now: until then it may be confirmed, or moved back.
    if (now < at) return { kind: 'wait', until: at };
    if (visit.state !== 'booked' || visit.startsAt.getTime() !== startsAt) return { kind: 'drop', why: 'stale' };
    if (promisedAt && promisedAt > at) return { kind: 'drop', why: 'booked_late' };
    const why = whyNotBy(channel, reachesOf(story), 'reminder');
    if (why !== undefined) return { kind: 'drop', why };
    const morning = this.#outOfTheNight(story);
    return morning > now ? { kind: 'wait', until: morning } : this.#say(channel, story);
  }

  async #story(visit: DiaryEntry, occasion: Occasion, told?: Told): Promise<Story | undefined> {
    const [client, clinic] = await Promise.all([this.clients.findById(visit.client.id), this.clinics.current()]);
    return client && !isDeceased(client) ? { visit, client, clinic, occasion, ...(told && { told }) } : undefined;
  }

  #outOfTheNight({ client, visit }: Story): Date {
    return new Date(outOfTheNight(this.clock.now().getTime(), zoneOfClient(client.timezone, visit.timezone)));
  }

  async #say(channel: Channel, story: Story, says?: Says): Promise<Composed> {
    const { visit, client, clinic, occasion } = story;
    const telling = { ...(says && { says }), stillTrue: async () => (await this.diary.findById(visit.id, this.clock.now()))?.version === visit.version };
    if (channel === 'sms') return { kind: 'text', text: this.words.text(numberOf(client, clinic) ?? '', story), ...telling };
    // A change not heard of costs a visit; a reminder heard twice annoys.
    return { kind: 'mail', mail: await this.words.mail(client.email ?? '', story), repeatable: occasion !== 'reminder', ...telling };
  }
}

const toldOf = (says: Says): Told => ({ standing: says.standing as Told['standing'], startsAt: new Date(says.startsAt ?? '') });

const numberOf = ({ phone }: Client, { country }: Clinic): string | undefined => (phone === null ? undefined : internationalOf(phone, country));

const reachesOf = ({ client, clinic }: Story) => ({
  email: { reachable: client.email !== null, agreed: client.contactConsent.email?.given },
  sms: { reachable: numberOf(client, clinic) !== undefined, agreed: client.contactConsent.sms?.given },
});
