import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clients, type Client } from '../../clients';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { hashOf, newId, newSecret } from '../../platform/ids/ids';
import { signedInStaff } from '../../staff';
import type { Answers } from '../domain/answers';
import type { Locale } from '../domain/form';
import { DAYS_DEFAULT, expiryOf, type Purpose } from '../domain/invitation';
import { answersToConfirm, answersToCorrect, visitFor } from '../domain/prefill';
import { DraftAnswerRepository } from '../persistence/draft-answer.repository';
import { IntakeRepository, type StoredIntake } from '../persistence/intake.repository';
import { InvitationRepository, type NewInvitation } from '../persistence/invitation.repository';
import { Forms } from './forms';

export interface ToInvite {
  readonly clientId: string;
  /** Absent: two weeks. */
  readonly expiresInDays?: number;
  /** Absent: the client's. */
  readonly locale?: Locale;
  /** The intake that the client wants to correct. */
  readonly corrects?: string;
}

/** An invitation and its token, which is known to nobody from here on but whoever holds the link. */
export interface Invited {
  readonly invitation: NewInvitation;
  readonly token: string;
}

@Injectable()
export class InviteClient {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly clients: Clients,
    private readonly forms: Forms,
    private readonly intakes: IntakeRepository,
    private readonly invitations: InvitationRepository,
    private readonly drafts: DraftAnswerRepository,
    private readonly audit: AuditTrail,
  ) {}

  invite(wanted: ToInvite): Promise<Invited> {
    const { clinicId, staffId, permissions } = signedInStaff();
    const { clientId, corrects } = wanted;
    if (corrects !== undefined && !permissions.has('intake:read')) throw therapistInvites();
    return this.uow.run(clinicId, async () => {
      const [client, latest, corrected] = await Promise.all([
        this.clients.findById(clientId),
        this.intakes.latestOfClient(clientId),
        corrects === undefined ? undefined : this.intakes.findById(corrects),
      ]);
      if (corrects !== undefined && corrected?.clientId !== clientId) throw notFound();
      const { locale } = invitable(client);
      const purpose: Purpose = corrected ? 'correction' : visitFor(undefined, latest);
      const invitation: NewInvitation = {
        id: newId(), clientId, purpose, visit: visitFor(corrected, latest), correctsId: corrected?.id ?? null, followsId: null, onTablet: false,
        formId: this.forms.current.id, formVersion: this.forms.current.version,
        locale: wanted.locale ?? locale, createdBy: staffId, expiresAt: expiryOf(this.clock.now(), wanted.expiresInDays ?? DAYS_DEFAULT),
      };
      return this.issue(invitation, this.#firstDraft(corrected, latest));
    });
  }

  /** By the server itself, for who took a time online. Joins the open unit of work; undefined: archived, or no such client. */
  async byServer(clientId: string): Promise<Invited | undefined> {
    const [client, latest] = await Promise.all([this.clients.findById(clientId), this.intakes.latestOfClient(clientId)]);
    if (!client || client.archivedAt) return undefined;
    const visit = visitFor(undefined, latest);
    const invitation: NewInvitation = {
      id: newId(), clientId, purpose: visit, visit, correctsId: null, followsId: null, onTablet: false, formId: this.forms.current.id, formVersion: this.forms.current.version,
      locale: client.locale, createdBy: null, expiresAt: expiryOf(this.clock.now(), DAYS_DEFAULT),
    };
    return this.issue(invitation, this.#firstDraft(undefined, latest));
  }

  /** Joins the open unit of work. */
  issue(invitation: NewInvitation, draft: Answers = {}, token = newSecret()): Invited {
    this.invitations.add(invitation, hashOf(token));
    if (Object.keys(draft).length > 0) this.drafts.prefill(invitation.id, draft);
    const { id, clientId, purpose, correctsId, followsId, expiresAt } = invitation;
    this.audit.record({
      action: 'intake_invitation.create', recordType: 'intake_invitation', recordId: id, clientId,
      details: { purpose, expiresAt, ...(correctsId && { correctsId }), ...(followsId && { followsId }) },
    });
    return { invitation, token };
  }

  #firstDraft(corrected: StoredIntake | undefined, latest: StoredIntake | undefined): Answers {
    if (corrected) return answersToCorrect(this.forms.current, corrected.answers);
    return latest ? answersToConfirm(this.forms.current, latest, this.clock.now()) : {};
  }
}

/** A client of this clinic who is not archived. */
export const invitable = (client: Client | undefined): Client => {
  if (!client) throw notFound();
  if (client.archivedAt) throw new DomainError('conflict', 'client_archived', 'This client is archived. Restore the client first, then send the form.');
  return client;
};

const therapistInvites = (): DomainError =>
  new DomainError('forbidden', 'not_permitted', 'Only a therapist invites a client to correct answers. Leave corrects out to send a new form.');
