import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError } from '../../platform/errors/domain-error';
import { newId } from '../../platform/ids/ids';
import { linesOf } from '../domain/plan-line';
import type { TherapistsAdditions } from '../domain/plan-record';
import { suggesterVersion } from '../domain/suggest';
import { PlanLineRepository } from '../persistence/plan-line.repository';
import { TreatmentPlanRepository } from '../persistence/treatment-plan.repository';
import { signedInStaff } from '../../staff';
import { PlanViews, type PlanView } from './plan-views';
import { PlanningDesk, type PlanningBasis } from './planning-desk';

/** Keeps a suggestion as a plan, line by line to be decided. */
@Injectable()
export class DraftPlan {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly desk: PlanningDesk,
    private readonly plans: TreatmentPlanRepository,
    private readonly lines: PlanLineRepository,
    private readonly views: PlanViews,
    private readonly audit: AuditTrail,
  ) {}

  draft(clientId: string, asked: TherapistsAdditions): Promise<PlanView> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const basis = await this.desk.basisFor(clientId, asked);
      if (basis.suggestion.status !== 'ok') throw held();
      const id = newId();
      await this.#keep(id, clientId, asked, basis, staffId);
      const { clearanceId, screeningId } = basis.gate;
      this.audit.record({ action: 'plan.create', recordType: 'treatment_plan', recordId: id, clientId, details: { clearanceId, screeningId } });
      return this.views.of(id);
    });
  }

  async #keep(id: string, clientId: string, asked: TherapistsAdditions, { gate, input, suggestion, findings }: PlanningBasis, by: string): Promise<void> {
    await this.plans.add({
      id,
      clientId,
      intakeId: gate.intakeId,
      screeningId: gate.screeningId,
      clearanceId: gate.clearanceId,
      clearanceExpiresAt: gate.expiresAt,
      asked,
      input,
      suggestion,
      findings,
      catalogueVersion: suggestion.catalogueVersion,
      suggesterVersion,
      ruleSetId: gate.screening.ruleSet.id,
      ruleSetVersion: gate.screening.ruleSet.version,
      draftedBy: by,
    });
    const lines = linesOf(suggestion).map((content, at) => ({ id: newId(), place: at + 1, origin: 'suggested' as const, content }));
    this.lines.add(id, lines, by);
  }
}

const held = (): DomainError =>
  new DomainError('conflict', 'suggestion_held', 'There is nothing to plan: the suggestion is held. Ask for the suggestion (POST plan-suggestions): its reasons say why and what to do.');
