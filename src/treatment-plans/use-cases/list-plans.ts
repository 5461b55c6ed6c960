import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clients } from '../../clients';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { notFound } from '../../platform/errors/domain-error';
import { decodeCursor, isTimeAndId, pageOf, type Page, type PageRequest } from '../../platform/http/page';
import { Gate, type GateState } from '../../screening';
import { PlanListQuery, type PlanSummary } from '../persistence/plan-list.query';
import { signedInStaff } from '../../staff';

export type PlansOfClient = Page<PlanSummary> & Readonly<{ gate: GateState }>;

@Injectable()
export class ListPlans {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clients: Clients,
    private readonly gate: Gate,
    private readonly query: PlanListQuery,
    private readonly audit: AuditTrail,
  ) {}

  list(clientId: string, { limit, cursor }: PageRequest): Promise<PlansOfClient> {
    const after = decodeCursor(cursor, 2, isTimeAndId);
    return this.uow.run(signedInStaff().clinicId, async () => {
      const [client, rows] = await Promise.all([this.clients.findById(clientId), this.query.ofClient(clientId, limit, after)]);
      if (!client) throw notFound();
      const page = pageOf(rows, limit, ({ createdAt, id }) => [createdAt.toISOString(), id]);
      this.audit.record({ action: 'plan.list', recordType: 'treatment_plan', clientId, details: { count: page.items.length } });
      return { ...page, gate: await this.gate.stateOf(clientId) };
    });
  }
}
