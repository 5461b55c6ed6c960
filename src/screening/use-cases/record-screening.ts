import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Births, type Answers, type FormDefinition } from '../../intake';
import { newId } from '../../platform/ids/ids';
import { screenByBirth } from '../domain/by-birth';
import { closureGoesOn, closureStands, mayClearReadAgain, type Coming } from '../domain/closures';
import { rankOf } from '../domain/levels';
import { combine } from '../domain/limits';
import type { Screening } from '../domain/screening';
import { asItStands, carriesOn } from '../domain/standing-holds';
import { ClearanceRepository } from '../persistence/clearance.repository';
import { ScreeningRepository } from '../persistence/screening.repository';
import { ClientVisits } from './client-visits';
import { GateWatch } from './gate-watch';
import { RuleSets } from './rule-sets';
import { WhatStands, type Before } from './what-stands';

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
 * clearance, or closure, goes on over one without news. The same answers read again open nothing that anything but rules
 * closed. A grave hold of earlier answers stays until a doctor's word is on record, or until those very answers are corrected.
 */
@Injectable()
export class RecordScreening {
  constructor(
    private readonly screenings: ScreeningRepository,
    private readonly clearances: ClearanceRepository,
    private readonly standing: WhatStands,
    private readonly births: Births,
    private readonly visits: ClientVisits,
    private readonly ruleSets: RuleSets,
    private readonly watch: GateWatch,
    private readonly audit: AuditTrail,
  ) {}

  async record(given: ToScreen, closing: 'changed_since' | 'rules_changed'): Promise<Screening> {
    const { screeningId, clientId, intakeId, form, answers, answeredAt } = given;
    const [standing, bornFor, ruleSet, onVisitDay] = await Promise.all([
      this.standing.before({ ...given, again: closing === 'rules_changed' }), this.births.of(clientId), this.ruleSets.ofClinic(), this.visits.isToday(clientId),
    ]);
    const result = asItStands(screenByBirth(form, ruleSet, answers, bornFor(form), { visits: 0, open_hold_level: standing.openHoldLevel }), standing);
    this.screenings.add({ id: screeningId, clientId, intakeId, answers, result, onVisitDay, ...(answeredAt && { answeredAt }) });
    const closed = this.clearances.closeOpenOf(clientId, closing);
    this.audit.record({ action: 'screening.create', recordType: 'screening', recordId: screeningId, clientId, details: { intakeId, ruleSet: result.ruleSet.version } });
    if (rankOf(result.level) <= 1) this.#clear(given, result, closing === 'rules_changed', standing);
    else if (closing === 'changed_since') this.#carry(standing, screeningId, result);
    for (const recordId of await closed) this.audit.record({ action: 'clearance.close', recordType: 'clearance', recordId, clientId, details: { reason: closing } });
    return result;
  }

  #clear(given: ToScreen, { limits }: Screening, again: boolean, { latest, clearance: before, ofThem, heldByReview }: Before): void {
    if (again && !mayClearReadAgain(latest, before, heldByReview)) return;
    const { screeningId, clientId, intakeId } = given;
    const id = newId();
    this.clearances.grantByScreening({ id, screeningId, limits });
    this.audit.record({ action: 'clearance.grant', recordType: 'clearance', recordId: id, clientId, details: { screeningId, basis: 'screening' } });
    if (!before || !(again ? closureStands(before, intakeId, comingOf(given), ofThem) : closureGoesOn(before, comingOf(given), ofThem))) return this.watch.opened(clientId);
    this.clearances.closeAsBefore(before.id, id);
    this.audit.record({ action: 'clearance.close', recordType: 'clearance', recordId: id, clientId, details: { closedAs: before.id } });
  }

  #carry({ clearance: before, earlier }: Before, screeningId: string, result: Screening): void {
    if (!before || !earlier || !carriesOn(before, earlier, result)) return;
    const id = newId();
    this.clearances.carry(before.id, { id, screeningId, limits: combine(result.limits, before.limits) });
    this.watch.opened(before.clientId);
    this.audit.record({ action: 'clearance.grant', recordType: 'clearance', recordId: id, clientId: before.clientId, details: { screeningId, basis: 'carried', from: before.id } });
  }
}

const comingOf = ({ correctsIntakeId, followsId }: ToScreen): Coming => (correctsIntakeId !== undefined ? 'correction' : followsId === null ? 'whole' : 'check');
