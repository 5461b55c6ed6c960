import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Births, type CheckOutdated } from '../../intake';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { screenByBirth } from '../domain/by-birth';
import { isStricter } from '../domain/stricter';
import { ClearanceRepository } from '../persistence/clearance.repository';
import { ClientLock } from '../persistence/client-lock';
import { ScreeningRepository } from '../persistence/screening.repository';
import { RuleSets } from './rule-sets';

/** A short check that newer answers have overtaken is not kept. What is new in it shuts the gate all the same, until the client is asked again. */
@Injectable()
export class HearOutdatedCheck {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly lock: ClientLock,
    private readonly screenings: ScreeningRepository,
    private readonly clearances: ClearanceRepository,
    private readonly ruleSets: RuleSets,
    private readonly births: Births,
    private readonly audit: AuditTrail,
  ) {}

  hear(clinicId: string, clientId: string, refused: CheckOutdated): Promise<void> {
    return this.uow.run(clinicId, () => this.#hear(clientId, refused));
  }

  async #hear(clientId: string, { followsId, form, answers }: CheckOutdated): Promise<void> {
    await this.lock.forChange(clientId);
    const [followed, latest, ruleSet, bornFor] = await Promise.all([
      this.screenings.latestOfIntake(followsId), this.screenings.latestOfClient(clientId), this.ruleSets.ofClinic(), this.births.of(clientId),
    ]);
    const said = screenByBirth(form, ruleSet, answers, bornFor(form));
    if (!followed || !latest || !isStricter(said, followed.result) || !isStricter(said, latest.result)) return;
    for (const recordId of await this.clearances.closeOpenOf(clientId, 'changed_since'))
      this.audit.record({ action: 'clearance.close', recordType: 'clearance', recordId, clientId, details: { reason: 'changed_since' } });
  }
}
