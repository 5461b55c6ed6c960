import { Injectable } from '@nestjs/common';
import { StaffMemberRepository } from './persistence/staff-member.repository';

/** What other modules may ask about the people of the open unit of work's clinic. */
@Injectable()
export class StaffDirectory {
  constructor(private readonly members: StaffMemberRepository) {}

  /** What this person is trained in, in the catalogue's words; nothing for a stranger. */
  async credentialsOf(staffId: string): Promise<readonly string[]> {
    return (await this.members.findById(staffId))?.credentials ?? [];
  }

  /** Display names by id, of those who left too. Strangers are left out. */
  async namesOf(staffIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (staffIds.length === 0) return new Map();
    return new Map((await this.members.names(staffIds)).map(({ id, displayName }) => [id, displayName]));
  }

  /** Ids of the therapists who work here. */
  therapists(): Promise<string[]> {
    return this.members.therapists();
  }

  /** Where to write to; nothing for who has left, or a stranger. */
  async emailOf(staffId: string): Promise<string | undefined> {
    const member = await this.members.findById(staffId);
    return member && !member.departedAt ? member.email : undefined;
  }
}
