import { ApiProperty } from '@nestjs/swagger';
import { catalogue } from '../catalogue/catalogue';
import type { SelfCareItem } from '../catalogue/care-types';
import type { Stroke } from '../catalogue/types';
import { BASES, named, NamedResponse, SourceResponse } from './source.response';

export class StrokeResponse {
  id: string;
  label: string;
  how: string;
  family: string;
  @ApiProperty({ enum: BASES })
  basis: string;

  static of(stroke: Stroke): StrokeResponse {
    return { id: stroke.id, label: stroke.label, how: stroke.how, family: stroke.family, basis: stroke.basis };
  }
}

export class StrokeListResponse {
  items: StrokeResponse[];
}

export class SelfCareResponse {
  id: string;
  name: string;
  kind: string;
  indication: string;
  regions: string[];
  /** For clients. */
  how: string;
  /** For clients. */
  dose: string;
  therapistNote: string;
  /** Withheld from clients with one of these. */
  withheldWith: NamedResponse[];
  @ApiProperty({ enum: BASES })
  basis: string;
  @ApiProperty({ enum: BASES })
  doseBasis: string;
  sources: SourceResponse[];

  static of(item: SelfCareItem): SelfCareResponse {
    return {
      id: item.id,
      name: item.name,
      kind: item.kind,
      indication: item.indication,
      regions: [...item.regions],
      how: item.how,
      dose: item.dose,
      therapistNote: item.therapistNote,
      withheldWith: named(catalogue.flags, [...item.contraindicationFlags, ...(item.stricterFlags ?? [])]),
      basis: item.basis,
      doseBasis: item.doseBasis,
      sources: SourceResponse.all(item.sources),
    };
  }
}

export class SelfCareListResponse {
  items: SelfCareResponse[];
}
