import { Injectable } from '@nestjs/common';
import { changedAnswers, type ChangedAnswer } from '../domain/changed-answers';
import { InvitationRepository } from '../persistence/invitation.repository';
import { IntakeRepository, type StoredIntake } from '../persistence/intake.repository';
import { Forms } from './forms';

/** Signed intakes, for later modules. All join the caller's unit of work; reading is recorded by whoever shows it. */
@Injectable()
export class Intakes {
  constructor(
    private readonly intakes: IntakeRepository,
    private readonly forms: Forms,
    private readonly invitations: InvitationRepository,
  ) {}

  findById(id: string): Promise<StoredIntake | undefined> {
    return this.intakes.findById(id);
  }

  latestOfClient(clientId: string): Promise<StoredIntake | undefined> {
    return this.intakes.latestOfClient(clientId);
  }

  /** Whether an intake is this earlier one, or a short check that follows it, over others too. */
  isOrFollows(intakeId: string, earlierId: string): Promise<boolean> {
    return this.intakes.isOrFollows(intakeId, earlierId);
  }

  /** Those that the client has a link to correct, which still opens. */
  async beingCorrected(intakes: readonly Readonly<{ intakeId: string; clientId: string }>[], now: Date): Promise<ReadonlySet<string>> {
    return new Set(await this.invitations.openCorrections(intakes, now));
  }

  /** What each short check among these changed, by its id. */
  async changesOf(ids: readonly string[]): Promise<ReadonlyMap<string, readonly ChangedAnswer[]>> {
    const checks = ids.length === 0 ? [] : await this.intakes.beforeAndAfter(ids);
    const changes = await Promise.all(checks.map(async (check) => [check.id, changedAnswers(await this.forms.pinned(check), check.before, check.after)] as const));
    return new Map(changes);
  }
}
