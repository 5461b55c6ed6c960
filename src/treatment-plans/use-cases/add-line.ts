import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError } from '../../platform/errors/domain-error';
import { newId } from '../../platform/ids/ids';
import type { LineContent } from '../domain/plan-line';
import { PlanLineRepository } from '../persistence/plan-line.repository';
import { signedInStaff } from '../../staff';
import { refuseForbidden } from './line-limits';
import { PlanViews, type PlanView } from './plan-views';
import { PlanningDesk } from './planning-desk';
import { Plans } from './plans';

const MOST_LINES = 100;

/** Adds a line of the therapist's own, within the same limits as the suggested ones. */
@Injectable()
export class AddLine {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly plans: Plans,
    private readonly desk: PlanningDesk,
    private readonly lines: PlanLineRepository,
    private readonly views: PlanViews,
    private readonly audit: AuditTrail,
  ) {}

  add(planId: string, version: number, { content, reason }: Readonly<{ content: LineContent; reason: string }>): Promise<PlanView> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const { plan, lines } = await this.plans.forChange(planId, version);
      if (lines.length >= MOST_LINES) throw full();
      const { input } = await this.desk.basisFor(plan.clientId, plan.asked);
      refuseForbidden([{ content, at: '/content' }], input);
      await this.plans.claim(plan);
      const id = newId();
      this.lines.add(planId, [{ id, place: Math.max(0, ...lines.map(({ place }) => place)) + 1, origin: 'added', content, reason }], staffId);
      this.audit.record({ action: 'plan_line.add', recordType: 'treatment_plan', recordId: planId, clientId: plan.clientId, details: { lineId: id, kind: content.kind } });
      return this.views.of(planId);
    });
  }
}

const full = (): DomainError => new DomainError('conflict', 'plan_full', `A plan has at most ${MOST_LINES} lines. Edit one that is there.`);
