import { Inject, Injectable } from '@nestjs/common';
import { OptOuts, type Client } from '../../../clients';
import { fill, withName, type Mail, type TextMessage } from '../../../notifications';
import { Clock } from '../../../platform/clock/clock';
import type { Config } from '../../../platform/config/config';
import { CONFIG } from '../../../platform/config/config.token';
import { hashOf, newSecret } from '../../../platform/ids/ids';
import type { Clinic } from '../../../staff';
import type { Occasion } from '../../domain/reach';
import type { DiaryEntry } from '../../persistence/diary.query';
import { LocationRepository } from '../../persistence/location.repository';
import { ManageLinkRepository, type Told } from '../../persistence/manage-link.repository';
import { icalendar } from '../calendar/icalendar';
import { statusOf } from '../calendar/visit-event';
import { shortIdOf } from '../secret-link';
import { SHORT_TEXTS, shortWhenOf } from './short-texts';
import { TEXTS, whenOf } from './texts';

export interface Story {
  readonly visit: DiaryEntry;
  readonly client: Client;
  readonly clinic: Clinic;
  readonly occasion: Occasion;
  readonly told?: Told;
}

/** The words of a message. Its links are drawn here, and only their hashes are kept. */
@Injectable()
export class VisitWords {
  constructor(
    private readonly links: ManageLinkRepository,
    private readonly locations: LocationRepository,
    private readonly optOuts: OptOuts,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async mail(to: string, { visit, client, clinic, occasion, told }: Story): Promise<Omit<Mail, 'messageId'>> {
    const location = await this.locations.findById(visit.locationId);
    const address = location?.address ?? '';
    const isReminder = occasion === 'reminder';
    const stop = isReminder ? this.optOuts.secretFor(client.id, 'email') : '';
    const secret = newSecret();
    this.links.add(hashOf(secret), visit.id);
    const words = fill(TEXTS[client.locale][occasion], {
      name: client.preferredName ?? client.givenName,
      clinic: clinic.name,
      when: whenOf(visit.startsAt, visit.timezone, client.locale),
      before: told ? whenOf(told.startsAt, visit.timezone, client.locale) : '',
      address,
      link: this.#address(`/visit#${clinic.id}.${secret}`),
      stop: this.#address(`/opt-out#${clinic.id}.${stop}`),
    });
    const more = isReminder ? { unsubscribeUrl: this.#address(`/api/v1/opt-outs/${clinic.id}/${stop}`) } : { calendar: calendarOf(visit, clinic.name, this.clock.now(), address) };
    return { to, fromName: clinic.name, ...words, ...more };
  }

  text(to: string, { visit, client, clinic, occasion }: Story): Omit<TextMessage, 'id'> {
    const secret = newSecret(16);
    this.links.add(hashOf(secret), visit.id);
    const values = { when: shortWhenOf(visit.startsAt, visit.timezone, client.locale), link: this.#address(`/visit#${shortIdOf(clinic.id)}.${secret}`) };
    return { to, text: withName(clinic.name, (name) => fill(SHORT_TEXTS[client.locale][occasion], { ...values, clinic: name }).text) };
  }

  #address(path: string): string {
    return `${this.config.publicUrl ?? 'http://localhost'}${path}`;
  }
}

const calendarOf = (visit: DiaryEntry, clinicName: string, now: Date, location: string): Readonly<{ method: 'REQUEST' | 'CANCEL'; content: string }> => {
  const status = statusOf(visit.state);
  const method = status === 'CANCELLED' ? 'CANCEL' : 'REQUEST';
  const event = {
    uid: visit.uid, sequence: visit.sequence, startsAt: visit.startsAt, endsAt: visit.endsAt, changedAt: now, status, summary: clinicName,
    ...(location !== '' && { location }),
  };
  return { method, content: icalendar({ name: clinicName, method, events: [event] }) };
};
