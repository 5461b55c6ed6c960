import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Intakes, type Answers, type FormDefinition } from '../../intake';
import { newId } from '../../platform/ids/ids';
import { closureGoesOn, closureStands, mayClearReadAgain, type Coming } from '../domain/closures';
import { rankOf } from '../domain/levels';
import type { RuleSet } from '../domain/rule';
import { combine } from '../domain/limits';
import { openHoldLevel, type Unresolved } from '../domain/open-hold';
import { withStandingRaises } from '../domain/raise';
import { screen } from '../domain/screen';
import type { Screening } from '../domain/screening';
import { carriesOn, standingBeside, stillStanding, withStanding } from '../domain/standing-holds';
import { ClearanceRepository, type StoredClearance } from '../persistence/clearance.repository';
import { MedicalOutcomeRepository } from '../persistence/medical-outcome.repository';
import { ScreeningRepository, type StoredScreening } from '../persistence/screening.repository';
import { ScreeningReviewRepository } from '../persistence/screening-review.repository';
import { ClientVisits } from './client-visits';
import { GateWatch } from './gate-watch';
import { RuleSets } from './rule-sets';
import { StandingRaises } from './standing-raises';

export interface ToScreen {
  readonly screeningId: string;
  readonly clientId: string;
  readonly intakeId: string;
  readonly form: FormDefinition;
  readonly answers: Answers;
  /** Absent: the client answered now. */
  readonly answeredAt?: Date;
  /** The intake whose answers these correct. */
  readonly correctsIntakeId?: string;
  /** Of a short check: the intake that it follows. */
  readonly followsId: string | null;
}

interface Records {
  readonly latest: StoredScreening | undefined;
  /** The latest clearance, whatever became of it. */
  readonly before: StoredClearance | undefined;
  readonly unresolved: readonly Unresolved[];
  readonly ruleSet: RuleSet;
  /** Of the intake that a correction corrects, or that a short check follows. */
  readonly earlier: StoredScreening | undefined;
  /** The last review of these very answers keeps them held. */
  readonly heldByReview: boolean;
  /** What is corrected is what was closed, or what a check that was closed follows. */
  readonly ofThem: boolean;
}

/**
 * Judges answers and keeps the judgement, inside the caller's unit of work and under the client's lock: the earlier
 * clearances close, and a mild screening (levels 0-1) brings its own. A short check takes no hold away, and a therapist's
 * clearance, or closure, goes on over one without news. A correction of older answers takes away nothing that newer ones
 * hold. The same answers, read again, open nothing but what rules alone had closed. A grave hold of earlier answers stays until a doctor's
 * word is on record, or until those very answers are corrected.
 */
@Injectable()
export class RecordScreening {
  constructor(
    private readonly screenings: ScreeningRepository,
    private readonly clearances: ClearanceRepository,
    private readonly reviews: ScreeningReviewRepository,
    private readonly outcomes: MedicalOutcomeRepository,
    private readonly intakes: Intakes,
    private readonly raises: StandingRaises,
    private readonly visits: ClientVisits,
    private readonly ruleSets: RuleSets,
    private readonly watch: GateWatch,
    private readonly audit: AuditTrail,
  ) {}

