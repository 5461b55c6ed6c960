import { Injectable } from '@nestjs/common';
import { IntakeRepository, type StoredIntake } from '../persistence/intake.repository';

/** Signed intakes, for later modules. Both join the caller's unit of work; reading is recorded by whoever shows it. */
@Injectable()
export class Intakes {
  constructor(private readonly intakes: IntakeRepository) {}

  findById(id: string): Promise<StoredIntake | undefined> {
    return this.intakes.findById(id);
  }

  latestOfClient(clientId: string): Promise<StoredIntake | undefined> {
    return this.intakes.latestOfClient(clientId);
  }
}
