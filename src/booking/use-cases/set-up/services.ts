import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../audit-trail';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { notFound, stale } from '../../../platform/errors/domain-error';
import { newId } from '../../../platform/ids/ids';
import { signedInStaff } from '../../../staff';
import { LocationRepository } from '../../persistence/location.repository';
import { ResourceRepository } from '../../persistence/resource.repository';
import { ServiceRepository, type ServiceDetails, type StoredService, type StoredVariant, type Terms } from '../../persistence/service.repository';

export interface Offer {
  readonly service: StoredService;
  readonly variants: readonly StoredVariant[];
}

/** What can be booked, on which terms, and what it needs. */
@Injectable()
export class Services {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly services: ServiceRepository,
    private readonly resources: ResourceRepository,
    private readonly locations: LocationRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  add(locationId: string, to: ServiceDetails): Promise<Offer> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const id = newId();
      await this.services.add(id, locationId, to);
      this.audit.record({ action: 'service.create', recordType: 'service', recordId: id });
      return { service: { id, locationId, ...to, version: 1 }, variants: [] };
    });
  }

  all(): Promise<Offer[]> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const [services, variants] = await Promise.all([this.services.all(), this.services.allVariants()]);
      return services.map((service) => ({ service, variants: variants.filter(({ serviceId }) => serviceId === service.id) }));
    });
  }

  edit(id: string, version: number, to: ServiceDetails): Promise<StoredService> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const service = await this.#find(id);
      if (!(await this.services.edit(id, version, to))) throw stale();
      this.#changed('edit', id, service.locationId);
      return { ...service, ...to, version: version + 1 };
    });
  }

  retire(id: string, version: number): Promise<void> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const service = await this.#find(id);
      if (!(await this.services.retire(id, version, this.clock.now()))) throw stale();
      this.#changed('retire', id, service.locationId);
    });
  }

  addVariant(serviceId: string, terms: Terms): Promise<StoredVariant> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const service = await this.#find(serviceId);
      await this.#refuseStrangers(terms, service.locationId);
      const id = newId();
      await this.services.addVariant(id, serviceId, terms);
      this.#changed('variant', serviceId, service.locationId);
      return { id, serviceId, version: 1, ...terms };
    });
  }

  changeTerms(variantId: string, version: number, terms: Terms): Promise<StoredVariant> {
    return this.#variant(variantId, 'terms', async (variant, { locationId }) => {
      await this.#refuseStrangers(terms, locationId);
      if (!(await this.services.changeTerms(variantId, version, terms))) throw stale();
      return { ...variant, ...terms, version: version + 1 };
    });
  }

  retireVariant(variantId: string, version: number): Promise<void> {
    return this.#variant(variantId, 'variant_retire', async () => {
      if (!(await this.services.retireVariant(variantId, version, this.clock.now()))) throw stale();
    });
  }

  #variant<T>(variantId: string, what: string, change: (variant: StoredVariant, service: StoredService) => Promise<T>): Promise<T> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const variant = await this.services.findVariant(variantId);
      if (!variant) throw notFound();
      const service = await this.#find(variant.serviceId);
      const changed = await change(variant, service);
      this.#changed(what, service.id, service.locationId);
      return changed;
    });
  }

  async #find(id: string): Promise<StoredService> {
    const service = await this.services.findById(id);
    if (!service) throw notFound();
    return service;
  }

  /** Resources that are named must be there. */
  async #refuseStrangers({ requires }: Terms, locationId: string): Promise<void> {
    const named = requires.flatMap(({ kind, resourceIds = [] }) => resourceIds.map((id) => ({ id, kind })));
    if (named.length === 0) return;
    const here = await this.resources.all(locationId);
    if (!named.every(({ id, kind }) => here.some((one) => one.id === id && one.kind === kind))) throw notFound();
  }

  #changed(what: string, id: string, locationId: string): void {
    this.locations.setUpChanged(locationId);
    this.audit.record({ action: `service.${what}`, recordType: 'service', recordId: id });
  }
}
