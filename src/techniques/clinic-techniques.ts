import { Injectable } from '@nestjs/common';
import { ClinicTechniqueRepository } from './persistence/clinic-technique.repository';

/** What the open unit of work's clinic made of the catalogue, for those who plan. */
@Injectable()
export class ClinicTechniques {
  constructor(private readonly settings: ClinicTechniqueRepository) {}

  /** Ids of techniques that the clinic does not offer, in order. */
  async switchedOff(): Promise<readonly string[]> {
    const settings = await this.settings.all();
    return settings.filter((setting) => !setting.offered).map((setting) => setting.techniqueId).sort();
  }

  /** The clinic's own names by technique id. */
  async localNames(): Promise<ReadonlyMap<string, string>> {
    const settings = await this.settings.all();
    return new Map(settings.flatMap(({ techniqueId, localName }) => (localName === null ? [] : [[techniqueId, localName]])));
  }
}
