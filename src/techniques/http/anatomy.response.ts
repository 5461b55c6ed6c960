import { ApiProperty } from '@nestjs/swagger';
import { catalogue } from '../catalogue/catalogue';
import { chainRegionsOf } from '../catalogue/lookups';
import type { Chain, Muscle, Region } from '../catalogue/types';
import { BASES, SourceResponse } from './source.response';

export class RegionResponse {
  id: string;
  label: string;
  @ApiProperty({ enum: ['neck', 'low_back', 'other'] })
  evidenceGroup: string;
  bilateral: boolean;
  segment: string;
  /** Needs separate written consent each time. */
  sensitiveArea: boolean;
  @ApiProperty({ enum: ['ant', 'post', 'both'] })
  view: string;
  /** Most pressure here, 1 to 5; null: no cap of its own. */
  @ApiProperty({ type: 'integer', nullable: true })
  pressureCap: number | null;
  /** Regions to look at together with this one. */
  lookAlso: string[];
  /** Muscles that lie here. */
  muscles: string[];
  /** Muscles whose tender spots are commonly felt here. */
  feltFrom: string[];
  /** Less commonly. */
  feltAtTimesFrom: string[];

  static of(region: Region): RegionResponse {
    const muscles = catalogue.regionMuscles[region.id];
    return {
      id: region.id,
      label: region.label,
      evidenceGroup: region.evidenceGroup,
      bilateral: region.bilateral,
      segment: region.segment,
      sensitiveArea: region.sensitiveArea,
      view: region.view,
      pressureCap: region.pressureCap,
      lookAlso: [...chainRegionsOf(catalogue, region.id)],
      muscles: [...(muscles?.home ?? [])],
      feltFrom: [...(muscles?.primary ?? [])],
      feltAtTimesFrom: [...(muscles?.secondary ?? [])],
    };
  }
}

export class RegionListResponse {
  items: RegionResponse[];
}

export class MuscleResponse {
  id: string;
  name: string;
  /** Regions where it lies. */
  home: string[];
  nerveRoots: string;
  action: string;
  /** Regions where its tender spots are commonly felt. */
  referralPrimary: string[];
  referralSecondary: string[];
  @ApiProperty({ enum: BASES })
  referralBasis: string;
  cautions: string;
  chains: string[];
  note: string;
  sources: SourceResponse[];

  static of(m: Muscle): MuscleResponse {
    return {
      id: m.id,
      name: m.name,
      home: [...m.home],
      nerveRoots: m.nerveRoots,
      action: m.action,
      referralPrimary: [...m.referralPrimary],
      referralSecondary: [...m.referralSecondary],
      referralBasis: m.referralBasis,
      cautions: m.cautions,
      chains: [...m.chains],
      note: m.note,
      sources: SourceResponse.all(m.sources),
    };
  }
}

export class MuscleListResponse {
  items: MuscleResponse[];
}

export class MuscleChainResponse {
  id: string;
  label: string;
  kind: string;
  /** Muscle ids. */
  members: string[];
  tight: string[];
  weak: string[];
  /** How well it is supported. */
  basis: string;

  static of(chain: Chain): MuscleChainResponse {
    return { id: chain.id, label: chain.label, kind: chain.kind, members: [...chain.members], tight: [...(chain.tight ?? [])], weak: [...(chain.weak ?? [])], basis: chain.basis };
  }
}

export class MuscleChainListResponse {
  items: MuscleChainResponse[];
}
