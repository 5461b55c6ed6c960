import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Clients } from '../../../clients';
import { Composers, fill, type Composed, type Says } from '../../../notifications';
import { Clock } from '../../../platform/clock/clock';
import type { Config } from '../../../platform/config/config';
import { CONFIG } from '../../../platform/config/config.token';
import { hashOf, newSecret } from '../../../platform/ids/ids';
import { Clinics } from '../../../staff';
import { DiaryQuery, type DiaryEntry } from '../../persistence/diary.query';
import { LocationRepository } from '../../persistence/location.repository';
import { ManageLinkRepository, type Told } from '../../persistence/manage-link.repository';
import { icalendar } from '../calendar/icalendar';
import { statusOf } from '../calendar/visit-event';
import { CHANGED, REMINDER } from './appointment-messages';
import { TEXTS, whenOf, type Occasion } from './texts';
import { standingOf, whatIsNew } from './what-is-new';

/** Says what is true of a visit when the message goes out. */
@Injectable()
export class ComposeMessages implements OnModuleInit {
  constructor(
    private readonly composers: Composers,
    private readonly diary: DiaryQuery,
    private readonly links: ManageLinkRepository,
    private readonly locations: LocationRepository,
    private readonly clients: Clients,
    private readonly clinics: Clinics,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.composers.register(CHANGED, ({ recordId }) => this.#changed(recordId), (recordId, says) => this.links.tell(recordId, toldOf(says)));
    this.composers.register(REMINDER, ({ recordId, dedupeKey }) => this.#reminder(recordId, dedupeKey));
  }

  async #changed(id: string): Promise<Composed> {
    const [visit, told] = await Promise.all([this.diary.findById(id, this.clock.now()), this.links.told(id)]);
    if (!visit) return { kind: 'drop', why: 'no_such_visit' };
    const now = { standing: standingOf(visit.state, visit.provisional, visit.channel), startsAt: visit.startsAt };
    const occasion = whatIsNew(told, now);
    if (occasion === undefined) return { kind: 'drop', why: 'nothing_new' };
    if (visit.startsAt <= this.clock.now()) return { kind: 'drop', why: 'past' };
    return this.#mail(visit, occasion, told, { standing: now.standing, startsAt: now.startsAt.toISOString() });
  }

  async #reminder(id: string, dedupeKey: string): Promise<Composed> {
    const visit = await this.diary.findById(id, this.clock.now());
    if (!visit || visit.state !== 'booked' || !dedupeKey.endsWith(visit.startsAt.toISOString())) return { kind: 'drop', why: 'stale' };
    return this.#mail(visit, 'reminder');
  }

  async #mail(visit: DiaryEntry, occasion: Occasion, told?: Told, says?: Says): Promise<Composed> {
    const [client, clinic, location] = await Promise.all([this.clients.findById(visit.client.id), this.clinics.current(), this.locations.findById(visit.locationId)]);
    if (!client?.email) return { kind: 'drop', why: 'no_address' };
    // Changes of an appointment are told regardless; a reminder only to who did not refuse mail.
    if (occasion === 'reminder' && client.contactConsent.email?.given === false) return { kind: 'drop', why: 'opted_out' };
    const secret = newSecret();
    this.links.add(hashOf(secret), visit.id);
    const { subject, text } = fill(TEXTS[client.locale][occasion], {
      name: client.preferredName ?? client.givenName,
      clinic: clinic.name,
      when: whenOf(visit.startsAt, visit.timezone, client.locale),
      before: told ? whenOf(told.startsAt, visit.timezone, client.locale) : '',
      address: location?.address ?? '',
      link: `${this.config.publicUrl ?? 'http://localhost'}/visit#${clinic.id}.${secret}`,
    });
    const calendar = occasion === 'reminder' ? undefined : calendarOf(visit, clinic.name, this.clock.now(), location?.address ?? undefined);
    return {
      kind: 'mail', mail: { to: client.email, fromName: clinic.name, subject, text, ...(calendar && { calendar }) }, ...(says && { says }),
      // A change not heard of costs a visit; a reminder heard twice annoys.
      repeatable: occasion !== 'reminder',
      stillTrue: async () => (await this.diary.findById(visit.id, this.clock.now()))?.version === visit.version,
    };
  }
}

const toldOf = (says: Says): Told => ({ standing: says.standing as Told['standing'], startsAt: new Date(says.startsAt ?? '') });

const calendarOf = (visit: DiaryEntry, clinicName: string, now: Date, address: string | undefined): Readonly<{ method: 'REQUEST' | 'CANCEL'; content: string }> => {
  const status = statusOf(visit.state);
  const method = status === 'CANCELLED' ? 'CANCEL' : 'REQUEST';
  const event = {
    uid: visit.uid, sequence: visit.sequence, startsAt: visit.startsAt, endsAt: visit.endsAt, changedAt: now, status, summary: clinicName,
    ...(address !== undefined && { location: address }),
  };
  return { method, content: icalendar({ name: clinicName, method, events: [event] }) };
};
