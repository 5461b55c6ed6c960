import { Injectable } from '@nestjs/common';
import { Clients } from '../../clients';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { DomainError } from '../../platform/errors/domain-error';
import { newId } from '../../platform/ids/ids';
import { signedInStaff } from '../../staff';
import type { Locale } from '../domain/form';
import { CHECK_DAYS_DEFAULT, expiryOf } from '../domain/invitation';
import { IntakeRepository } from '../persistence/intake.repository';
import { Forms } from './forms';
import { invitable, InviteClient, type Invited } from './invite-client';

/** Makes a link to the short check before a visit. It follows what the client signed last. */
@Injectable()
export class InviteToCheck {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly clients: Clients,
    private readonly forms: Forms,
    private readonly intakes: IntakeRepository,
    private readonly inviting: InviteClient,
  ) {}

  invite(clientId: string, wanted: { expiresInDays?: number; locale?: Locale; onTablet?: boolean }): Promise<Invited> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const [client, latest] = await Promise.all([this.clients.findById(clientId), this.intakes.latestOfClient(clientId)]);
      const { locale } = invitable(client);
      if (!latest) throw new DomainError('conflict', 'full_intake_needed', 'A short check follows a full form. Send the client an intake link.');
      const { id: formId, version: formVersion } = this.forms.current;
      return this.inviting.issue({
        id: newId(), clientId, purpose: 'what_changed', visit: 'follow_up', correctsId: null, followsId: latest.id, onTablet: wanted.onTablet ?? false, formId, formVersion,
        locale: wanted.locale ?? locale, createdBy: staffId, expiresAt: expiryOf(this.clock.now(), wanted.expiresInDays ?? CHECK_DAYS_DEFAULT),
      });
    });
  }
}
