import { Injectable } from '@nestjs/common';
import { actingClient, SignIntake, type Submission } from '../../intake';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { notFound } from '../../platform/errors/domain-error';
import { newId } from '../../platform/ids/ids';
import { Clinics } from '../../staff';
import { clientAnswer, type ClientAnswer } from '../domain/client-answer';
import { ClientLock } from '../persistence/client-lock';
import { RecordScreening } from './record-screening';

/** Signs the answers and screens them: both are kept, or neither. */
@Injectable()
export class SubmitIntake {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly lock: ClientLock,
    private readonly signing: SignIntake,
    private readonly recording: RecordScreening,
    private readonly clinics: Clinics,
  ) {}

  submit(submission: Submission): Promise<ClientAnswer> {
    const { clinicId, clientId, invitationId } = actingClient();
    return this.uow.run(clinicId, async () => {
      const [locked, clinic] = await Promise.all([this.lock.forChange(clientId), this.clinics.current()]);
      if (!locked) throw notFound();
      const screeningId = newId();
      const { intakeId, form, answers, answeredAt, followsId } = await this.signing.sign(invitationId, submission, screeningId);
      const result = await this.recording.record({ screeningId, clientId, intakeId, form, answers, followsId, ...(answeredAt && { answeredAt }) }, 'changed_since');
      return clientAnswer(result, clinic.emergencyNumber);
    });
  }
}
