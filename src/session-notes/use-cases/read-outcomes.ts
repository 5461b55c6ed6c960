import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clients } from '../../clients';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { notFound } from '../../platform/errors/domain-error';
import { signedInStaff } from '../../staff';
import { catalogue } from '../../techniques';
import { ApprovedPlans } from '../../treatment-plans';
import { groupOf } from '../domain/measures';
import { statisticsOf, type OutcomeStatistics } from '../domain/outcome-statistics';
import { progressOf, type PlanProgress } from '../domain/plan-progress';
import { seriesOf, type ScoreSeries } from '../domain/score-series';
import { trendOf, type Trend } from '../domain/trend';
import { OutcomeQuery } from '../persistence/outcome.query';

export interface ClientOutcomes {
  readonly series: readonly ScoreSeries[];
}

export interface ProgressOfPlan {
  readonly planId: string;
  readonly clientId: string;
  readonly progress: PlanProgress;
  readonly trend: Trend;
}

const YEAR = 365 * 86_400_000;

/** What came of it: of one client, of one plan, of the clinic. */
@Injectable()
export class ReadOutcomes {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly clients: Clients,
    private readonly plans: ApprovedPlans,
    private readonly outcomes: OutcomeQuery,
    private readonly audit: AuditTrail,
  ) {}

  ofClient(clientId: string): Promise<ClientOutcomes> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const [client, scores] = await Promise.all([this.clients.findById(clientId), this.outcomes.scoresOf(clientId, staffId)]);
      if (!client) throw notFound();
      const complaint = scores.findLast((score) => score.complaint !== null)?.complaint;
      this.audit.record({ action: 'outcomes.read', recordType: 'session_note', clientId, details: { noteIds: [...new Set(scores.map(({ noteId }) => noteId))] } });
      return { series: seriesOf(scores, groupOf(complaint, catalogue)) };
    });
  }

  ofPlan(planId: string): Promise<ProgressOfPlan> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const { plan, content, approvedAt } = await this.plans.find(planId);
      const { clientId } = plan;
      const [times, visits] = await Promise.all([this.outcomes.timesOfPlan(planId), this.outcomes.courseOf(clientId, planId)]);
      const lines = content.lines.map((line) => line.content);
      const dose = lines.find((line) => line.kind === 'dose');
      const review = lines.find((line) => line.kind === 'review');
      this.audit.record({ action: 'plan.progress', recordType: 'treatment_plan', recordId: planId, clientId });
      const course = { sessions: dose?.sessions ?? null, review: review ? { visit: review.visit, days: review.days } : null, approvedAt };
      return { planId, clientId, progress: progressOf(course, times, this.clock.now()), trend: trendOf(visits) };
    });
  }

  /** Absent: the year up to now. */
  ofClinic(from?: Date, to = this.clock.now()): Promise<OutcomeStatistics> {
    const since = from ?? new Date(to.getTime() - YEAR);
    return this.uow.run(signedInStaff().clinicId, async () => {
      const courses = await this.outcomes.courses(since, to);
      this.audit.record({ action: 'outcomes.statistics', recordType: 'outcome_statistics', details: { courses: courses.length } });
      return statisticsOf(courses.map((course) => ({ ...course, complaint: course.complaint ?? 'not_named', group: groupOf(course.complaint, catalogue) })));
    });
  }
}
