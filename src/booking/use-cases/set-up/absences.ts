import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../audit-trail';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { DomainError, notFound } from '../../../platform/errors/domain-error';
import { newId } from '../../../platform/ids/ids';
import { signedInStaff } from '../../../staff';
import { BlockRepository, type NewBlock } from '../../persistence/block.repository';
import { HoursRepository, type Absence } from '../../persistence/hours.repository';
import { LocationRepository } from '../../persistence/location.repository';
import { OccupancyRepository } from '../../persistence/occupancy.repository';
import { ResourceRepository } from '../../persistence/resource.repository';
import { ReleaseExpired } from '../release-expired';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Time that is not there to be booked: away, closed, or kept for something else. */
@Injectable()
export class Absences {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly hours: HoursRepository,
    private readonly blocks: BlockRepository,
    private readonly resources: ResourceRepository,
    private readonly occupancies: OccupancyRepository,
    private readonly locations: LocationRepository,
    private readonly expiry: ReleaseExpired,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Visits already booked stay: they are for people to move. */
  add(absence: Omit<Absence, 'id'>): Promise<Absence> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      if (absence.resourceId !== null && (await this.resources.findById(absence.resourceId))?.locationId !== absence.locationId) throw notFound();
      const added = { id: newId(), ...absence };
      await this.hours.addAbsence(added);
      this.#changed('create', added.id, absence);
      return added;
    });
  }

  all(window: { from: Date; to: Date; locationId?: string }): Promise<Absence[]> {
    return this.uow.run(signedInStaff().clinicId, () => this.hours.absences(window));
  }

  forget(id: string): Promise<void> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const absence = await this.hours.forgetAbsence(id);
      if (!absence) throw notFound();
      this.#changed('delete', id, absence);
    });
  }

  /** A block takes the time like a visit does, so it is refused where one stands. */
  block(block: Omit<NewBlock, 'id' | 'createdBy'>): Promise<NewBlock> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      const added = { id: newId(), createdBy: staffId, ...block };
      if ((await this.occupancies.lock([block.resourceId])) !== 1) throw notFound();
      await this.expiry.inTheWayOf(NOBODY, [block.resourceId]);
      await this.blocks.add(added);
      const occupied = { from: block.startsAt.getTime(), to: block.endsAt.getTime() };
      const claimed = await this.occupancies.claim({ appointmentId: null, blockId: added.id, expiresAt: null }, [
        { resourceId: block.resourceId as Parameters<OccupancyRepository['claim']>[1][number]['resourceId'], occupied, session: occupied },
      ]);
      if (!claimed) throw new DomainError('conflict', 'time_in_use', 'A visit or another block stands in this time. Move it first, or block around it.');
      this.audit.record({ action: 'block.create', recordType: 'time_block', recordId: added.id });
      return added;
    });
  }

  lift(id: string): Promise<void> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      if (!(await this.blocks.lift(id, this.clock.now()))) throw notFound();
      this.occupancies.freeBlock(id);
      this.audit.record({ action: 'block.lift', recordType: 'time_block', recordId: id });
    });
  }

  /** Who is away is away from every place. */
  #changed(what: string, id: string, { locationId, resourceId }: Pick<Absence, 'locationId' | 'resourceId'>): void {
    if (resourceId === null) this.locations.setUpChanged(locationId);
    else this.locations.resourceChanged(resourceId);
    this.audit.record({ action: `absence.${what}`, recordType: 'absence', recordId: id });
  }
}
