import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { decodeCursor, pageOf, type Cursor, type Page, type PageRequest } from '../../platform/http/page';
import { PlanApprovalRepository, type StoredApproval } from '../persistence/plan-approval.repository';
import { signedInStaff } from '../../staff';
import { Plans } from './plans';

@Injectable()
export class ListApprovals {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly plans: Plans,
    private readonly approvals: PlanApprovalRepository,
    private readonly audit: AuditTrail,
  ) {}

  list(planId: string, { limit, cursor }: PageRequest): Promise<Page<StoredApproval>> {
    const [before] = decodeCursor(cursor, 1, isRevision) ?? [];
    return this.uow.run(signedInStaff().clinicId, async () => {
      const [{ plan }, rows] = await Promise.all([this.plans.withLines(planId), this.approvals.ofPlan(planId, limit, before === undefined ? undefined : Number(before))]);
      this.audit.record({ action: 'plan_approval.list', recordType: 'treatment_plan', recordId: planId, clientId: plan.clientId, details: { count: Math.min(rows.length, limit) } });
      return pageOf(rows, limit, ({ revision }) => [String(revision)]);
    });
  }
}

const isRevision = ([revision = '']: Cursor): boolean => /^\d{1,9}$/.test(revision);
