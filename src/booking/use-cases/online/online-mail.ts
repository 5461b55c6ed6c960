import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clients, isDeceased } from '../../../clients';
import { InviteClient } from '../../../intake';
import { Composers, fill, Outbox, type Composed } from '../../../notifications';
import { Clock } from '../../../platform/clock/clock';
import { hashOf, newSecret } from '../../../platform/ids/ids';
import { Clinics } from '../../../staff';
import type { Appointment } from '../../domain/appointment';
import { linkStateOf } from '../../domain/online-booking';
import { BookingLinkRepository, type BookingLink } from '../../persistence/booking-link.repository';
import { DiaryQuery } from '../../persistence/diary.query';
import { LocationRepository } from '../../persistence/location.repository';
import { ManageLinkRepository } from '../../persistence/manage-link.repository';
import { ClientGate } from '../client-gate';
import { MessageLinks } from '../messages/message-links';
import { whenOf } from '../messages/texts';
import { ONLINE_TEXTS } from './online-texts';

const FORM = 'online_booking.form';
const LINK = 'online_booking.link';

/** Mails of booking online: the form that is still missing, and the link to book by. Secrets are drawn when they are sent. */
@Injectable()
export class OnlineMail implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly composers: Composers,
    private readonly invite: InviteClient,
    private readonly links: BookingLinkRepository,
    private readonly manageLinks: ManageLinkRepository,
    private readonly diary: DiaryQuery,
    private readonly locations: LocationRepository,
    private readonly clients: Clients,
    private readonly clinics: Clinics,
    private readonly gate: ClientGate,
    private readonly messageLinks: MessageLinks,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    // It says all that the usual message about a pencilled time would say.
    this.composers.register(FORM, ({ recordId }) => this.#form(recordId), {
      whenSaid: (recordId, { startsAt = '' }) => this.manageLinks.tell(recordId, { standing: 'pencilled', startsAt: new Date(startsAt) }, 'email'),
    });
    this.composers.register(LINK, ({ recordId }) => this.#link(recordId));
  }

  promiseForm({ id, startsAt, expiresAt }: Appointment): void {
    this.outbox.promise({ topic: FORM, recordId: id, dedupeKey: `${FORM}:${id}`, dueAt: this.clock.now(), expiresAt: new Date(expiresAt ?? startsAt) });
  }

  promiseLink({ id, expiresAt }: BookingLink): void {
    this.outbox.promise({ topic: LINK, recordId: id, dedupeKey: `${LINK}:${id}`, dueAt: this.clock.now(), expiresAt });
  }

  async #form(id: string): Promise<Composed> {
    const visit = await this.diary.findById(id, this.clock.now());
    if (visit?.state !== 'held' || !visit.provisional || !visit.expiresAt) return { kind: 'drop', why: 'no_longer_held' };
    const [client, clinic, location, needsForm] = await Promise.all([
      this.clients.findById(visit.client.id), this.clinics.current(), this.locations.findById(visit.locationId), this.gate.needsForm(visit.client.id),
    ]);
    if (!client?.email || isDeceased(client)) return { kind: 'drop', why: 'no_address' };
    const invited = needsForm ? await this.invite.byServer(client.id) : undefined;
    if (!invited) return { kind: 'drop', why: 'form_is_done' };
    const mail = fill(ONLINE_TEXTS[client.locale].form, {
      clinic: clinic.name,
      when: whenOf(visit.startsAt, visit.timezone, client.locale),
      until: whenOf(visit.expiresAt, visit.timezone, client.locale),
      address: location?.address ?? '',
      form: this.messageLinks.to(`/intake#${invited.token}`),
      link: this.messageLinks.toVisit(clinic.id, id),
    });
    return {
      kind: 'mail', mail: { to: client.email, fromName: clinic.name, ...mail }, repeatable: true, says: { startsAt: visit.startsAt.toISOString() },
      stillTrue: async () => (await this.diary.findById(id, this.clock.now()))?.version === visit.version,
    };
  }

  async #link(id: string): Promise<Composed> {
    const link = await this.links.findById(id);
    if (!link || linkStateOf(link, this.clock.now()) !== 'open') return { kind: 'drop', why: 'link_closed' };
    const [client, clinic] = await Promise.all([this.clients.findById(link.clientId), this.clinics.current()]);
    if (!client?.email || isDeceased(client) || client.contactConsent.email?.given === false) return { kind: 'drop', why: 'no_address' };
    const secret = newSecret();
    this.links.addKey(id, hashOf(secret));
    const mail = fill(ONLINE_TEXTS[client.locale].link, {
      name: client.preferredName ?? client.givenName,
      clinic: clinic.name,
      until: whenOf(link.expiresAt, clinic.timezone, client.locale),
      link: this.messageLinks.to(`/book#${clinic.id}.${secret}`),
    });
    return { kind: 'mail', mail: { to: client.email, fromName: clinic.name, ...mail }, repeatable: true };
  }
}
