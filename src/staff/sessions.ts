import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit-trail';
import { Clock } from '../platform/clock/clock';
import { currentContext } from '../platform/context/request-context';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { hashOf, newId, newSecret } from '../platform/ids/ids';
import { permissionsOf } from './domain/roles';
import { ABSOLUTE_LIMIT_MS, after } from './domain/session-rules';
import { ClinicRepository, type Clinic } from './persistence/clinic.repository';
import { SessionRepository } from './persistence/session.repository';
import { StaffMemberRepository, type StaffMember } from './persistence/staff-member.repository';
import type { StaffActor } from './signed-in-staff';


/** Who is signed in, and where. */
export interface Me {
  readonly member: StaffMember;
  readonly clinic: Clinic;
  readonly permissions: ReadonlySet<string>;
}

const KEPT_MS = 30 * 24 * 3600_000;

@Injectable()
export class Sessions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly sessions: SessionRepository,
    private readonly members: StaffMemberRepository,
    private readonly clinics: ClinicRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** Opens a session in the unit of work's clinic and acts as its owner from here on. Returns the token, known to nobody else. */
  async open(member: StaffMember, clinicId: string): Promise<string> {
    const [id, token, now] = [newId(), newSecret(), this.clock.now()];
    await this.sessions.add({
      id, tokenHash: hashOf(token), accountId: member.accountId, clinicId, staffId: member.id, startedAt: now, expiresAt: after(now, ABSOLUTE_LIMIT_MS),
    });
    await this.sessions.forgetExpired(member.accountId, after(now, -KEPT_MS));
    currentContext().actor = {
      kind: 'staff', clinicId, staffId: member.id, accountId: member.accountId, sessionId: id, roles: member.roles, permissions: permissionsOf(member.awaitsFirstSignIn ? [] : member.roles),
    };
    return token;
  }

  end(actor: StaffActor): Promise<void> {
    return this.uow.run(actor.clinicId, async () => {
      await this.sessions.end(actor.sessionId, this.clock.now(), 'signed_out');
      this.audit.record({ action: 'session.end', recordType: 'session', recordId: actor.sessionId });
    });
  }

  me(actor: StaffActor): Promise<Me> {
    return this.uow.run(actor.clinicId, async () => {
      const [member, clinic] = await Promise.all([this.members.findById(actor.staffId), this.clinics.find()]);
      if (!member) throw new Error('a session without its member');
      return { member, clinic, permissions: actor.permissions };
    });
  }
}
