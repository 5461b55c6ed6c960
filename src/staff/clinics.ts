import { Injectable } from '@nestjs/common';
import { ClinicRepository, type Clinic } from './persistence/clinic.repository';

/** What other modules may ask about the clinic of the open unit of work. */
@Injectable()
export class Clinics {
  constructor(private readonly clinics: ClinicRepository) {}

  current(): Promise<Clinic> {
    return this.clinics.find();
  }
}
