import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit-trail';
import { Clock } from '../platform/clock/clock';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { newId } from '../platform/ids/ids';
import type { Role } from './domain/roles';
import { after, SETUP_PASSWORD_LIFE_MS } from './domain/session-rules';
import { sharedAccount } from './password-care';
import { newSetupPassword, Passwords } from './passwords';
import { AccountRepository } from './persistence/account.repository';
import { ClinicRepository, type Clinic } from './persistence/clinic.repository';
import { SessionRepository } from './persistence/session.repository';
import { StaffMemberRepository } from './persistence/staff-member.repository';

export interface NewMember {
  readonly id?: string;
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly credentials?: readonly string[];
  /**
   * argon2id hash of a password that the person chose; absent: a one-time password is made. Only for callers who can
   * vouch that it is the person (the installation itself): an account that exists joins this clinic as it is.
   */
  readonly ownPasswordHash?: string;
}

export interface Hired {
  readonly staffId: string;
  /** Shown once, to be handed over; absent with `ownPasswordHash`. */
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
    private readonly sessions: SessionRepository,
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

  /** True while no clinic here has taken anybody on. */
  isUnopened(): Promise<boolean> {
    return this.accounts.isEmpty();
  }

  /**
   * One e-mail, one account, one password. Where an account exists and nobody else employs it, this clinic takes it over
   * with a one-time password: whoever set the old one, a former clinic say, is out. Where another clinic does: 409.
   */
  async addMember(clinicId: string, person: NewMember): Promise<Hired> {
    const email = person.email.trim().toLowerCase();
    const oneTimePassword = person.ownPasswordHash ? undefined : newSetupPassword();
    const passwordHash = person.ownPasswordHash ?? (await this.passwords.hash(oneTimePassword ?? ''));
    const passwordExpiresAt = oneTimePassword ? after(this.clock.now(), SETUP_PASSWORD_LIFE_MS) : null;
    return this.uow.run(clinicId, async () => {
      const id = newId();
      const isNew = await this.accounts.add({ id, email, passwordHash, mustChangePassword: oneTimePassword !== undefined, passwordExpiresAt });
      const accountId = isNew ? id : await this.#accountIdOf(email);
      if (!isNew && passwordExpiresAt) await this.#takeOver(accountId, clinicId, passwordHash, passwordExpiresAt);
      const staffId = await this.#employ(clinicId, person, accountId);
      return { staffId, oneTimePassword };
    });
  }

  async #takeOver(accountId: string, clinicId: string, passwordHash: string, expiresAt: Date): Promise<void> {
    await this.accounts.lock(accountId);
    if (await this.accounts.worksElsewhere(accountId, clinicId)) throw sharedAccount();
    await this.accounts.setPassword(accountId, passwordHash, expiresAt);
    await this.sessions.endAllOfAccount(accountId, this.clock.now(), 'password_reset');
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
