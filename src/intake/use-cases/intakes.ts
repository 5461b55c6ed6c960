import { Injectable } from '@nestjs/common';
import { InvitationRepository } from '../persistence/invitation.repository';
import { IntakeRepository, type StoredIntake } from '../persistence/intake.repository';

/** Signed intakes, for later modules. All join the caller's unit of work; reading is recorded by whoever shows it. */
@Injectable()
export class Intakes {
  constructor(
    private readonly intakes: IntakeRepository,
    private readonly invitations: InvitationRepository,
  ) {}

  findById(id: string): Promise<StoredIntake | undefined> {
    return this.intakes.findById(id);
  }

  latestOfClient(clientId: string): Promise<StoredIntake | undefined> {
    return this.intakes.latestOfClient(clientId);
  }

  /** The client has a link to correct it that still opens. */
  isBeingCorrected(intakeId: string, clientId: string, now: Date): Promise<boolean> {
    return this.invitations.hasOpenCorrection(intakeId, clientId, now);
  }
}
