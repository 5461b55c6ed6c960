import { ApiProperty } from '@nestjs/swagger';
import { catalogue, catalogueVersion } from '../catalogue/catalogue';
import type { EvidenceGrade, Technique } from '../catalogue/types';
import { positions } from '../catalogue/vocabulary';
import type { ShelvedTechnique } from '../technique-shelf';
import { BASES, named, NamedResponse, SourceResponse } from './source.response';

const GRADES: readonly EvidenceGrade[] = ['moderate', 'low', 'very_low', 'none', 'against'];

export class PressureRangeResponse {
  /** 1 lightest to 5 deepest. */
  min: number;
  max: number;
  typical: number;
}

export class EvidenceResponse {
  @ApiProperty({ enum: GRADES })
  grade: EvidenceGrade;
  note: string;
}

export class TechniqueEvidenceResponse {
  neck: EvidenceResponse;
  lowBack: EvidenceResponse;
  /** Everywhere else. */
  other: EvidenceResponse;
  sources: SourceResponse[];

  static of({ evidence }: Technique): TechniqueEvidenceResponse {
    return { neck: { ...evidence.neck }, lowBack: { ...evidence.lowBack }, other: { ...evidence.other }, sources: SourceResponse.all(evidence.sources) };
  }
}

export class TechniqueSummaryResponse {
  /** The catalogue's code. */
  id: string;
  name: string;
  /** The clinic's own name for it. */
  @ApiProperty({ type: String, nullable: true })
  localName: string | null;
  /** False: the clinic switched it off. */
  offered: boolean;
  family: string;
  pressure: PressureRangeResponse;
  regions: string[];
  /** Training that a therapist needs for it. */
  credential: string;
  /** In words for clients. */
  explain: string;
  evidence: TechniqueEvidenceResponse;
  @ApiProperty({ enum: BASES })
  basis: string;

  static summary({ technique: t, setting }: ShelvedTechnique): TechniqueSummaryResponse {
    return {
      id: t.id,
      name: t.name,
      localName: setting.localName,
      offered: setting.offered,
      family: t.family,
      pressure: { min: t.pressure.min, max: t.pressure.max, typical: t.pressure.typical },
      regions: [...t.regions],
      credential: t.credential,
      explain: t.explain,
      evidence: TechniqueEvidenceResponse.of(t),
      basis: t.basis,
    };
  }
}

export class DurationResponse {
  min: number;
  typical: number;
  max: number;
}

export class TechniqueResponse extends TechniqueSummaryResponse {
  strokes: NamedResponse[];
  positions: NamedResponse[];
  targetTissues: string[];
  indications: string[];
  /** Minutes. */
  durationMin: DurationResponse;
  training: string;
  equipment: string[];
  /** Never with one of these. */
  excludedBy: NamedResponse[];
  /** With care where one of these applies. */
  cautionWith: NamedResponse[];
  contraindications: string;
  doNotClaim: string[];
  @ApiProperty({ type: String, nullable: true })
  trademark: string | null;
  /** Never alone: beside another technique. */
  adjunctOnly: boolean;
  clothed: boolean;
  catalogueVersion: string;
  /** Of the clinic's setting; 0 while the clinic has none. */
  version: number;

  static of(shelved: ShelvedTechnique): TechniqueResponse {
    const { technique: t, setting } = shelved;
    return {
      ...TechniqueSummaryResponse.summary(shelved),
      strokes: named(catalogue.strokes, t.strokes),
      positions: named(positions, t.positions),
      targetTissues: [...t.targetTissues],
      indications: [...t.indications],
      durationMin: { min: t.durationMin.min, typical: t.durationMin.typical, max: t.durationMin.max },
      training: t.training,
      equipment: [...t.equipment],
      excludedBy: named(catalogue.flags, t.excludeFlags),
      cautionWith: named(catalogue.flags, t.cautionFlags),
      contraindications: t.contraindicationText,
      doNotClaim: [...t.doNotClaim],
      trademark: t.trademark,
      adjunctOnly: t.adjunctOnly,
      clothed: t.clothed,
      catalogueVersion,
      version: setting.version,
    };
  }
}

export class TechniqueListResponse {
  /** All that match: the catalogue bounds the list. */
  items: TechniqueSummaryResponse[];

  static of(shelved: readonly ShelvedTechnique[]): TechniqueListResponse {
    return { items: shelved.map((one) => TechniqueSummaryResponse.summary(one)) };
  }
}
