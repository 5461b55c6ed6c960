import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../audit-trail';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { DomainError, notFound, stale } from '../../../platform/errors/domain-error';
import { newId } from '../../../platform/ids/ids';
import { signedInStaff } from '../../../staff';
import { HoursRepository, type ExceptionalDay, type HeldSkill, type WeeklyHours } from '../../persistence/hours.repository';
import type { Place } from '../../domain/places';
import { LocationRepository } from '../../persistence/location.repository';
import { PlaceRepository, type ExtraHours } from '../../persistence/place.repository';
import { ResourceRepository, type NewResource, type ResourceDetails, type StoredResource } from '../../persistence/resource.repository';

export interface Schedule {
  readonly resource: StoredResource;
  readonly weekly: readonly WeeklyHours[];
  readonly exceptions: readonly ExceptionalDay[];
  readonly skills: readonly HeldSkill[];
  readonly places: readonly Place[];
  readonly extra: readonly ExtraHours[];
}

const LONG_AGO_MS = 31 * 24 * 3600_000;

/** Therapists, rooms and equipment: who they are, when they are there, what they can do. */
@Injectable()
export class Resources {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly resources: ResourceRepository,
    private readonly locations: LocationRepository,
    private readonly hours: HoursRepository,
    private readonly places: PlaceRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  add(to: Omit<NewResource, 'id'>): Promise<StoredResource> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const id = newId();
      await this.resources.add({ id, ...to });
      this.#changed('create', id);
      return { id, ...to, retiredAt: null, version: 1 };
    });
  }

  all(locationId?: string): Promise<StoredResource[]> {
    return this.uow.run(signedInStaff().clinicId, () => this.resources.all(locationId));
  }

  schedule(id: string): Promise<Schedule> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const since = new Date(this.clock.now().getTime() - LONG_AGO_MS);
      const [resource, weekly, exceptions, skills, places, extra] = await Promise.all([
        this.resources.findById(id), this.hours.week(id), this.hours.days(id, since.toISOString().slice(0, 10)), this.hours.skills(id), this.places.places(id), this.places.extra(id, since),
      ]);
      if (!resource) throw notFound();
      return { resource, weekly, exceptions, skills, places, extra };
    });
  }

  edit(id: string, version: number, to: ResourceDetails): Promise<Schedule> {
    return this.#change(id, 'edit', () => this.resources.edit(id, version, to));
  }

  retire(id: string, version: number): Promise<Schedule> {
    return this.#change(id, 'retire', () => this.resources.retire(id, version, this.clock.now()));
  }

  replaceWeek(id: string, version: number, weekly: readonly WeeklyHours[]): Promise<Schedule> {
    return this.#change(id, 'hours', () => this.resources.claim(id, version), () => this.hours.replaceWeek(id, weekly.map((one) => ({ id: newId(), ...one }))));
  }

  replaceSkills(id: string, version: number, skills: readonly HeldSkill[]): Promise<Schedule> {
    return this.#change(id, 'skills', () => this.resources.claim(id, version), () => this.hours.replaceSkills(id, skills));
  }

  putDay(id: string, version: number, day: ExceptionalDay): Promise<Schedule> {
    return this.#change(id, 'day', () => this.resources.claim(id, version), () => this.hours.putDay(id, day));
  }

  forgetDay(id: string, date: string, version: number): Promise<Schedule> {
    return this.#change(id, 'day', () => this.resources.claim(id, version), () => this.hours.forgetDay(id, date));
  }

  /** Where else than at home. A room stays where it is. */
  replacePlaces(id: string, version: number, places: readonly Place[]): Promise<Schedule> {
    return this.#change(id, 'places', () => this.resources.claim(id, version), ({ kind, locationId }) => {
      if (kind === 'room' || places.some((place) => place.locationId === locationId)) throw noOtherPlace();
      this.locations.resourceChanged(id);
      return this.places.replacePlaces(id, places);
    });
  }

  addExtra(id: string, extra: Omit<ExtraHours, 'id'>): Promise<Schedule> {
    const { staffId } = signedInStaff();
    return this.#change(id, 'extra_hours', () => Promise.resolve(true), () => this.places.addExtra(id, { id: newId(), ...extra }, staffId));
  }

  forgetExtra(extraId: string): Promise<void> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const id = await this.places.forgetExtra(extraId);
      if (id === undefined) throw notFound();
      this.#changed('extra_hours', id);
    });
  }

  #change(id: string, what: string, change: () => Promise<boolean>, then: (resource: StoredResource) => Promise<void> | void = () => undefined): Promise<Schedule> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const resource = await this.resources.findById(id);
      if (!resource) throw notFound();
      if (!(await change())) throw stale();
      await then(resource);
      this.#changed(what, id);
      return this.schedule(id);
    });
  }

  #changed(what: string, id: string): void {
    this.locations.resourceChanged(id);
    this.audit.record({ action: `resource.${what}`, recordType: 'resource', recordId: id });
  }
}

const noOtherPlace = (): DomainError =>
  new DomainError('invalid', 'no_other_place', 'Name places other than where it is at home, and none for a room.', [
    { pointer: '/places', code: 'places', message: 'places must be other locations than the resource\'s own; a room has none.' },
  ]);
