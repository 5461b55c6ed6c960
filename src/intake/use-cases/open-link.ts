import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { Clients } from '../../clients';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError } from '../../platform/errors/domain-error';
import { hashOf, newSecret } from '../../platform/ids/ids';
import { Clinics, type Clinic } from '../../staff';
import { isSameName } from '../domain/identity';
import { ACCESS_MS, CHECKS_MAX, stateOf, TABLET_ACCESS_MS } from '../domain/invitation';
import { Doors } from '../persistence/doors';
import { InvitationRepository, type Invitation } from '../persistence/invitation.repository';
import { actingClient } from './acting-client';
import { closedLink } from './link-refusals';

export interface Cover {
  readonly clinic: Clinic;
  readonly invitation: Invitation;
}

type Checked = Readonly<{ token: string; expiresAt: Date }> | Readonly<{ triesLeft: number }>;

/** From the link to the form: first a cover that names nobody, then who the client is. */
@Injectable()
export class OpenLink {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly clients: Clients,
    private readonly clinics: Clinics,
    private readonly invitations: InvitationRepository,
    private readonly doors: Doors,
    private readonly audit: AuditTrail,
  ) {}

  cover(): Promise<Cover> {
    const { clinicId, invitationId } = actingClient();
    return this.uow.run(clinicId, async () => {
      const [clinic, invitation] = await Promise.all([this.clinics.current(), this.invitations.findById(invitationId)]);
      if (!invitation) throw new Error('a link without its invitation');
      return { clinic, invitation };
    });
  }

  /** Lets the device in. A wrong try is counted even though it is refused; which part was wrong is not said. */
  async check(familyName: string, dateOfBirth: string): Promise<{ token: string; expiresAt: Date }> {
    const { clinicId } = actingClient();
    const checked = await this.uow.run(clinicId, () => this.#checked(familyName, dateOfBirth));
    if ('token' in checked) return checked;
    if (checked.triesLeft === 0) throw closedLink('locked');
    throw new DomainError('forbidden', 'identity_not_confirmed', 'The last name or the date of birth does not match. Type them as you gave them to the clinic.', [], checked);
  }

  async #checked(familyName: string, dateOfBirth: string): Promise<Checked> {
    const { clientId, invitationId } = actingClient();
    const [locked, client] = await Promise.all([this.invitations.lock(invitationId), this.clients.findById(clientId)]);
    const now = this.clock.now();
    const invitation = locked ?? (await this.invitations.findById(invitationId));
    if (!invitation || !client) throw new Error('a link without its invitation or client');
    const state = stateOf(invitation, now);
    if (state !== 'open') throw closedLink(state);
    const record = (outcome: 'success' | 'failure'): void =>
      this.audit.record({ action: 'intake_invitation.identity_check', recordType: 'intake_invitation', recordId: invitationId, clientId, outcome });
    if (!isSameName(familyName, client.familyName) || dateOfBirth !== client.dateOfBirth) {
      await this.invitations.countFailedCheck(invitationId);
      record('failure');
      return { triesLeft: CHECKS_MAX - invitation.failedChecks - 1 };
    }
    if (invitation.failedChecks > 0) await this.invitations.forgiveFailedChecks(invitationId);
    const [token, expiresAt] = [newSecret(), new Date(now.getTime() + (invitation.onTablet ? TABLET_ACCESS_MS : ACCESS_MS))];
    this.doors.admit({ tokenHash: hashOf(token), invitationId, expiresAt }, now);
    record('success');
    return { token, expiresAt };
  }
}
