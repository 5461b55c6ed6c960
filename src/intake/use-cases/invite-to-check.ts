import { Injectable } from '@nestjs/common';
import { Clients } from '../../clients';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError } from '../../platform/errors/domain-error';
import { newId, newSecret } from '../../platform/ids/ids';
import { signedInStaff } from '../../staff';
import type { Locale } from '../domain/form';
import { CHECK_DAYS_DEFAULT, expiryOf } from '../domain/invitation';
import { IntakeRepository, type StoredIntake } from '../persistence/intake.repository';
import { InvitationRepository } from '../persistence/invitation.repository';
import { Forms } from './forms';
import { invitable, InviteClient, type Invited } from './invite-client';

/** A link that staff sent this short a time ago is enough. */
const SENT_LATELY_MS = 20 * 3600_000;

/** Until when the link opens, and the start of the visit that it is for; `inText`: short enough for a text message. */
export type ForVisit = Readonly<{ startsAt: Date; expiresAt: Date; inText: boolean }>;

/** Makes a link to the short check before a visit. It follows what the client signed last. */
@Injectable()
export class InviteToCheck {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly clients: Clients,
    private readonly forms: Forms,
    private readonly intakes: IntakeRepository,
    private readonly invitations: InvitationRepository,
    private readonly inviting: InviteClient,
  ) {}

  invite(clientId: string, wanted: { expiresInDays?: number; locale?: Locale; onTablet?: boolean }): Promise<Invited> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const [client, latest] = await Promise.all([this.clients.findById(clientId), this.intakes.latestOfClient(clientId)]);
      const { locale } = invitable(client);
      if (!latest) throw new DomainError('conflict', 'full_intake_needed', 'A short check follows a full form. Send the client an intake link.');
      return this.inviting.issue({
        ...this.#after(latest), onTablet: wanted.onTablet ?? false,
        locale: wanted.locale ?? locale, createdBy: staffId, expiresAt: expiryOf(this.clock.now(), wanted.expiresInDays ?? CHECK_DAYS_DEFAULT),
      });
    });
  }

  /** By the server itself, before a visit. Joins the open unit of work; undefined: archived, no form to follow, or staff have just sent a link that opens until then. */
  async byServer(clientId: string, { startsAt, expiresAt, inText }: ForVisit): Promise<Invited | undefined> {
    const lately = new Date(this.clock.now().getTime() - SENT_LATELY_MS);
    const [client, latest, isSent] = await Promise.all([
      this.clients.findById(clientId), this.intakes.latestOfClient(clientId), this.invitations.hasCheckOfStaff(clientId, lately, startsAt),
    ]);
    if (!client || client.archivedAt || !latest || isSent) return undefined;
    return this.inviting.issue({ ...this.#after(latest), onTablet: false, locale: client.locale, createdBy: null, expiresAt }, {}, newSecret(inText ? 16 : 32));
  }

  #after({ id: followsId, clientId }: StoredIntake) {
    const { id: formId, version: formVersion } = this.forms.current;
    return { id: newId(), clientId, purpose: 'what_changed', visit: 'follow_up', correctsId: null, followsId, formId, formVersion } as const;
  }
}
