import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit-trail';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { stale } from '../platform/errors/domain-error';
import { changedFields } from './domain/changes';
import { ClinicRepository, type Clinic, type StoredClinic } from './persistence/clinic.repository';
import { signedInStaff } from './signed-in-staff';

export type ClinicEdit = Partial<Pick<Clinic, 'name' | 'emergencyNumber' | 'timezone' | 'locale'>>;

@Injectable()
export class ClinicSettings {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clinics: ClinicRepository,
    private readonly audit: AuditTrail,
  ) {}

  find(): Promise<StoredClinic> {
    return this.uow.run(signedInStaff().clinicId, () => this.clinics.find());
  }

  edit(version: number, to: ClinicEdit): Promise<StoredClinic> {
    const { clinicId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const before = await this.clinics.find();
      if (before.version !== version) throw stale();
      const fields = changedFields<ClinicEdit>(before, to);
      if (fields.length === 0) return before;
      const given = Object.fromEntries(fields.map((field) => [field, to[field]]));
      if (!(await this.clinics.edit(version, { ...before, ...given }))) throw stale();
      this.audit.record({ action: 'clinic.update', recordType: 'clinic', recordId: clinicId, details: { fields } });
      return this.clinics.find();
    });
  }
}
