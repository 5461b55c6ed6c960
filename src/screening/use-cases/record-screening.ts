import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import type { Answers, FormDefinition } from '../../intake';
import { newId } from '../../platform/ids/ids';
import { rankOf } from '../domain/levels';
import { combine } from '../domain/limits';
import { NEVER_LAPSES, openHoldLevel } from '../domain/open-hold';
import { withStandingRaises } from '../domain/raise';
import { screen } from '../domain/screen';
import type { Screening } from '../domain/screening';
import { carriesOn, holdsAndDoubtsOf, holdsOf, stillStanding, withStanding } from '../domain/standing-holds';
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
 * clearance, or closure, goes on over one without news. A correction of older answers takes away nothing that newer ones
 * hold. The same answers, read again, open nothing but what rules alone had closed. A grave hold of earlier answers stays until a doctor's
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
    const { screeningId, clientId, intakeId, answers, answeredAt } = given;
    const [latest, before] = await Promise.all([this.screenings.latestOfClient(clientId), this.clearances.latestOfClient(clientId)]);
    const [{ result, followed }, onVisitDay] = await Promise.all([this.#judge(given, closing, latest), this.visits.isToday(clientId)]);
    this.screenings.add({ id: screeningId, clientId, intakeId, answers, result, onVisitDay, ...(answeredAt && { answeredAt }) });
    const closed = this.clearances.closeOpenOf(clientId, closing);
    this.audit.record({ action: 'screening.create', recordType: 'screening', recordId: screeningId, clientId, details: { intakeId, ruleSet: result.ruleSet.version } });
    if (closing === 'rules_changed') this.#afterReadingAgain(given, result, latest, before);
    else if (rankOf(result.level) <= 1) this.#clear(screeningId, clientId, result, followed && given.correctsIntakeId === undefined && before?.closedBy !== undefined ? before : undefined);
    else if (followed && before) this.#carry(before, followed, { id: screeningId, result, answers });
    for (const recordId of await closed) this.audit.record({ action: 'clearance.close', recordType: 'clearance', recordId, clientId, details: { reason: closing } });
    return result;
  }

  async #judge({ clientId, form, answers, correctsIntakeId, followsId }: ToScreen, closing: string, latest: StoredScreening | undefined): Promise<{ result: Screening; followed?: StoredScreening }> {
    const readAgain = closing === 'rules_changed';
    const [unresolved, ruleSet, raised, followed] = await Promise.all([
      this.outcomes.unresolvedOf(clientId), this.ruleSets.ofClinic(), this.raises.in(latest, followsId === null && !readAgain),
      followsId === null ? undefined : this.screenings.latestOfIntake(followsId),
    ]);
    const own = screen(form, ruleSet, answers, { visits: 0, open_hold_level: openHoldLevel(unresolved) });
    const judged = raised ? withStandingRaises(own, raised, correctsIntakeId) : own;
    const standing = [
      ...(followed ? [holdsOf(followed)] : []),
      ...(latest && correctsIntakeId !== undefined && latest.intakeId !== correctsIntakeId ? [holdsAndDoubtsOf(latest)] : []),
      ...(latest && readAgain ? [stillStanding(latest.result)] : []),
    ];
    return { result: standing.reduce(withStanding, judged), ...(followed && { followed }) };
  }

  /** Milder rules may open a gate that nothing but rules had closed. Whatever else closed it is as true of the same answers as it was. */
  #afterReadingAgain({ screeningId, clientId, intakeId }: ToScreen, result: Screening, latest: StoredScreening | undefined, before: StoredClearance | undefined): void {
    if (rankOf(result.level) > 1 || !latest || latest.rank >= NEVER_LAPSES) return;
    if (latest.rank <= 1 && before?.screeningId !== latest.id) return;
    this.#clear(screeningId, clientId, result, before?.intakeId === intakeId && before.closedFor !== undefined && before.closedFor !== 'rules_changed' ? before : undefined);
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
