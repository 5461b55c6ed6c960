import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import type { Answers, FormDefinition } from '../../intake';
import { newId } from '../../platform/ids/ids';
import { rankOf } from '../domain/levels';
import { openHoldLevel } from '../domain/open-hold';
import { screen } from '../domain/screen';
import type { Screening } from '../domain/screening';
import { ClearanceRepository } from '../persistence/clearance.repository';
import { MedicalOutcomeRepository } from '../persistence/medical-outcome.repository';
import { ScreeningRepository } from '../persistence/screening.repository';
import { GateWatch } from './gate-watch';
import { RuleSets } from './rule-sets';

export interface ToScreen {
  readonly screeningId: string;
  readonly clientId: string;
  readonly intakeId: string;
  readonly form: FormDefinition;
  readonly answers: Answers;
  /** Absent: the client answered now. */
  readonly answeredAt?: Date;
}

/**
 * Judges answers and keeps the judgement, inside the caller's unit of work and under the client's lock: the earlier
 * clearances close, and a mild screening (levels 0-1) brings its own. A grave hold of earlier answers stays until a doctor's
 * word is on record, or until those very answers are corrected.
 */
@Injectable()
export class RecordScreening {
  constructor(
    private readonly screenings: ScreeningRepository,
    private readonly clearances: ClearanceRepository,
    private readonly outcomes: MedicalOutcomeRepository,
    private readonly ruleSets: RuleSets,
    private readonly watch: GateWatch,
    private readonly audit: AuditTrail,
  ) {}

  async record(given: ToScreen, closing: 'changed_since' | 'rules_changed'): Promise<Screening> {
    const { screeningId, clientId, intakeId, form, answers, answeredAt } = given;
    const [unresolved, ruleSet] = await Promise.all([this.outcomes.unresolvedOf(clientId), this.ruleSets.ofClinic()]);
    const result = screen(form, ruleSet, answers, { visits: 0, open_hold_level: openHoldLevel(unresolved) });
    this.screenings.add({ id: screeningId, clientId, intakeId, answers, result, ...(answeredAt && { answeredAt }) });
    const closed = this.clearances.closeOpenOf(clientId, closing);
    if (rankOf(result.level) <= 1) this.#clear(screeningId, clientId, result);
    this.audit.record({ action: 'screening.create', recordType: 'screening', recordId: screeningId, clientId, details: { intakeId, ruleSet: result.ruleSet.version } });
    for (const recordId of await closed) this.audit.record({ action: 'clearance.close', recordType: 'clearance', recordId, clientId, details: { reason: closing } });
    return result;
  }

  #clear(screeningId: string, clientId: string, { limits }: Screening): void {
    const id = newId();
    this.clearances.grantByScreening({ id, screeningId, limits });
    this.watch.opened(clientId);
    this.audit.record({ action: 'clearance.grant', recordType: 'clearance', recordId: id, clientId, details: { screeningId, basis: 'screening' } });
  }
}
