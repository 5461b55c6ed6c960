import { Injectable } from '@nestjs/common';
import { actingClient, CheckOutdated, SignIntake, type Submission } from '../../intake';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { notFound } from '../../platform/errors/domain-error';
import { newId } from '../../platform/ids/ids';
import { Clinics } from '../../staff';
import { clientAnswer, type ClientAnswer } from '../domain/client-answer';
import { urgentIn } from '../domain/urgent';
import { ClientLock } from '../persistence/client-lock';
import { HearOutdatedCheck } from './hear-outdated-check';
import { RecordScreening } from './record-screening';
import { UrgentNotices } from './urgent-notices';

/** Signs the answers, screens them and tells the clinic what cannot wait: all of it is kept, or nothing. */
@Injectable()
export class SubmitIntake {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly lock: ClientLock,
    private readonly signing: SignIntake,
    private readonly recording: RecordScreening,
    private readonly hearing: HearOutdatedCheck,
    private readonly urgent: UrgentNotices,
    private readonly clinics: Clinics,
  ) {}

  /** A check that comes too late is refused, and what it says is heard once the refusal has rolled all back. */
  submit(submission: Submission): Promise<ClientAnswer> {
    const { clinicId, clientId } = actingClient();
    return this.uow.run(clinicId, (tx) =>
      this.#send(submission).catch((refused: unknown) => {
        if (refused instanceof CheckOutdated) tx.afterRollback(() => this.hearing.hear(clinicId, clientId, refused));
        throw refused;
      }),
    );
  }

  async #send(submission: Submission): Promise<ClientAnswer> {
    const { clientId, invitationId } = actingClient();
    const [locked, clinic] = await Promise.all([this.lock.forChange(clientId), this.clinics.current()]);
    if (!locked) throw notFound();
    const screeningId = newId();
    const { intakeId, form, answers, answeredAt, correctsIntakeId, followsId } = await this.signing.sign(invitationId, submission, screeningId);
    const result = await this.recording.record({ screeningId, clientId, intakeId, form, answers, followsId, ...(answeredAt && { answeredAt }), ...(correctsIntakeId !== undefined && { correctsIntakeId }) }, 'changed_since');
    const findings = urgentIn(result);
    if (findings.length > 0) await this.urgent.tell({ clientId, invitationId, findings, ruleSet: result.ruleSet, form: result.form });
    return clientAnswer(result, clinic.emergencyNumber);
  }
}
