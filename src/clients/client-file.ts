import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit-trail';
import { Clock } from '../platform/clock/clock';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { notFound, stale } from '../platform/errors/domain-error';
import { signedInStaff } from '../staff';
import type { ArchiveReason, ClientDetails, ClientRecord } from './domain/client';
import { changedChannels, recordConsent, type ConsentAnswers } from './domain/contact-consent';
import { ageFault } from './domain/minors';
import { ClientRepository } from './persistence/client.repository';
import { archived, notArchived, refusalOf } from './refusals';

export type ClientChanges = Readonly<Partial<ClientDetails> & { contactConsent?: ConsentAnswers }>;

/** Changes what is on file about a client, archives and restores. */
@Injectable()
export class ClientFile {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly clients: ClientRepository,
    private readonly audit: AuditTrail,
  ) {}

  edit(id: string, version: number, { contactConsent: answers = {}, ...changes }: ClientChanges): Promise<ClientRecord> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const now = this.clock.now();
      const [before, today] = await Promise.all([this.clients.lock(id), this.clients.today(now)]);
      if (!before) throw notFound();
      if (before.archivedAt) throw archived();
      if (before.version !== version) throw stale();
      const contactConsent = recordConsent(before.contactConsent, answers, { at: now.toISOString(), by: staffId });
      const after = { ...before, ...changes, contactConsent };
      const fault = ageFault(after, today);
      if (fault) throw refusalOf(fault);
      const saved = this.clients.edit(id, version, after);
      const consents = changedChannels(before.contactConsent, answers).map((channel) => `${channel}:${answers[channel] ? 'given' : 'refused'}`);
      this.audit.record({ action: 'client.edit', recordType: 'client', recordId: id, clientId: id, details: { fields: Object.keys(changes), consents } });
      return (await saved) ?? Promise.reject(stale());
    });
  }

  archive(id: string, reason: ArchiveReason): Promise<ClientRecord> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      if (!(await this.clients.lock(id))) throw notFound();
      const client = await this.clients.archive(id, staffId, reason);
      if (!client) throw archived();
      this.audit.record({ action: 'client.archive', recordType: 'client', recordId: id, clientId: id });
      return client;
    });
  }

  restore(id: string): Promise<ClientRecord> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      if (!(await this.clients.lock(id))) throw notFound();
      const client = await this.clients.restore(id);
      if (!client) throw notArchived();
      this.audit.record({ action: 'client.restore', recordType: 'client', recordId: id, clientId: id });
      return client;
    });
  }
}
