import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clients } from '../../clients';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { notFound } from '../../platform/errors/domain-error';
import { signedInStaff } from '../../staff';
import { ScreeningRepository, type StoredScreening } from '../persistence/screening.repository';

export type { StoredScreening };

/** What other systems read of a client: the latest screening, if there is one. The reading is on record. */
@Injectable()
export class ReadRuleFindings {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clients: Clients,
    private readonly screenings: ScreeningRepository,
    private readonly audit: AuditTrail,
  ) {}

  latest(clientId: string): Promise<StoredScreening | undefined> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const [client, screening] = await Promise.all([this.clients.findById(clientId), this.screenings.latestOfClient(clientId)]);
      if (!client) throw notFound();
      this.audit.record({ action: 'screening.read', recordType: 'screening', clientId, ...(screening && { recordId: screening.id }) });
      return screening;
    });
  }
}
