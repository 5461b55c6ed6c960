import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, IsObject, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/absent';
import { IsPlainText, IsProse } from '../../platform/http/text';
import { FINDING_KINDS, type FindingKind } from '../domain/body-chart';
import { SIDES, type Side } from '../domain/sides';
import { MUSCLES, ofCatalogue, oneOf, POSITIONS, PRODUCTS, REGIONS, STROKES, TECHNIQUES } from './note-words';

const VIEWS = ['front', 'back'] as const;

export class PointRequest {
  @IsIn([...VIEWS], oneOf('view', VIEWS))
  view: (typeof VIEWS)[number];

  /** Per mille of the drawing's width. */
  @IsInt() @Min(0) @Max(1000)
  x: number;

  /** Per mille of the drawing's height. */
  @IsInt() @Min(0) @Max(1000)
  y: number;
}

export class FindingRequest {
  @IsIn(REGIONS, ofCatalogue('region', 'region'))
  region: string;

  @IsIn([...SIDES], oneOf('side', SIDES))
  side: Side;

  @MayBeAbsent() @IsIn(MUSCLES, ofCatalogue('muscle', 'muscle'))
  muscle?: string;

  @IsIn([...FINDING_KINDS], oneOf('kind', FINDING_KINDS))
  kind: FindingKind;

  @MayBeAbsent() @IsInt({ message: 'intensity must be a whole number from 0 to 10.' }) @Min(0) @Max(10)
  intensity?: number;

  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => PointRequest)
  point?: PointRequest;

  @MayBeAbsent() @IsString() @MaxLength(500) @IsProse(500)
  text?: string;
}

export class BodyChartSectionRequest {
  @MayBeAbsent() @IsArray() @ArrayMaxSize(60) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => FindingRequest)
  findings?: FindingRequest[];
}

export class TreatmentLineRequest {
  @IsIn(TECHNIQUES, ofCatalogue('technique', 'technique'))
  technique: string;

  @MayBeAbsent() @IsIn(STROKES, ofCatalogue('stroke', 'stroke'))
  stroke?: string;

  @IsIn(REGIONS, ofCatalogue('region', 'region'))
  region: string;

  @MayBeAbsent() @IsIn(MUSCLES, ofCatalogue('muscle', 'muscle'))
  muscle?: string;

  @IsIn([...SIDES], oneOf('side', SIDES))
  side: Side;

  /** 1 (lightest) to 5 (deepest). */
  @IsInt({ message: 'pressure must be a whole number from 1 to 5.' }) @Min(1) @Max(5)
  pressure: number;

  @MayBeAbsent() @IsInt({ message: 'minutes must be whole minutes, 1 to 240.' }) @Min(1) @Max(240)
  minutes?: number;

  @MayBeAbsent() @IsIn(POSITIONS, ofCatalogue('position', 'position'))
  position?: string;

  @MayBeAbsent() @IsArray() @ArrayMaxSize(10) @ArrayUnique() @IsIn(PRODUCTS, { each: true, message: 'products must be ids of products of the catalogue.' })
  products?: string[];

  /** Stones, cups, a scraper: what was used beside the hands. */
  @MayBeAbsent() @IsString() @MaxLength(200) @IsPlainText(200)
  tools?: string;

  /** Why it was done past a limit of the client. */
  @MayBeAbsent() @IsString() @MaxLength(1000) @IsProse(1000)
  limitReason?: string;
}

export class AvoidedAreaRequest {
  @IsIn(REGIONS, ofCatalogue('region', 'region'))
  region: string;

  @IsIn([...SIDES], oneOf('side', SIDES))
  side: Side;

  @IsString() @MaxLength(500) @IsPlainText(500)
  why: string;
}

export class TreatmentSectionRequest {
  @MayBeAbsent() @IsArray() @ArrayMaxSize(60) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => TreatmentLineRequest)
  lines?: TreatmentLineRequest[];

  @MayBeAbsent() @IsArray() @ArrayMaxSize(40) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => AvoidedAreaRequest)
  avoided?: AvoidedAreaRequest[];

  @MayBeAbsent() @IsString() @MaxLength(4000) @IsProse(4000)
  text?: string;
}
