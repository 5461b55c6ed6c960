import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../audit-trail';
import { Clients } from '../../../clients';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { DomainError, notFound } from '../../../platform/errors/domain-error';
import { hashOf, newId, newSecret } from '../../../platform/ids/ids';
import { signedInStaff } from '../../../staff';
import { linkExpiryOf, linkStateOf, type LinkState } from '../../domain/online-booking';
import { BookingLinkRepository, type BookingLink } from '../../persistence/booking-link.repository';
import { OnlineMail } from './online-mail';

export interface SeenLink {
  readonly link: BookingLink;
  readonly state: LinkState;
}

/** Links that staff give to clients they know, to book by themselves. */
@Injectable()
export class BookingLinks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly links: BookingLinkRepository,
    private readonly clients: Clients,
    private readonly mail: OnlineMail,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The secret is told once; `send` also mails the client a link of their own. */
  create(clientId: string, days: number, send: boolean): Promise<SeenLink & Readonly<{ path: string }>> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const client = await this.clients.findById(clientId);
      if (!client) throw notFound();
      if (client.archivedAt) throw new DomainError('conflict', 'client_archived', 'This client is archived. Restore the client first, then send the link.');
      if (send && (client.email === null || client.contactConsent.email?.given === false)) throw noMail();
      const [id, secret] = [newId(), newSecret()];
      await this.links.add({ id, clientId, createdBy: staffId, expiresAt: linkExpiryOf(this.clock.now(), days) }, hashOf(secret));
      const link = await this.links.findById(id);
      if (!link) throw new Error('a link vanished in its own transaction');
      if (send) this.mail.promiseLink(link);
      this.audit.record({ action: 'booking_link.create', recordType: 'booking_link', recordId: id, clientId, details: { sent: send } });
      return { ...this.#seen(link), path: `/book#${clinicId}.${secret}` };
    });
  }

  /** Never a secret. */
  ofClient(clientId: string): Promise<SeenLink[]> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const [client, links] = await Promise.all([this.clients.findById(clientId), this.links.ofClient(clientId)]);
      if (!client) throw notFound();
      return links.map((link) => this.#seen(link));
    });
  }

  /** It opens nothing any more, on any device. */
  revoke(id: string): Promise<void> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const link = await this.links.findById(id);
      if (!link) throw notFound();
      if (await this.links.revoke(id, staffId)) this.audit.record({ action: 'booking_link.revoke', recordType: 'booking_link', recordId: id, clientId: link.clientId });
    });
  }

  #seen(link: BookingLink): SeenLink {
    return { link, state: linkStateOf(link, this.clock.now()) };
  }
}

const noMail = (): DomainError =>
  new DomainError('conflict', 'no_mail', 'This client has no e-mail address, or does not want mail. Leave send out, and give them the link another way.');
