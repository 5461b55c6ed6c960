import { ApiProperty } from '@nestjs/swagger';
import type { ResourceKind } from '../domain/resource';
import type { Needed, StoredService, StoredVariant } from '../persistence/service.repository';
import type { Offer } from '../use-cases/set-up/services';

export class NeededResponse {
  @ApiProperty({ enum: ['therapist', 'room', 'equipment'] })
  kind: ResourceKind;
  skill: string | null;
  /** Null: any of the kind. */
  resourceIds: string[] | null;
  offsetMin: number;
  /** Null: the whole visit. */
  lengthMin: number | null;
  setUpMin: number;
  turnoverMin: number;
}

export class VariantResponse {
  id: string;
  serviceId: string;
  durationMin: number;
  priceMinor: number;
  currency: string;
  @ApiProperty({ enum: ['clock', 'window'] })
  gridMode: 'clock' | 'window';
  stepMin: number;
  tidy: boolean;
  leadMin: number;
  horizonDays: number;
  cancelBeforeMin: number;
  moveBeforeMin: number;
  graceMin: number;
  checkInOpensMin: number;
  lateFeePercent: number;
  noShowFeePercent: number;
  requires: NeededResponse[];
  /** Of the terms: each change is a new version, and visits keep theirs. */
  version: number;

  static of(v: StoredVariant): VariantResponse {
    return {
      id: v.id, serviceId: v.serviceId, durationMin: v.durationMin, priceMinor: v.priceMinor, currency: v.currency, gridMode: v.gridMode, stepMin: v.stepMin,
      tidy: v.tidy, leadMin: v.leadMin, horizonDays: v.horizonDays, cancelBeforeMin: v.cancelBeforeMin, moveBeforeMin: v.moveBeforeMin, graceMin: v.graceMin,
      checkInOpensMin: v.checkInOpensMin, lateFeePercent: v.lateFeePercent, noShowFeePercent: v.noShowFeePercent, requires: v.requires.map(neededResponse), version: v.version,
    };
  }
}

const neededResponse = (n: Needed): NeededResponse => ({
  kind: n.kind, skill: n.skill ?? null, resourceIds: n.resourceIds ? [...n.resourceIds] : null, offsetMin: n.offsetMin, lengthMin: n.lengthMin ?? null,
  setUpMin: n.setUpMin, turnoverMin: n.turnoverMin,
});

export class ServiceResponse {
  id: string;
  locationId: string;
  name: string;
  online: boolean;
  needsApproval: boolean;
  version: number;

  static of({ id, locationId, name, online, needsApproval, version }: StoredService): ServiceResponse {
    return { id, locationId, name, online, needsApproval, version };
  }
}

export class OfferResponse extends ServiceResponse {
  variants: VariantResponse[];

  static ofOffer({ service, variants }: Offer): OfferResponse {
    return { ...ServiceResponse.of(service), variants: variants.map((variant) => VariantResponse.of(variant)) };
  }
}
