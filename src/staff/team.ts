import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit-trail';
import { Clock } from '../platform/clock/clock';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { DomainError, notFound, stale } from '../platform/errors/domain-error';
import { decodeCursor, pageOf, type Page } from '../platform/http/page';
import { isId } from '../platform/ids/ids';
import { changedFields } from './domain/changes';
import type { Role } from './domain/roles';
import { Hiring, type NewMember } from './hiring';
import { SessionRepository } from './persistence/session.repository';
import { StaffMemberRepository, type StaffMember } from './persistence/staff-member.repository';
import { signedInStaff } from './signed-in-staff';

export interface MemberEdit {
  readonly displayName?: string;
  readonly roles?: readonly Role[];
  readonly credentials?: readonly string[];
}

/** The people who work in the signed-in person's clinic. */
@Injectable()
export class Team {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    private readonly hiring: Hiring,
    private readonly members: StaffMemberRepository,
    private readonly sessions: SessionRepository,
    private readonly audit: AuditTrail,
  ) {}

  list({ limit, cursor, departedToo }: { limit: number; cursor?: string; departedToo: boolean }): Promise<Page<StaffMember>> {
    const after = decodeCursor(cursor, 2, ([, id]) => isId(id));
    return this.uow.run(signedInStaff().clinicId, async () =>
      pageOf(await this.members.list({ limit, departedToo, after }), limit, (member) => [member.displayName, member.id]),
    );
  }

  find(staffId: string): Promise<StaffMember> {
    return this.uow.run(signedInStaff().clinicId, async () => found(await this.members.findById(staffId)));
  }

  hire(person: NewMember): Promise<{ member: StaffMember; oneTimePassword?: string }> {
    const { clinicId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const { staffId, oneTimePassword } = await this.hiring.addMember(clinicId, person);
      return { member: found(await this.members.findById(staffId)), oneTimePassword };
    });
  }

  edit(staffId: string, version: number, to: MemberEdit): Promise<StaffMember> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const { owners, member } = await this.#lock(staffId);
      if (member.version !== version) throw stale();
      if (to.roles && !to.roles.includes('owner')) keepAnOwner(owners, staffId);
      const fields = changedFields<MemberEdit>(member, to);
      if (fields.length === 0) return member;
      const after = { displayName: to.displayName ?? member.displayName, roles: to.roles ?? member.roles, credentials: to.credentials ?? member.credentials };
      if (!(await this.members.edit(staffId, version, after))) throw stale();
      this.audit.record({ action: 'staff.update', recordType: 'staff_member', recordId: staffId, details: { fields, ...(fields.includes('roles') ? { roles: after.roles } : {}) } });
      return found(await this.members.findById(staffId));
    });
  }

  /** Ends the person's work and sessions here at once. */
  depart(staffId: string): Promise<StaffMember> {
    const actor = signedInStaff();
    return this.uow.run(actor.clinicId, async () => {
      const { owners, member } = await this.#lock(staffId);
      keepAnOwner(owners, staffId);
      const now = this.clock.now();
      if (!(await this.members.depart(staffId, now, actor.staffId))) throw departed();
      await this.sessions.endAllInClinic(member.accountId, actor.clinicId, now, 'departed');
      this.audit.record({ action: 'staff.depart', recordType: 'staff_member', recordId: staffId });
      return found(await this.members.findById(staffId));
    });
  }

  /** Owners first, everywhere: two who leave at once wait for each other and do not deadlock. */
  async #lock(staffId: string): Promise<{ owners: readonly string[]; member: StaffMember }> {
    const owners = await this.members.lockOwners();
    const member = await this.members.lock(staffId);
    if (member) return { owners, member };
    // Row-level security shows a leaver to no lock.
    found(await this.members.findById(staffId));
    throw departed();
  }
}

const found = (member: StaffMember | undefined): StaffMember => {
  if (!member) throw notFound();
  return member;
};

const keepAnOwner = (owners: readonly string[], leaving: string): void => {
  if (owners.some((id) => id !== leaving) || !owners.includes(leaving)) return;
  throw new DomainError('conflict', 'last_owner', 'A clinic needs an owner, and this is its last. Make somebody else an owner first.');
};

const departed = (): DomainError =>
  new DomainError('conflict', 'departed', 'This person has left the clinic. Take them on again with POST /staff.');
