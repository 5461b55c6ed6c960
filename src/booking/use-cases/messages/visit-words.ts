import { Injectable } from '@nestjs/common';
import { OptOuts } from '../../../clients';
import { fill, withName, type Channel, type Composed, type Mail, type TextMessage } from '../../../notifications';
import { Clock } from '../../../platform/clock/clock';
import type { Occasion } from '../../domain/reach';
import type { DiaryEntry } from '../../persistence/diary.query';
import { LocationRepository } from '../../persistence/location.repository';
import type { Standing } from '../../persistence/manage-link.repository';
import { icalendar } from '../calendar/icalendar';
import { eventForClient, statusOf } from '../calendar/visit-event';
import { MessageLinks } from './message-links';
import { numberOf, type Story } from './stories';
import { SHORT_TEXTS, shortWhenOf } from './short-texts';
import { TEXTS, whenOf, withoutName } from './texts';
import { standingOf } from './what-is-new';

/** Heard twice they annoy; a change not heard of costs a visit. */
const ONCE: readonly Occasion[] = ['reminder', 'check'];

/** The words of a message. */
@Injectable()
export class VisitWords {
  constructor(
    private readonly links: MessageLinks,
    private readonly locations: LocationRepository,
    private readonly optOuts: OptOuts,
    private readonly clock: Clock,
  ) {}

  async say(channel: Channel, story: Story): Promise<Extract<Composed, { kind: 'mail' | 'text' }>> {
    const { client, clinic, occasion } = story;
    if (channel === 'sms') return { kind: 'text', text: this.#text(numberOf(client, clinic) ?? '', story) };
    return { kind: 'mail', mail: await this.#mail(client.email ?? '', story), repeatable: !ONCE.includes(occasion) };
  }

  async #mail(to: string, story: Story): Promise<Omit<Mail, 'messageId'>> {
    const { visit, client, clinic, occasion, told } = story;
    const location = await this.locations.findById(visit.locationId);
    const address = location?.address ?? '';
    const isReminder = occasion === 'reminder';
    const stop = isReminder ? this.optOuts.secretFor(client.id, 'email') : '';
    const template = TEXTS[client.locale][occasion];
    const words = fill(isTheirs(story) ? template : withoutName(template), {
      name: client.preferredName ?? client.givenName,
      clinic: clinic.name,
      when: whenOf(visit.startsAt, visit.timezone, client.locale),
      before: told ? whenOf(told.startsAt, visit.timezone, client.locale) : '',
      address,
      link: story.check ?? this.links.toVisit(clinic.id, visit.id),
      stop: this.links.to(`/opt-out#${clinic.id}.${stop}`),
    });
    const mail = { to, fromName: clinic.name, ...words };
    if (isReminder) return { ...mail, unsubscribeUrl: this.links.to(`/api/v1/opt-outs/${clinic.id}/${stop}`) };
    return occasion === 'check' ? mail : { ...mail, calendar: calendarOf(visit, clinic.name, this.clock.now(), address) };
  }

  #text(to: string, { visit, client, clinic, occasion, check }: Story): Omit<TextMessage, 'id'> {
    const values = { when: shortWhenOf(visit.startsAt, visit.timezone, client.locale), link: check ?? this.links.shortToVisit(clinic.id, visit.id) };
    return { to, text: withName(clinic.name, (name) => fill(SHORT_TEXTS[client.locale][occasion], { ...values, clinic: name }).text) };
  }
}

const UNPROVEN: readonly (Standing | undefined)[] = [undefined, 'pencilled', 'off'];

/** Whether the address is surely the client's: who came by themselves may have typed anybody's, with any name, until the form that went there is done. */
const isTheirs = ({ visit, client, told }: Story): boolean =>
  client.createdBy !== null || !UNPROVEN.includes(told?.standing) || !UNPROVEN.includes(standingOf(visit.state, visit.provisional, visit.channel));

const calendarOf = (visit: DiaryEntry, clinicName: string, now: Date, address: string): Readonly<{ method: 'REQUEST' | 'CANCEL'; content: string }> => {
  const method = statusOf(visit.state) === 'CANCELLED' ? 'CANCEL' : 'REQUEST';
  return { method, content: icalendar({ name: clinicName, method, events: [eventForClient(visit, clinicName, address, now)] }) };
};
