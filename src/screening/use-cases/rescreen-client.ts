import { Injectable } from '@nestjs/common';
import { Forms, Intakes } from '../../intake';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { newId } from '../../platform/ids/ids';
import { signedInStaff } from '../../staff';
import { ClientLock } from '../persistence/client-lock';
import { RecordScreening } from './record-screening';

/** Reads the client's latest answers again by the rules of today; the answers keep their age. */
@Injectable()
export class RescreenClient {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly lock: ClientLock,
    private readonly intakes: Intakes,
    private readonly forms: Forms,
    private readonly recording: RecordScreening,
  ) {}

  /** Returns the id of the new screening. */
  rescreen(clientId: string): Promise<string> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      if (!(await this.lock.forChange(clientId))) throw notFound();
      const intake = await this.intakes.latestOfClient(clientId);
      if (!intake) throw new DomainError('conflict', 'not_screened', 'There is no submitted intake yet. Send the client an intake link.');
      const form = await this.forms.find(intake.formId, intake.formVersion);
      if (!form) throw new Error('an intake outlived its form');
      const screeningId = newId();
      await this.recording.record({ screeningId, clientId, intakeId: intake.id, form, answers: intake.answers, answeredAt: intake.answeredAt, followsId: intake.followsId, ...(intake.correctsId !== null && { correctsIntakeId: intake.correctsId }) }, 'rules_changed');
      return screeningId;
    });
  }
}
