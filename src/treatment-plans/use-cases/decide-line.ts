import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { newId } from '../../platform/ids/ids';
import type { DecisionWord, LineContent, PlanLine } from '../domain/plan-line';
import { PlanLineRepository } from '../persistence/plan-line.repository';
import { signedInStaff } from '../../staff';
import { refuseForbidden } from './line-limits';
import { PlanViews, type PlanView } from './plan-views';
import { PlanningDesk } from './planning-desk';
import { Plans } from './plans';

export interface Decided {
  readonly decision: DecisionWord;
  readonly content?: LineContent;
  readonly reason?: string;
}

/** Accepts, edits or rejects one line. An edit never passes a limit of the client. */
@Injectable()
export class DecideLine {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly plans: Plans,
    private readonly desk: PlanningDesk,
    private readonly lines: PlanLineRepository,
    private readonly views: PlanViews,
    private readonly audit: AuditTrail,
  ) {}

  decide(planId: string, lineId: string, version: number, decided: Decided): Promise<PlanView> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const { plan, lines } = await this.plans.forChange(planId, version);
      const line = lines.find(({ id }) => id === lineId);
      if (!line) throw notFound();
      const content = contentOf(line, decided);
      const { input } = await this.desk.basisFor(plan.clientId, plan.asked);
      if (decided.decision !== 'rejected') refuseForbidden([{ content: content ?? line.content, at: '/content' }], input);
      const planVersion = await this.plans.claim(plan);
      this.lines.addDecision({ id: newId(), planId, lineId, planVersion, decision: decided.decision, ...(content && { content }), ...(decided.reason !== undefined && { reason: decided.reason }), by: staffId });
      this.audit.record({ action: 'plan_line.decide', recordType: 'treatment_plan', recordId: planId, clientId: plan.clientId, details: { lineId, decision: decided.decision } });
      return this.views.of(planId);
    });
  }
}

/** An edit keeps the kind of its line, and a technique its part in the plan. */
const contentOf = (line: PlanLine, { decision, content }: Decided): LineContent | undefined => {
  if (decision !== 'edited' || !content) return undefined;
  if (content.kind !== line.kind)
    throw new DomainError('unprocessable', 'other_kind_of_line', 'An edit keeps the kind of its line. Reject this one and add the other.', [
      { pointer: '/content', code: 'kind', message: `This line is of the kind ${line.kind}: send content.${CONTENT_FIELD[line.kind]}.` },
    ]);
  return content.kind === 'technique' && line.content.kind === 'technique' ? { ...content, role: line.content.role } : content;
};

const CONTENT_FIELD: Readonly<Record<PlanLine['kind'], string>> = { technique: 'technique', dose: 'dose', self_care: 'selfCare', measure: 'measure', review: 'review' };
