import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import { hashOf } from '../../platform/ids/ids';
import { signedInStaff } from '../../staff';
import { catalogue } from '../../techniques';
import type { ApprovedPlan } from '../../treatment-plans';
import { mcidReachedIn, outcomesOf, type CourseNumbers } from '../domain/discharge-summary';
import { groupOf } from '../domain/measures';
import { seriesOf } from '../domain/score-series';
import { trendOf } from '../domain/trend';
import { DischargeRepository, type DischargeAmendmentRecord, type DischargeRecord } from '../persistence/discharge.repository';
import { OutcomeQuery } from '../persistence/outcome.query';

/** A discharge as a therapist reads it: what it would be signed with, or what was signed. */
export interface DischargeView {
  readonly planId: string;
  readonly clientId: string;
  readonly planVersion: number;
  /** Of now; signed, they stand in the frozen text. */
  readonly numbers: CourseNumbers;
  readonly numbersHash: string;
  /** Notes by this plan that nobody has signed yet, and that are not counted. */
  readonly drafts: number;
  readonly signed: DischargeRecord | null;
  readonly amendments: readonly DischargeAmendmentRecord[];
}

export const hashOfNumbers = (numbers: CourseNumbers): string => hashOf(canonicalize(numbers) as string).toString('hex');

@Injectable()
export class Discharges {
  constructor(
    private readonly outcomes: OutcomeQuery,
    private readonly repository: DischargeRepository,
  ) {}

  async of(approved: ApprovedPlan): Promise<DischargeView> {
    const { id: planId, clientId, version: planVersion } = approved.plan;
    const [numbers, drafts, signed, amendments] = await Promise.all([
      this.numbersOf(approved), this.outcomes.draftsOfPlan(planId, signedInStaff().staffId), this.repository.ofPlan(planId), this.repository.amendmentsOf([planId]),
    ]);
    return { planId, clientId, planVersion, numbers, numbersHash: hashOfNumbers(numbers), drafts, signed: signed ?? null, amendments };
  }

  async numbersOf({ plan, content }: ApprovedPlan): Promise<CourseNumbers> {
    const { id: planId, clientId } = plan;
    const [times, visits, scores, notes] = await Promise.all([
      this.outcomes.timesOfPlan(planId), this.outcomes.courseOf(clientId, planId), this.outcomes.scoresOfPlan(planId), this.outcomes.notesOfPlan(planId),
    ]);
    const { region } = plan.input;
    const measures = outcomesOf(seriesOf(scores, groupOf(region, catalogue)));
    const dose = content.lines.map((line) => line.content).find((line) => line.kind === 'dose');
    return {
      visits: times.length,
      firstVisit: times[0]?.toISOString() ?? null,
      lastVisit: times.at(-1)?.toISOString() ?? null,
      sessionsPlanned: dose?.sessions ?? null,
      complaintRegion: region,
      measures,
      mcidReached: mcidReachedIn(measures),
      trend: trendOf(visits).outcome,
      notes,
    };
  }
}
