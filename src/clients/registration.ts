import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit-trail';
import { Clock } from '../platform/clock/clock';
import type { Transaction } from '../platform/database/transaction';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { notFound } from '../platform/errors/domain-error';
import { newId } from '../platform/ids/ids';
import { signedInStaff } from '../staff';
import type { ClientDetails, ClientRecord } from './domain/client';
import { recordConsent, type ConsentAnswers } from './domain/contact-consent';
import { possibleDuplicates, type PossibleDuplicate } from './domain/duplicates';
import { ageFault } from './domain/minors';
import { ClientListQuery } from './persistence/client-list.query';
import { ClientRepository } from './persistence/client.repository';
import { possibleDuplicate, refusalOf } from './refusals';

export type NewClient = ClientDetails & Readonly<{ contactConsent: ConsentAnswers }>;

export interface Registered {
  readonly client: ClientRecord;
  readonly possibleDuplicates: readonly PossibleDuplicate[];
}

/** Takes clients on. */
@Injectable()
export class Registration {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly clients: ClientRepository,
    private readonly lists: ClientListQuery,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * `duplicateChecked`: somebody looked at the possible duplicates, and this is none of them.
   * Everything travels in one flight; a refusal takes the insert back.
   */
  register({ contactConsent, ...details }: NewClient, duplicateChecked: boolean): Promise<Registered> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async (tx) => {
      const [id, now] = [newId(), this.clock.now()];
      const written = { ...details, contactConsent: recordConsent({}, contactConsent, { at: now.toISOString(), by: staffId }) };
      const answers = Promise.all([this.clients.today(now), this.lists.duplicateCandidates(details), this.clients.add(id, staffId, written)]);
      this.audit.record({ action: 'client.create', recordType: 'client', recordId: id, clientId: id });
      const [today, candidates, client] = await answers;
      const fault = ageFault(details, today);
      if (fault) throw refusalOf(fault);
      const found = possibleDuplicates(details, candidates);
      if (!duplicateChecked && found.some(({ likely }) => likely)) {
        this.#recordAfterRollback(tx, found.length);
        throw possibleDuplicate(found);
      }
      if (found.length > 0) this.#recordLook(found.length);
      return { client, possibleDuplicates: found };
    });
  }

  /**
   * Somebody who came by themselves. Nobody is looked up, so nothing about anybody can be told: whether they are a client
   * already is for staff to see. Undefined: too young to come without a guardian, or not yet born.
   */
  arrive(clinicId: string, { contactConsent, ...details }: NewClient): Promise<ClientRecord | undefined> {
    return this.uow.run(clinicId, async () => {
      const [id, now] = [newId(), this.clock.now()];
      if (ageFault(details, await this.clients.today(now))) return undefined;
      const client = await this.clients.add(id, null, { ...details, contactConsent: recordConsent({}, contactConsent, { at: now.toISOString(), by: null }) });
      this.audit.record({ action: 'client.create', recordType: 'client', recordId: id, clientId: id });
      return client;
    });
  }

  /** Who might be the same person as this client. */
  duplicatesOf(clientId: string): Promise<readonly PossibleDuplicate[]> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const client = await this.clients.findById(clientId);
      if (!client) throw notFound();
      const found = possibleDuplicates(client, (await this.lists.duplicateCandidates(client)).filter(({ id }) => id !== clientId));
      this.#recordLook(found.length);
      return found;
    });
  }

  /** The refusal shows other clients: that is a reading, whether or not anything was created. */
  #recordAfterRollback(tx: Transaction, count: number): void {
    tx.afterRollback(() => this.uow.run(tx.clinicId, () => Promise.resolve(this.#recordLook(count))));
  }

  #recordLook(count: number): void {
    this.audit.record({ action: 'client.search', recordType: 'client', details: { count, for: 'duplicates' } });
  }
}
