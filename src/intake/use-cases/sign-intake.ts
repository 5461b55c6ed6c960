import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clients, isMinor } from '../../clients';
import { Clock } from '../../platform/clock/clock';
import { DomainError, notFound, type FieldError } from '../../platform/errors/domain-error';
import { Clinics, dayIn } from '../../staff';
import type { Answers } from '../domain/answers';
import { consentFaults, type GivenConsent } from '../domain/consents';
import { faultMessage } from '../domain/faults';
import type { FormDefinition } from '../domain/form';
import { stateOf } from '../domain/invitation';
import { signatureFaults, type Signature } from '../domain/signature';
import { validateSubmission, type CheckedSubmission } from '../domain/validate-submission';
import { consentWordings } from '../forms/consents';
import { Doors } from '../persistence/doors';
import { DraftAnswerRepository } from '../persistence/draft-answer.repository';
import { IntakeRepository, type NewIntake } from '../persistence/intake.repository';
import { InvitationRepository, type Invitation } from '../persistence/invitation.repository';
import { CheckForms } from './check-forms';
import { CheckOutdated } from './check-outdated';
import { Forms } from './forms';
import { closedLink } from './link-refusals';
import { agesOf, newIntake } from './new-intake';

/** What the client sends with the answers already saved. */
export interface Submission {
  readonly consents: readonly GivenConsent[];
  readonly signature: Signature;
}

export interface SignedIntake {
  readonly intakeId: string;
  readonly clientId: string;
  readonly form: FormDefinition;
  readonly answers: Answers;
  /** Questions that were answered and are no longer asked: not signed, not screened. */
  readonly dropped: readonly string[];
  /** Since when the answers count for planning; absent: the client answered now. */
  readonly answeredAt?: Date;
  readonly corrects: boolean;
  /** The intake corrected. */
  readonly correctsIntakeId?: string;
  /** The intake that a short check, or its correction, follows. */
  readonly followsId: string | null;
}

/**
 * Turns a draft into a signed intake, once. Inside the caller's unit of work, which has locked the client's row and
 * brings the id of the screening that it will write.
 */
@Injectable()
export class SignIntake {
  constructor(
    private readonly clock: Clock,
    private readonly clients: Clients,
    private readonly clinics: Clinics,
    private readonly forms: Forms,
    private readonly checks: CheckForms,
    private readonly doors: Doors,
    private readonly invitations: InvitationRepository,
    private readonly drafts: DraftAnswerRepository,
    private readonly intakes: IntakeRepository,
    private readonly audit: AuditTrail,
  ) {}

  async sign(invitationId: string, submission: Submission, screeningId: string): Promise<SignedIntake> {
    // One flight, in this order: the draft is read once the lock is held.
    const [invitation, draft, clinic] = await Promise.all([this.#lock(invitationId), this.drafts.of(invitationId), this.clinics.current()]);
    const { clientId, correctsId, followsId, visit } = invitation;
    const [client, form, corrected, check, latest] = await Promise.all([
      this.clients.findById(clientId), this.forms.pinned(invitation), correctsId === null ? undefined : this.intakes.findById(correctsId),
      followsId === null ? undefined : this.checks.check(invitation, followsId), followsId === null ? undefined : this.intakes.latestOfClient(clientId),
    ]);
    if (!client) throw new Error('an invitation without its client');
    const given = Object.fromEntries(draft.map(({ linkId, answer }) => [linkId, answer]));
    if (check && latest?.id !== followsId) throw new CheckOutdated(check.followsId, form, agesOf(given, check, corrected).answers);
    const checked = validateSubmission(check?.check ?? form, given, visit);
    refuseFaults(checked, submission, invitation, isMinor(client.dateOfBirth, dayIn(clinic.timezone, this.clock.now())));
    const intake = newIntake(invitation, agesOf(checked.answers, check, corrected), submission, screeningId);
    await this.#keep(intake, checked.dropped.length);
    // What the client is told is read once, and by nobody who takes the tablet back.
    if (invitation.onTablet) this.doors.dismiss(invitationId);
    const { id: intakeId, answers, answeredAt } = intake;
    return { intakeId, clientId, form, answers, dropped: checked.dropped, ...(answeredAt && { answeredAt }), corrects: corrected !== undefined, ...(corrected && { correctsIntakeId: corrected.id }), followsId: intake.followsId };
  }

  async #lock(id: string): Promise<Invitation> {
    const locked = await this.invitations.lock(id);
    const invitation = locked ?? (await this.invitations.findById(id));
    if (!invitation) throw notFound();
    const state = stateOf(invitation, this.clock.now());
    if (state !== 'open') throw closedLink(state);
    return invitation;
  }

  async #keep(intake: NewIntake, dropped: number): Promise<void> {
    const [consumed] = await Promise.all([this.invitations.consume(intake.invitationId), this.intakes.add(intake)]);
    if (!consumed) throw closedLink('submitted');
    this.drafts.forget(intake.invitationId);
    const { id, clientId, purpose, correctsId, followsId } = intake;
    this.audit.record({
      action: 'intake.sign', recordType: 'intake', recordId: id, clientId,
      details: { invitationId: intake.invitationId, purpose, answered: Object.keys(intake.answers).length, dropped, ...(correctsId && { correctsId }), ...(followsId && { followsId }) },
    });
  }
}

const refuseFaults = ({ faults }: CheckedSubmission, { consents, signature }: Submission, { locale }: Invitation, minor: boolean): void => {
  const errors: FieldError[] = [
    ...faults.map((fault) => ({ pointer: `/answers/${fault.linkId}`, code: fault.code, message: faultMessage(fault, locale) })),
    ...[...consentFaults(consentWordings, consents), ...signatureFaults(signature, minor)].map((fault) => ({ ...fault, message: fault.message[locale] ?? fault.message.en })),
  ];
  if (errors.length > 0) throw new DomainError('unprocessable', 'intake_incomplete', 'The form cannot be sent yet. Each entry of errors says what is still needed.', errors);
};
