import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { actingClient, Intakes } from '../../intake';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError } from '../../platform/errors/domain-error';
import { Clinics } from '../../staff';
import { clientAnswer, type ClientAnswer } from '../domain/client-answer';
import { ScreeningRepository } from '../persistence/screening.repository';

/** What the client was told about the form that this link sent. */
@Injectable()
export class ReadOutcome {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly intakes: Intakes,
    private readonly screenings: ScreeningRepository,
    private readonly clinics: Clinics,
    private readonly audit: AuditTrail,
  ) {}

  read(): Promise<ClientAnswer> {
    const { clinicId, clientId, invitationId } = actingClient();
    return this.uow.run(clinicId, async () => {
      const [intake, clinic] = await Promise.all([this.intakes.latestOfClient(clientId), this.clinics.current()]);
      const screening = intake?.invitationId === invitationId ? await this.screenings.latestOfIntake(intake.id) : undefined;
      if (!intake || !screening) throw new DomainError('conflict', 'not_submitted', 'This form was not sent yet, or a newer one was.');
      this.audit.record({ action: 'screening.read_by_client', recordType: 'screening', recordId: screening.id, clientId });
      return clientAnswer(screening.result, clinic.emergencyNumber);
    });
  }
}
