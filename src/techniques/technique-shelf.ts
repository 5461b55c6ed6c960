import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit-trail';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { notFound, stale } from '../platform/errors/domain-error';
import { signedInStaff } from '../staff';
import { catalogue } from './catalogue/catalogue';
import { byId, findTechniques, type TechniqueFilter } from './catalogue/lookups';
import type { Technique } from './catalogue/types';
import { ClinicTechniqueRepository, type ClinicTechnique } from './persistence/clinic-technique.repository';

/** A technique as this clinic offers it. */
export interface ShelvedTechnique {
  readonly technique: Technique;
  readonly setting: ClinicTechnique;
}

/** The catalogue's techniques in the signed-in person's clinic. */
@Injectable()
export class TechniqueShelf {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly settings: ClinicTechniqueRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** `offered` absent: also what the clinic switched off. */
  search({ offered, ...filter }: TechniqueFilter & { readonly offered?: boolean }): Promise<ShelvedTechnique[]> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const settings = new Map((await this.settings.all()).map((setting) => [setting.techniqueId, setting]));
      const nameOf = (id: string): string | null => settings.get(id)?.localName ?? null;
      return findTechniques(catalogue, filter, nameOf)
        .map((technique) => ({ technique, setting: settings.get(technique.id) ?? untouched(technique.id) }))
        .filter(({ setting }) => offered === undefined || setting.offered === offered);
    });
  }

  find(techniqueId: string): Promise<ShelvedTechnique> {
    const technique = techniqueOrNotFound(techniqueId);
    return this.uow.run(signedInStaff().clinicId, async () => ({ technique, setting: (await this.settings.find(technique.id)) ?? untouched(technique.id) }));
  }

  set(techniqueId: string, version: number, to: { readonly offered: boolean; readonly localName: string | null }): Promise<ShelvedTechnique> {
    const technique = techniqueOrNotFound(techniqueId);
    return this.uow.run(signedInStaff().clinicId, async () => {
      const setting = { techniqueId, offered: to.offered, localName: to.localName?.trim() ?? null };
      if (!(await this.settings.save(version, setting))) throw stale();
      this.audit.record({ action: 'technique.set', recordType: 'technique', recordId: techniqueId, details: { offered: setting.offered, renamed: setting.localName !== null } });
      return { technique, setting: { ...setting, version: version + 1 } };
    });
  }
}

const techniqueOrNotFound = (id: string): Technique => {
  const technique = byId(catalogue.techniques, id);
  if (!technique) throw notFound();
  return technique;
};

const untouched = (techniqueId: string): ClinicTechnique => ({ techniqueId, offered: true, localName: null, version: 0 });
