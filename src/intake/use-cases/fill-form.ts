import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clients, isMinor } from '../../clients';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { Clinics, dayIn } from '../../staff';
import type { Answer, Answers } from '../domain/answers';
import { enabledItems } from '../domain/enable-when';
import { faultMessage } from '../domain/faults';
import type { FormDefinition } from '../domain/form';
import { stateOf } from '../domain/invitation';
import { progressOf, type GroupProgress } from '../domain/progress';
import { validateAnswer } from '../domain/validate-answer';
import { DraftAnswerRepository, type DraftAnswer } from '../persistence/draft-answer.repository';
import { InvitationRepository, type Invitation } from '../persistence/invitation.repository';
import { actingClient } from './acting-client';
import { CheckForms } from './check-forms';
import { DraftWatch } from './draft-watch';
import { closedLink } from './link-refusals';

export interface FormToFill {
  readonly form: FormDefinition;
  readonly invitation: Invitation;
  readonly givenName: string;
  /** A parent or guardian must sign. */
  readonly minor: boolean;
  readonly draft: readonly DraftAnswer[];
  readonly progress: readonly GroupProgress[];
}

export interface SavedAnswer {
  readonly version: number;
  /** Questions that are asked because of this answer, and that were not before. */
  readonly enabled: readonly string[];
  /** Questions that are no longer asked; their answers will not be sent. */
  readonly dropped: readonly string[];
  readonly progress: readonly GroupProgress[];
  /** What was answered cannot wait, and the clinic has been told of it. */
  readonly clinicTold: boolean;
}

const answersOf = (draft: readonly DraftAnswer[]): Answers => Object.fromEntries(draft.map(({ linkId, answer }) => [linkId, answer]));

/** The client fills the form, one answer at a time, on as many devices as they like. */
@Injectable()
export class FillForm {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly clients: Clients,
    private readonly clinics: Clinics,
    private readonly forms: CheckForms,
    private readonly invitations: InvitationRepository,
    private readonly drafts: DraftAnswerRepository,
    private readonly watch: DraftWatch,
    private readonly audit: AuditTrail,
  ) {}

  show(): Promise<FormToFill> {
    const { clinicId, clientId, invitationId } = actingClient();
    return this.uow.run(clinicId, async () => {
      const [invitation, client, clinic, draft] = await Promise.all([
        this.invitations.findById(invitationId).then((found) => this.#open(found)), this.clients.findById(clientId), this.clinics.current(), this.drafts.of(invitationId),
      ]);
      if (!client) throw new Error('an invitation without its client');
      const form = await this.forms.toFill(invitation);
      this.audit.record({ action: 'intake_draft.read', recordType: 'intake_invitation', recordId: invitationId, clientId });
      return {
        form, invitation, draft, givenName: client.givenName,
        minor: isMinor(client.dateOfBirth, dayIn(clinic.timezone, this.clock.now())),
        progress: progressOf(form, answersOf(draft), invitation.visit),
      };
    });
  }

  /** `version`: of this answer as the device knows it, 0 for none. Another device's later answer is not overwritten. */
  async save(linkId: string, answer: Answer, version: number): Promise<SavedAnswer> {
    const { clinicId, clientId, invitationId } = actingClient();
    const { saved, draft } = await this.uow.run(clinicId, async () => {
      const [held, before] = await Promise.all([this.invitations.hold(invitationId), this.drafts.of(invitationId)]);
      const invitation = this.#open(held ?? (await this.invitations.findById(invitationId)));
      const form = await this.forms.toFill(invitation);
      refuseFault(form, linkId, answer, invitation);
      if (!(await this.drafts.save(invitationId, linkId, answer, version))) throw changedElsewhere(linkId, await this.drafts.of(invitationId));
      this.audit.record({ action: 'intake_draft.write', recordType: 'intake_invitation', recordId: invitationId, clientId, details: { linkId } });
      const known = answersOf(before);
      return {
        saved: { version: version + 1, ...changesOf(form, invitation, known, linkId, answer) },
        draft: { clinicId, clientId, invitationId, answered: linkId, visit: invitation.visit, ...(invitation.purpose === 'correction' && { known }), ...(await this.forms.asWhole(invitation, { ...known, [linkId]: answer })) },
      };
    });
    return { ...saved, clinicTold: await this.watch.saved(draft) };
  }

  #open(invitation: Invitation | undefined): Invitation {
    if (!invitation) throw new Error('a link without its invitation');
    const state = stateOf(invitation, this.clock.now());
    if (state !== 'open') throw closedLink(state);
    return invitation;
  }
}

const refuseFault = (form: FormDefinition, linkId: string, answer: Answer, { locale, visit }: Invitation): void => {
  const known = form.groups.some((group) => (visit === 'follow_up' || group.when !== 'follow_up') && group.items.some((item) => item.linkId === linkId && item.type !== 'display'));
  if (!known) throw notFound();
  const fault = validateAnswer(form, linkId, answer);
  if (!fault) return;
  const message = faultMessage(fault, locale);
  throw new DomainError('invalid', 'answer_invalid', message, [{ pointer: 'state' in answer ? '/state' : '/value', code: fault.code, message }]);
};

/** Shows the client's own answer, to look at and decide. */
const changedElsewhere = (linkId: string, draft: readonly DraftAnswer[]): DomainError => {
  const saved = draft.find((one) => one.linkId === linkId);
  return new DomainError('stale', 'answer_changed', 'This answer was changed on another device. Look at it, then save yours with its version if you still want to.', [], {
    current: { answer: saved?.answer ?? null, version: saved?.version ?? 0 },
  });
};

const changesOf = (form: FormDefinition, { visit }: Invitation, before: Answers, linkId: string, answer: Answer): Omit<SavedAnswer, 'version' | 'clinicTold'> => {
  const after = { ...before, [linkId]: answer };
  const idsOf = (answers: Answers): string[] => enabledItems(form, answers, visit).map((item) => item.linkId);
  const [asked, askedNow] = [new Set(idsOf(before)), new Set(idsOf(after))];
  return {
    enabled: [...askedNow].filter((id) => !asked.has(id)),
    dropped: Object.keys(after).filter((id) => !askedNow.has(id)),
    progress: progressOf(form, after, visit),
  };
};
