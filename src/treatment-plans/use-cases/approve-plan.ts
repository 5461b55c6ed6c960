import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { hashOf, newId } from '../../platform/ids/ids';
import { freeze } from '../domain/frozen-plan';
import { standing } from '../domain/plan-line';
import type { ApprovalMark, PlanWithLines } from '../domain/plan-record';
import { suggesterVersion } from '../domain/suggest';
import { PlanApprovalRepository, type NewApproval } from '../persistence/plan-approval.repository';
import { signedInStaff } from '../../staff';
import { refuseForbidden } from './line-limits';
import { alreadyApproved, refuseOutdated, refuseUndecided } from './may-approve';
import { PlanningDesk, type PlanningBasis } from './planning-desk';
import { Plans } from './plans';
import { TreatmentPlanRepository } from '../persistence/treatment-plan.repository';

export type Approved = ApprovalMark & Readonly<{ planId: string; version: number }>;

/** Freezes the decided plan as its next revision. What changes afterwards is the draft of another one. */
@Injectable()
export class ApprovePlan {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly plans: Plans,
    private readonly repository: TreatmentPlanRepository,
    private readonly desk: PlanningDesk,
    private readonly approvals: PlanApprovalRepository,
    private readonly audit: AuditTrail,
  ) {}

  approve(planId: string, version: number): Promise<Approved> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const found = await this.plans.forChange(planId, version);
      refuseUndecided(found.lines);
      const basis = await this.desk.basisFor(found.plan.clientId, found.plan.asked);
      if (isApprovedUnder(found, basis)) throw alreadyApproved();
      refuseOutdated(found.plan, basis);
      refuseForbidden(standingLines(found), basis.input);
      const planVersion = await this.plans.claim(found.plan);
      const approval = frozen(found, basis, planVersion, staffId);
      await this.approvals.add(approval);
      const { id, revision, contentHash, clearanceId } = approval;
      const details = { planId, revision, clearanceId, contentHash: contentHash.toString('hex') };
      this.audit.record({ action: 'plan.approve', recordType: 'plan_approval', recordId: id, clientId: found.plan.clientId, details });
      const mark = (await this.repository.findById(planId))?.approval;
      if (!mark) throw new Error('an approval was stored and is not there');
      return { ...mark, planId, version: planVersion };
    });
  }
}

const isApprovedUnder = ({ plan }: PlanWithLines, { gate }: PlanningBasis): boolean =>
  plan.approval?.planVersion === plan.version && plan.approval.clearanceId === gate.clearanceId;

const standingLines = ({ lines }: PlanWithLines) =>
  lines.flatMap((line) => {
    const content = standing(line);
    return content ? [{ content, at: `/lines/${line.id}` }] : [];
  });

const frozen = (found: PlanWithLines, { gate, suggestion, findings }: PlanningBasis, planVersion: number, by: string): NewApproval => {
  const { plan } = found;
  const { clearanceId, screeningId, intakeId, expiresAt: clearanceExpiresAt } = gate;
  const revision = (plan.approval?.revision ?? 0) + 1;
  const under = { revision, clearanceId, screeningId, intakeId, suggestion, findings, ruleSet: gate.screening.ruleSet };
  const content = canonicalize(freeze(found, under, suggesterVersion)) as string;
  return { id: newId(), planId: plan.id, clientId: plan.clientId, revision, planVersion, content, contentHash: hashOf(content), clearanceId, clearanceExpiresAt, by };
};
