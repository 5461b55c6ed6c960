import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit-trail';
import { Clock } from '../platform/clock/clock';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { newId } from '../platform/ids/ids';
import type { Role } from './domain/roles';
import { after, SETUP_PASSWORD_LIFE_MS } from './domain/session-rules';
import { newSetupPassword, Passwords } from './passwords';
import { AccountRepository } from './persistence/account.repository';
import { ClinicRepository, type Clinic } from './persistence/clinic.repository';
import { StaffMemberRepository } from './persistence/staff-member.repository';

export interface NewMember {
  readonly id?: string;
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly credentials?: readonly string[];
  /** argon2id hash of a password that the person chose; absent: a one-time password is made. */
  readonly ownPasswordHash?: string;
}

export interface Hired {
  readonly staffId: string;
  /** Shown once, to be handed over; absent if the person has a password already. */
  readonly oneTimePassword?: string;
}

/** Opens clinics and takes people on. */
@Injectable()
export class Hiring {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly accounts: AccountRepository,
    private readonly clinics: ClinicRepository,
    private readonly members: StaffMemberRepository,
    private readonly passwords: Passwords,
    private readonly audit: AuditTrail,
  ) {}

  async openClinic(clinic: Omit<Clinic, 'id'> & { readonly id?: string }): Promise<string> {
    const id = clinic.id ?? newId();
    await this.uow.run(id, async () => {
      await this.clinics.add({ ...clinic, id });
      this.audit.record({ action: 'clinic.create', recordType: 'clinic', recordId: id });
    });
    return id;
  }

  /** A person who has an account (in another clinic, or from earlier) keeps it and its password. */
  async addMember(clinicId: string, person: NewMember): Promise<Hired> {
    const email = person.email.trim().toLowerCase();
    const oneTimePassword = person.ownPasswordHash ? undefined : newSetupPassword();
    const passwordHash = person.ownPasswordHash ?? (await this.passwords.hash(oneTimePassword ?? ''));
    const passwordExpiresAt = oneTimePassword ? after(this.clock.now(), SETUP_PASSWORD_LIFE_MS) : null;
    return this.uow.run(clinicId, async () => {
      const accountId = newId();
      const isNew = await this.accounts.add({ id: accountId, email, passwordHash, mustChangePassword: oneTimePassword !== undefined, passwordExpiresAt });
      const staffId = await this.#employ(clinicId, person, isNew ? accountId : await this.#accountIdOf(email));
      return isNew && oneTimePassword ? { staffId, oneTimePassword } : { staffId };
    });
  }

  async #employ(clinicId: string, person: NewMember, accountId: string): Promise<string> {
    const staffId = person.id ?? newId();
    await this.accounts.joinClinic(accountId, clinicId);
    await this.members.add({ id: staffId, accountId, displayName: person.displayName, roles: person.roles, credentials: person.credentials ?? [] });
    this.audit.record({ action: 'staff.create', recordType: 'staff_member', recordId: staffId, details: { roles: person.roles } });
    return staffId;
  }

  async #accountIdOf(email: string): Promise<string> {
    const account = await this.accounts.findByEmail(email);
    if (!account) throw new Error('an account vanished between two statements');
    return account.id;
  }
}
