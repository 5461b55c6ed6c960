import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clients } from '../../clients';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { notFound } from '../../platform/errors/domain-error';
import { signedInStaff } from '../../staff';
import { Gate, type GateStates } from './gate';

@Injectable()
export class ReadGate {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clients: Clients,
    private readonly gate: Gate,
    private readonly audit: AuditTrail,
  ) {}

  read(clientId: string): Promise<GateStates> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const [client, states] = await Promise.all([this.clients.findById(clientId), this.gate.statesOf(clientId)]);
      if (!client) throw notFound();
      this.audit.record({ action: 'gate.read', recordType: 'client', recordId: clientId, clientId });
      return states;
    });
  }
}
