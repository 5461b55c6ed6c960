import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit-trail';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { notFound, stale } from '../platform/errors/domain-error';
import { signedInStaff } from '../staff';
import type { Allergy, Boundaries, CareNotes } from './domain/client';
import { CareNotesRepository } from './persistence/care-notes.repository';
import { ClientRepository } from './persistence/client.repository';
import { archived } from './refusals';

/** What a therapist must know before touching a client: boundaries and allergies. Nobody at the front desk reads it. */
@Injectable()
export class ClientCare {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clients: ClientRepository,
    private readonly careNotes: CareNotesRepository,
    private readonly audit: AuditTrail,
  ) {}

  read(clientId: string): Promise<CareNotes> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const found = Promise.all([this.clients.findById(clientId), this.careNotes.ofClient(clientId)]);
      this.audit.record({ action: 'care_notes.read', recordType: 'care_notes', recordId: clientId, clientId });
      const [client, notes] = await found;
      if (!client) throw notFound();
      return notes;
    });
  }

  /** Holds the client's row: whoever decides about this client's plan does so before or after, not during. */
  write(clientId: string, version: number, notes: Readonly<{ boundaries: Boundaries; allergies: readonly Allergy[] }>): Promise<CareNotes> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const client = await this.clients.lock(clientId);
      if (!client) throw notFound();
      if (client.archivedAt) throw archived();
      const written = this.careNotes.write(clientId, version, staffId, notes);
      this.audit.record({ action: 'care_notes.edit', recordType: 'care_notes', recordId: clientId, clientId });
      return (await written) ?? Promise.reject(stale());
    });
  }
}
