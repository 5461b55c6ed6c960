import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit-trail';
import { Clock } from '../platform/clock/clock';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { DomainError, notFound } from '../platform/errors/domain-error';
import { passwordFault, type PasswordContext } from './domain/password-policy';
import { after, SETUP_PASSWORD_LIFE_MS } from './domain/session-rules';
import { normal, newSetupPassword, Passwords } from './passwords';
import { AccountRepository, type Account } from './persistence/account.repository';
import { SessionRepository } from './persistence/session.repository';
import { SignInThrottle } from './persistence/sign-in-throttle';
import { StaffMemberRepository } from './persistence/staff-member.repository';
import { Sessions } from './sessions';
import { signedInStaff, type StaffActor } from './signed-in-staff';

export interface SetupPassword {
  readonly staffId: string;
  readonly oneTimePassword: string;
  readonly expiresAt: Date;
}

/** Changing one's own password, and replacing one that somebody forgot. */
@Injectable()
export class PasswordCare {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly accounts: AccountRepository,
    private readonly members: StaffMemberRepository,
    private readonly sessionRows: SessionRepository,
    private readonly sessions: Sessions,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
    private readonly audit: AuditTrail,
  ) {}

  /** Whoever sits at an unattended screen does not know the present password, and may not try them all. */
  async change(current: string, wanted: string, address: string): Promise<void> {
    const actor = signedInStaff();
    const account = await this.accounts.findById(actor.accountId);
    if (!account) throw new Error('a session without its account');
    await this.throttle.count(account.email, address);
    if (!(await this.passwords.verify(account.passwordHash, current))) throw await this.#wrong(actor);
    await this.throttle.forgive(account.email, address);
    await this.#check(actor, current, wanted);
    const hash = await this.passwords.hash(wanted);
    await this.#replace(actor, account, hash);
  }

  /** A one-time password for somebody who forgot theirs; they are signed out everywhere. */
  async reset(staffId: string): Promise<SetupPassword> {
    const actor = signedInStaff();
    if (staffId === actor.staffId) throw new DomainError('conflict', 'own_password', 'Change your own password with PUT /session/password; another owner can reset it.');
    const oneTimePassword = newSetupPassword();
    const hash = await this.passwords.hash(oneTimePassword);
    return this.uow.run(actor.clinicId, async () => {
      const member = await this.members.findById(staffId);
      if (!member) throw notFound();
      if (member.departedAt) throw new DomainError('conflict', 'departed', 'This person has left the clinic and cannot sign in.');
      await this.accounts.lock(member.accountId);
      if (await this.accounts.worksElsewhere(member.accountId, actor.clinicId)) throw sharedAccount();
      const [now, expiresAt] = [this.clock.now(), after(this.clock.now(), SETUP_PASSWORD_LIFE_MS)];
      await this.accounts.setPassword(member.accountId, hash, expiresAt);
      await this.sessionRows.endAllOfAccount(member.accountId, now, 'password_reset');
      this.audit.record({ action: 'password.reset', recordType: 'staff_member', recordId: staffId });
      return { staffId, oneTimePassword, expiresAt };
    });
  }

  async #check(actor: StaffActor, current: string, wanted: string): Promise<void> {
    const fault = normal(current) === normal(wanted) ? UNCHANGED : passwordFault(normal(wanted), await this.#contextOf(actor));
    if (fault) throw new DomainError('invalid', 'password_refused', fault.message, [{ pointer: '/newPassword', ...fault }]);
  }

  async #contextOf(actor: StaffActor): Promise<PasswordContext> {
    const { member, clinic } = await this.sessions.me(actor);
    return { email: member.email, displayName: member.displayName, clinicName: clinic.name };
  }

  #replace(actor: StaffActor, account: Account, hash: string): Promise<void> {
    return this.uow.run(actor.clinicId, async () => {
      if (!(await this.accounts.replacePassword(account.id, account.passwordHash, hash)))
        throw new DomainError('conflict', 'password_changed_meanwhile', 'Your password was changed or reset while you typed. Sign in again.');
      await this.sessionRows.endOthersOfAccount(account.id, actor.sessionId, this.clock.now(), 'password_changed');
      this.audit.record({ action: 'password.change', recordType: 'staff_member', recordId: actor.staffId });
    });
  }

  async #wrong(actor: StaffActor): Promise<DomainError> {
    await this.uow.run(actor.clinicId, () => {
      this.audit.record({ action: 'password.change', recordType: 'staff_member', recordId: actor.staffId, outcome: 'failure' });
      return Promise.resolve();
    });
    const message = 'This is not the password that you have now.';
    return new DomainError('invalid', 'current_password_wrong', message, [{ pointer: '/currentPassword', code: 'wrong', message }]);
  }
}

const UNCHANGED = { code: 'unchanged', message: 'Choose a password that is not the one you have now.' };

/** Else an owner of one clinic could sign in to another as this person. */
export const sharedAccount = (): DomainError =>
  new DomainError('conflict', 'works_elsewhere', 'This e-mail signs in to another clinic as well, so no clinic alone may give it a password. Use an e-mail of the person that only this clinic knows.');
