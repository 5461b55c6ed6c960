import { Injectable } from '@nestjs/common';
import { Clients, internationalOf, isDeceased, type Client } from '../../../clients';
import { MailTransport, type Channel } from '../../../notifications';
import { Clock } from '../../../platform/clock/clock';
import { Clinics, type Clinic } from '../../../staff';
import { outOfTheNight, zoneOfClient } from '../../domain/quiet-hours';
import { whyNotBy, type Occasion } from '../../domain/reach';
import type { DiaryEntry } from '../../persistence/diary.query';
import type { Told } from '../../persistence/manage-link.repository';

/** What there is to tell, and to whom. */
export interface Story {
  readonly visit: DiaryEntry;
  readonly client: Client;
  readonly clinic: Clinic;
  readonly occasion: Occasion;
  readonly told?: Told;
  /** Where the short check opens. */
  readonly check?: string;
}

/** Who hears of a visit, by what and at what hour. */
@Injectable()
export class Stories {
  constructor(
    private readonly clients: Clients,
    private readonly clinics: Clinics,
    private readonly mails: MailTransport,
    private readonly clock: Clock,
  ) {}

  /** Undefined: there is nobody to tell. */
  async of(visit: DiaryEntry, occasion: Occasion, told?: Told): Promise<Story | undefined> {
    const [client, clinic] = await Promise.all([this.clients.findById(visit.client.id), this.clinics.current()]);
    return client && !isDeceased(client) ? { visit, client, clinic, occasion, ...(told && { told }) } : undefined;
  }

  /** An address is of no use to a server without mail. */
  whyNotBy(channel: Channel, { client, clinic, occasion }: Story): string | undefined {
    return whyNotBy(channel, {
      email: { reachable: client.email !== null && this.mails.available, agreed: client.contactConsent.email?.given },
      sms: { reachable: numberOf(client, clinic) !== undefined, agreed: client.contactConsent.sms?.given },
    }, occasion);
  }

  zoneOf({ client, visit }: Story): string {
    return zoneOfClient(client.timezone, visit.timezone);
  }

  outOfTheNight(story: Story): Date {
    return new Date(outOfTheNight(this.clock.now().getTime(), this.zoneOf(story)));
  }
}

export const numberOf = ({ phone }: Client, { country }: Clinic): string | undefined => (phone === null ? undefined : internationalOf(phone, country));
