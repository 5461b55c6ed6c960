import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { TherapistsAdditions } from '../domain/plan-record';
import { signedInStaff } from '../../staff';
import { PlanningDesk, type PlanningBasis } from './planning-desk';

/** Suggests and stores nothing but that somebody looked. */
@Injectable()
export class SuggestPlan {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly desk: PlanningDesk,
    private readonly audit: AuditTrail,
  ) {}

  suggest(clientId: string, asked: TherapistsAdditions): Promise<PlanningBasis> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const basis = await this.desk.basisFor(clientId, asked);
      const { screeningId, clearanceId } = basis.gate;
      this.audit.record({ action: 'plan.suggest', recordType: 'plan_suggestion', clientId, details: { screeningId, clearanceId } });
      return basis;
    });
  }
}
