import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import type { Answers, FormDefinition } from '../../intake';
import { newId } from '../../platform/ids/ids';
import { rankOf } from '../domain/levels';
import { combine } from '../domain/limits';
import { openHoldLevel } from '../domain/open-hold';
import { withStandingRaises } from '../domain/raise';
import { screen } from '../domain/screen';
import type { Screening } from '../domain/screening';
import { carriesOn, withStandingHolds } from '../domain/standing-holds';
import { ClearanceRepository, type StoredClearance } from '../persistence/clearance.repository';
import { MedicalOutcomeRepository } from '../persistence/medical-outcome.repository';
import { ScreeningRepository, type StoredScreening } from '../persistence/screening.repository';
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

/**
 * Judges answers and keeps the judgement, inside the caller's unit of work and under the client's lock: the earlier
 * clearances close, and a mild screening (levels 0-1) brings its own. A short check takes no hold away, and a therapist's
 * clearance, or closure, goes on over one without news. A grave hold of earlier answers stays until a doctor's
 * word is on record, or until those very answers are corrected.
 */
@Injectable()
export class RecordScreening {
  constructor(
    private readonly screenings: ScreeningRepository,
    private readonly clearances: ClearanceRepository,
    private readonly outcomes: MedicalOutcomeRepository,
    private readonly raises: StandingRaises,
    private readonly visits: ClientVisits,
    private readonly ruleSets: RuleSets,
    private readonly watch: GateWatch,
    private readonly audit: AuditTrail,
  ) {}

  async record(given: ToScreen, closing: 'changed_since' | 'rules_changed'): Promise<Screening> {
    const { screeningId, clientId, intakeId, form, answers, answeredAt, correctsIntakeId, followsId } = given;
    const [unresolved, ruleSet, raised, onVisitDay, earlier, before] = await Promise.all([
      this.outcomes.unresolvedOf(clientId), this.ruleSets.ofClinic(), this.raises.of(clientId, followsId !== null), this.visits.isToday(clientId),
      followsId === null ? undefined : this.screenings.latestOfIntake(followsId), followsId === null ? undefined : this.clearances.latestOfClient(clientId),
    ]);
    const own = screen(form, ruleSet, answers, { visits: 0, open_hold_level: openHoldLevel(unresolved) });
    const judged = raised ? withStandingRaises(own, raised, correctsIntakeId) : own;
    const result = earlier ? withStandingHolds(judged, earlier) : judged;
    this.screenings.add({ id: screeningId, clientId, intakeId, answers, result, onVisitDay, ...(answeredAt && { answeredAt }) });
    const closed = this.clearances.closeOpenOf(clientId, closing);
    this.audit.record({ action: 'screening.create', recordType: 'screening', recordId: screeningId, clientId, details: { intakeId, ruleSet: result.ruleSet.version } });
    if (rankOf(result.level) <= 1) this.#clear(screeningId, clientId, result, closing === 'changed_since' ? before : undefined);
    else if (earlier && before && closing === 'changed_since') this.#carry(before, earlier, screeningId, result);
    for (const recordId of await closed) this.audit.record({ action: 'clearance.close', recordType: 'clearance', recordId, clientId, details: { reason: closing } });
    return result;
  }

  #clear(screeningId: string, clientId: string, { limits }: Screening, before: StoredClearance | undefined): void {
    const id = newId();
    this.clearances.grantByScreening({ id, screeningId, limits });
    this.watch.opened(clientId);
    this.audit.record({ action: 'clearance.grant', recordType: 'clearance', recordId: id, clientId, details: { screeningId, basis: 'screening' } });
    if (before?.closedBy === undefined) return;
    this.clearances.closeAsBefore(before.id, id);
    this.audit.record({ action: 'clearance.close', recordType: 'clearance', recordId: id, clientId, details: { closedAs: before.id } });
  }

  #carry(before: StoredClearance, earlier: StoredScreening, screeningId: string, result: Screening): void {
    if (!carriesOn(before, earlier, result)) return;
    const id = newId();
    this.clearances.carry(before.id, { id, screeningId, limits: combine(result.limits, before.limits) });
    this.watch.opened(before.clientId);
    this.audit.record({ action: 'clearance.grant', recordType: 'clearance', recordId: id, clientId: before.clientId, details: { screeningId, basis: 'carried', from: before.id } });
  }
}
