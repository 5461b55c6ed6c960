import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clients } from '../../clients';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { notFound } from '../../platform/errors/domain-error';
import { decodeCursor, pageOf, type Cursor, type Page, type PageRequest } from '../../platform/http/page';
import { isId } from '../../platform/ids/ids';
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
    const after = placeOf(cursor);
    return this.uow.run(signedInStaff().clinicId, async () => {
      const [client, rows] = await Promise.all([this.clients.findById(clientId), this.query.ofClient(clientId, limit, after)]);
      if (!client) throw notFound();
      const page = pageOf(rows, limit, ({ createdAt, id }) => [createdAt.toISOString(), id]);
      this.audit.record({ action: 'plan.list', recordType: 'treatment_plan', clientId, details: { count: page.items.length } });
      return { ...page, gate: await this.gate.stateOf(clientId) };
    });
  }
}

const ISO = /^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const isPlace = ([at = '', id]: Cursor): boolean => ISO.test(at) && !Number.isNaN(Date.parse(at)) && isId(id);

/** A cursor that names no time and id gets the same 400 as one that cannot be read. */
const placeOf = (cursor: string | undefined): Cursor | undefined => {
  const place = decodeCursor(cursor, 2);
  return place && !isPlace(place) ? decodeCursor('', 2) : place;
};
