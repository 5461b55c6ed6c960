import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Intakes } from '../../intake';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { newId } from '../../platform/ids/ids';
import { signedInStaff } from '../../staff';
import { endsHold, outcomeFaults, takesOutcome, type MedicalOutcome } from '../domain/medical-outcome';
import { ClientLock } from '../persistence/client-lock';
import { ClearanceRepository } from '../persistence/clearance.repository';
import { MedicalOutcomeRepository } from '../persistence/medical-outcome.repository';
import { ScreeningRepository } from '../persistence/screening.repository';

/** What a doctor said about an urgent or emergency screening. It opens nothing by itself: a new intake may, from then on. Where it keeps the hold, what was open shuts. */
@Injectable()
export class RecordMedicalOutcome {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly lock: ClientLock,
    private readonly screenings: ScreeningRepository,
    private readonly outcomes: MedicalOutcomeRepository,
    private readonly clearances: ClearanceRepository,
    private readonly intakes: Intakes,
    private readonly audit: AuditTrail,
  ) {}

  record(screeningId: string, outcome: MedicalOutcome): Promise<void> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const screening = await this.screenings.findById(screeningId);
      if (!screening || !(await this.lock.forChange(screening.clientId))) throw notFound();
      if (!takesOutcome(screening.result.level)) throw notNeeded();
      const intake = await this.intakes.findById(screening.intakeId);
      const faults = outcomeFaults(outcome, intake?.sentinelsAt ?? screening.answeredAt, this.clock.now());
      if (faults.length > 0) throw new DomainError('unprocessable', 'outcome_incomplete', 'The outcome cannot be recorded like this. Each entry of errors says what is missing.', faults);
      const [id, { clientId, rank }] = [newId(), screening];
      this.outcomes.add({ ...outcome, id, clientId, screeningId, rank, endsHold: endsHold(outcome), recordedBy: staffId });
      this.audit.record({ action: 'medical_outcome.create', recordType: 'medical_outcome', recordId: id, clientId, details: { screeningId, endsHold: endsHold(outcome) } });
      if (!endsHold(outcome)) await this.#closeOpen(clientId, staffId);
    });
  }

  async #closeOpen(clientId: string, staffId: string): Promise<void> {
    for (const recordId of await this.clearances.closeOpenOf(clientId, 'medical_advice', staffId))
      this.audit.record({ action: 'clearance.close', recordType: 'clearance', recordId, clientId, details: { reason: 'medical_advice' } });
  }
}

const notNeeded = (): DomainError => new DomainError('conflict', 'no_outcome_needed', 'Only an urgent or emergency screening waits for a medical outcome. Review this one instead.');
