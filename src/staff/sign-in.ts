import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit-trail';
import { Clock } from '../platform/clock/clock';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { DomainError } from '../platform/errors/domain-error';
import { hashOf } from '../platform/ids/ids';
import { Passwords } from './passwords';
import { AccountRepository, type Account } from './persistence/account.repository';
import { ClinicRepository, type Clinic } from './persistence/clinic.repository';
import { SessionRepository } from './persistence/session.repository';
import { SignInThrottle } from './persistence/sign-in-throttle';
import { StaffMemberRepository, type StaffMember } from './persistence/staff-member.repository';
import { Sessions } from './sessions';

/** A refusal leaves on this beat, whatever was or was not found and written on the way. */
const REFUSAL_BEAT_MS = 300;

interface Workplace {
  readonly clinic: Clinic;
  readonly member: StaffMember;
}

@Injectable()
export class SignIn {
  constructor(
    private readonly throttle: SignInThrottle,
    private readonly accounts: AccountRepository,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
    private readonly uow: UnitOfWork,
    private readonly members: StaffMemberRepository,
    private readonly clinics: ClinicRepository,
    private readonly sessionRows: SessionRepository,
    private readonly sessions: Sessions,
    private readonly audit: AuditTrail,
  ) {}

  /** The account of this e-mail and password. Any other pair gets one and the same refusal, after a like time. */
  async verify(typedEmail: string, password: string, address: string): Promise<Account> {
    const started = performance.now();
    const email = typedEmail.trim().toLowerCase();
    await this.throttle.count(email, address);
    const account = await this.accounts.findByEmail(email);
    const right = await this.passwords.verify(account?.passwordHash, password);
    if (account && right && this.#isUsable(account)) {
      await this.throttle.forgive(email, address);
      if (this.passwords.isOutdated(account.passwordHash)) await this.accounts.rehash(account.id, await this.passwords.hash(password));
      return account;
    }
    if (account) await this.#recordRefusal(account);
    await pause(REFUSAL_BEAT_MS - ((performance.now() - started) % REFUSAL_BEAT_MS));
    throw refused();
  }

  /** A new session, never one that the browser brought along; that one ends. Returns its token. */
  async start(account: Account, wantedClinicId: string | undefined, oldToken: string | undefined): Promise<string> {
    const { clinic, member } = oneOf(await this.#workplacesOf(account), wantedClinicId);
    return this.uow.run(clinic.id, async () => {
      if (oldToken) await this.sessionRows.endByToken(hashOf(oldToken), this.clock.now(), 'signed_in_anew');
      const token = await this.sessions.open(member, clinic.id);
      this.audit.record({ action: 'session.start', recordType: 'staff_member', recordId: member.id });
      return token;
    });
  }

  #isUsable(account: Account): boolean {
    return !account.disabled && (account.passwordExpiresAt === null || account.passwordExpiresAt > this.clock.now());
  }

  async #workplacesOf(account: Account): Promise<Workplace[]> {
    const found = await Promise.all(
      account.clinicIds.map((clinicId) =>
        this.uow.run(clinicId, async () => {
          const [clinic, member] = await Promise.all([this.clinics.find(), this.members.findActiveOfAccount(account.id)]);
          return member ? [{ clinic, member }] : [];
        }),
      ),
    );
    return found.flat();
  }

  /** Each clinic of the person learns that somebody tried. */
  async #recordRefusal(account: Account): Promise<void> {
    for (const clinicId of account.clinicIds)
      await this.uow.run(clinicId, async () => {
        const member = await this.members.findActiveOfAccount(account.id);
        if (member) this.audit.record({ action: 'session.refuse', recordType: 'staff_member', recordId: member.id, outcome: 'failure' });
      });
  }
}

const oneOf = (workplaces: readonly Workplace[], wantedClinicId: string | undefined): Workplace => {
  const fitting = wantedClinicId ? workplaces.filter(({ clinic }) => clinic.id === wantedClinicId) : workplaces;
  const [only, another] = fitting;
  if (!only) throw refused();
  if (!another) return only;
  throw new DomainError('conflict', 'clinic_required', 'You work in several clinics. Send clinicId of the one to sign in to.', [], {
    clinics: fitting.map(({ clinic }) => ({ id: clinic.id, name: clinic.name })),
  });
};

const refused = (): DomainError =>
  new DomainError('unauthenticated', 'sign_in_refused', 'The e-mail or the password is not right. A one-time password works for 7 days; an owner can issue a new one.');