  async record(given: ToScreen, closing: 'changed_since' | 'rules_changed'): Promise<Screening> {
    const { screeningId, clientId, intakeId, answers, answeredAt } = given;
    const [records, onVisitDay] = await Promise.all([this.#read(given), this.visits.isToday(clientId)]);
    const [{ latest, before, earlier, heldByReview, ofThem }, result] = [records, await this.#judge(given, closing, records)];
    this.screenings.add({ id: screeningId, clientId, intakeId, answers, result, onVisitDay, ...(answeredAt && { answeredAt }) });
    const closed = this.clearances.closeOpenOf(clientId, closing);
    this.audit.record({ action: 'screening.create', recordType: 'screening', recordId: screeningId, clientId, details: { intakeId, ruleSet: result.ruleSet.version } });
    const readAgain = closing === 'rules_changed';
    if (rankOf(result.level) <= 1 && (!readAgain || mayClearReadAgain(latest, before, heldByReview))) {
      const staysClosed = before && (readAgain ? closureStands(before, intakeId, comingOf(given), ofThem) : closureGoesOn(before, comingOf(given), ofThem));
      this.#clear(screeningId, clientId, result, staysClosed ? before : undefined);
    } else if (earlier && before && !readAgain && comingOf(given) === 'check') this.#carry(before, earlier, { id: screeningId, result, answers });
    for (const recordId of await closed) this.audit.record({ action: 'clearance.close', recordType: 'clearance', recordId, clientId, details: { reason: closing } });
    return result;
  }

  /** What stands on record before this, in one flight. */
  async #read({ clientId, intakeId, correctsIntakeId, followsId }: ToScreen): Promise<Records> {
    const earlierId = correctsIntakeId ?? followsId;
    const [latest, before, unresolved, ruleSet, earlier, lastReview] = await Promise.all([
      this.screenings.latestOfClient(clientId), this.clearances.latestOfClient(clientId), this.outcomes.unresolvedOf(clientId), this.ruleSets.ofClinic(),
      earlierId === null ? undefined : this.screenings.latestOfIntake(earlierId), this.reviews.lastOfIntake(intakeId),
    ]);
    const ofThem = before !== undefined && correctsIntakeId !== undefined && (await this.intakes.isOrFollows(before.intakeId, correctsIntakeId));
    return { latest, before, unresolved, ruleSet, earlier, heldByReview: lastReview?.outcome === 'hold', ofThem };
  }

  async #judge(given: ToScreen, closing: string, { latest, unresolved, ruleSet, earlier }: Records): Promise<Screening> {
    const { form, answers, correctsIntakeId, followsId } = given;
    const readAgain = closing === 'rules_changed';
    const raised = await this.raises.in(latest, followsId === null && !readAgain);
    const own = screen(form, ruleSet, answers, { visits: 0, open_hold_level: openHoldLevel(unresolved) });
    const judged = raised ? withStandingRaises(own, raised, readAgain ? undefined : correctsIntakeId) : own;
    const standing = readAgain ? (latest ? [stillStanding(latest.result)] : []) : standingBeside(comingOf(given), earlier, latest);
    return standing.reduce(withStanding, judged);
  }

  /** `closedBefore`: closed for a reason that goes on. */
  #clear(screeningId: string, clientId: string, { limits }: Screening, closedBefore: StoredClearance | undefined): void {
    const id = newId();
    this.clearances.grantByScreening({ id, screeningId, limits });
    this.audit.record({ action: 'clearance.grant', recordType: 'clearance', recordId: id, clientId, details: { screeningId, basis: 'screening' } });
    if (!closedBefore) return this.watch.opened(clientId);
    this.clearances.closeAsBefore(closedBefore.id, id);
    this.audit.record({ action: 'clearance.close', recordType: 'clearance', recordId: id, clientId, details: { closedAs: closedBefore.id } });
  }

  #carry(before: StoredClearance, earlier: StoredScreening, now: Readonly<{ id: string; result: Screening; answers: Answers }>): void {
    if (!carriesOn(before, earlier, now)) return;
    const id = newId();
    this.clearances.carry(before.id, { id, screeningId: now.id, limits: combine(now.result.limits, before.limits) });
    this.watch.opened(before.clientId);
    this.audit.record({ action: 'clearance.grant', recordType: 'clearance', recordId: id, clientId: before.clientId, details: { screeningId: now.id, basis: 'carried', from: before.id } });
  }
}

const comingOf = ({ correctsIntakeId, followsId }: ToScreen): Coming => (correctsIntakeId !== undefined ? 'correction' : followsId === null ? 'whole' : 'check');
