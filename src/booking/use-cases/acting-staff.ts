import { Injectable } from '@nestjs/common';
import { signedInStaff, type StaffActor } from '../../staff';
import type { Actor, ActorKind } from '../domain/appointment';
import { ResourceRepository } from '../persistence/resource.repository';

const KINDS: Readonly<Record<string, ActorKind>> = { owner: 'manager', front_desk: 'desk', therapist: 'therapist' };
const MOST_MAY_FIRST: readonly ActorKind[] = ['manager', 'desk', 'therapist'];

/** The member of staff who acts, as the life of an appointment knows them: once per hat they wear. */
@Injectable()
export class ActingStaff {
  constructor(private readonly resources: ResourceRepository) {}

  /** Inside the unit of work. */
  async hats(): Promise<Readonly<{ staff: StaffActor; actors: readonly Actor[]; ownResourceId?: string }>> {
    const staff = signedInStaff();
    const own = staff.roles.includes('therapist') ? await this.resources.findByStaff(staff.staffId) : undefined;
    const kinds = MOST_MAY_FIRST.filter((kind) => staff.roles.some((role) => KINDS[role] === kind));
    const actors = kinds.map((kind) => ({ kind, ...(own && { resourceIds: [own.id] as unknown as NonNullable<Actor['resourceIds']> }) }));
    return { staff, actors, ...(own && { ownResourceId: own.id }) };
  }
}
