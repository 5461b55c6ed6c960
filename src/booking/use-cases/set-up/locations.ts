import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../audit-trail';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { DomainError, notFound, stale } from '../../../platform/errors/domain-error';
import { newId } from '../../../platform/ids/ids';
import { signedInStaff } from '../../../staff';
import { isTimeZone } from '../../domain/wall-clock';
import { LocationRepository, type Location, type LocationDetails } from '../../persistence/location.repository';

/** Where the clinic treats. */
@Injectable()
export class Locations {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly locations: LocationRepository,
    private readonly audit: AuditTrail,
  ) {}

  open(to: LocationDetails): Promise<Location> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      refuseUnknownZone(to);
      const id = newId();
      await this.locations.add(id, to);
      this.audit.record({ action: 'location.create', recordType: 'location', recordId: id });
      return { id, version: 1, ...to };
    });
  }

  all(): Promise<Location[]> {
    return this.uow.run(signedInStaff().clinicId, () => this.locations.all());
  }

  edit(id: string, version: number, to: LocationDetails): Promise<Location> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      refuseUnknownZone(to);
      if (!(await this.locations.findById(id))) throw notFound();
      if (!(await this.locations.edit(id, version, to))) throw stale();
      this.audit.record({ action: 'location.edit', recordType: 'location', recordId: id });
      return { id, version: version + 1, ...to };
    });
  }
}

const refuseUnknownZone = ({ timezone }: LocationDetails): void => {
  if (isTimeZone(timezone)) return;
  throw new DomainError('invalid', 'timezone_unknown', 'There is no such time zone. Use an IANA name, such as America/New_York.', [
    { pointer: '/timezone', code: 'timezone', message: 'timezone must be an IANA name, such as America/New_York.' },
  ]);
};
