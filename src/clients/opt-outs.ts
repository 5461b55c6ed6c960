import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit-trail';
import { Clock } from '../platform/clock/clock';
import { currentContext } from '../platform/context/request-context';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { notFound } from '../platform/errors/domain-error';
import { hashOf, isId, newSecret } from '../platform/ids/ids';
import { Clinics } from '../staff';
import type { WrittenChannel } from './domain/client';
import { phoneKeyOf } from './domain/folding';
import { internationalOf } from './domain/phone';
import { ClientRepository } from './persistence/client.repository';
import { OptOutRepository, type OptOutLink } from './persistence/opt-out.repository';

export interface OptOutView {
  readonly clinicName: string;
  readonly channel: WrittenChannel;
  /** Already. */
  readonly refused: boolean;
}

/** How a client ends messages by one channel, without an account. */
@Injectable()
export class OptOuts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly optOuts: OptOutRepository,
    private readonly clients: ClientRepository,
    private readonly clinics: Clinics,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The secret of a new link, for a message that is being composed: joins the open unit of work. */
  secretFor(clientId: string, channel: WrittenChannel): string {
    const secret = newSecret();
    this.optOuts.add(hashOf(secret), { clientId, channel });
    return secret;
  }

  read(clinicId: string, secret: string): Promise<OptOutView> {
    return this.#holding(clinicId, secret, (link) => this.#view(link));
  }

  refuse(clinicId: string, secret: string): Promise<OptOutView> {
    return this.#holding(clinicId, secret, async (link) => {
      await this.#refuse(link, 'link');
      return this.#view(link);
    });
  }

  /** By a text from that number: for every client who has it, in whichever clinic. */
  async refuseTexts(from: string): Promise<void> {
    const key = phoneKeyOf(from);
    if (key === null) return;
    for (const clinicId of await this.optOuts.clinicsWithPhone(key)) await this.uow.run(clinicId, () => this.#refuseTextsHere(from, key));
  }

  async #refuseTextsHere(from: string, key: string): Promise<void> {
    const [{ country }, found] = await Promise.all([this.clinics.current(), this.optOuts.clientsWithPhone(key)]);
    for (const { id, phone } of found) if (internationalOf(phone, country) === from) await this.#refuse({ clientId: id, channel: 'sms' }, 'text');
  }

  #holding<T>(clinicId: string, secret: string, work: (link: OptOutLink) => Promise<T>): Promise<T> {
    if (!isId(clinicId)) throw notFound();
    return this.uow.run(clinicId, async () => {
      const link = await this.optOuts.find(hashOf(secret));
      if (!link) throw notFound();
      currentContext().actor = { kind: 'client', clinicId, clientId: link.clientId, invitationId: link.clientId };
      return work(link);
    });
  }

  async #refuse(link: OptOutLink, by: 'link' | 'text'): Promise<void> {
    if (await this.optOuts.refuse(link, this.clock.now()))
      this.audit.record({ action: 'client.opt_out', recordType: 'client', recordId: link.clientId, clientId: link.clientId, details: { channel: link.channel, by } });
  }

  async #view({ clientId, channel }: OptOutLink): Promise<OptOutView> {
    const [{ name }, client] = await Promise.all([this.clinics.current(), this.clients.findById(clientId)]);
    return { clinicName: name, channel, refused: client?.contactConsent[channel]?.given === false };
  }
}
