import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clients } from '../../clients';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { decodeCursor, isTimeAndId, pageOf, type Page } from '../../platform/http/page';
import { signedInStaff } from '../../staff';
import { stateOf, type InvitationState } from '../domain/invitation';
import { DraftAnswerRepository } from '../persistence/draft-answer.repository';
import { InvitationRepository, type Invitation } from '../persistence/invitation.repository';

export interface SeenInvitation {
  readonly invitation: Invitation;
  readonly state: InvitationState;
}

/** The invitations of a client, as the clinic sees them: never a token. */
@Injectable()
export class Invitations {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly clients: Clients,
    private readonly invitations: InvitationRepository,
    private readonly drafts: DraftAnswerRepository,
    private readonly audit: AuditTrail,
  ) {}

  ofClient(clientId: string, limit: number, cursor?: string): Promise<Page<SeenInvitation>> {
    const after = decodeCursor(cursor, 2, isTimeAndId);
    return this.uow.run(signedInStaff().clinicId, async () => {
      const [client, rows] = await Promise.all([this.clients.findById(clientId), this.invitations.ofClient(clientId, limit, after)]);
      if (!client) throw notFound();
      const page = pageOf(rows, limit, (row) => [row.createdAt.toISOString(), row.id]);
      return { ...page, items: page.items.map((invitation) => this.#seen(invitation)) };
    });
  }

  /** The link stops opening, on every device, and what was typed into it is deleted. */
  revoke(id: string): Promise<SeenInvitation> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const revoked = await this.invitations.revoke(id, staffId);
      const invitation = await this.invitations.findById(id);
      if (!invitation) throw notFound();
      if (!revoked && invitation.consumedAt) throw new DomainError('conflict', 'invitation_submitted', 'The client has sent this form already; it can no longer be withdrawn.');
      if (revoked) {
        this.drafts.forget(id);
        this.audit.record({ action: 'intake_invitation.revoke', recordType: 'intake_invitation', recordId: id, clientId: invitation.clientId });
      }
      return this.#seen(invitation);
    });
  }

  #seen(invitation: Invitation): SeenInvitation {
    return { invitation, state: stateOf(invitation, this.clock.now()) };
  }
}
