import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsDateString, IsIn, IsInt, IsObject, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/absent';
import { IsPlainText, IsProse } from '../../platform/http/text';
import { CONSENT_WAYS, REACTION_KINDS, SEVERITIES } from '../domain/sections';
import { SIDES, type Side } from '../domain/sides';
import { ofCatalogue, oneOf, REGIONS, SELF_CARE } from './note-words';

const JOINTS = ['neck', 'low_back'] as const;
const MOVEMENTS = ['flexion', 'extension', 'lateral_flexion', 'rotation'] as const;
const OF_TEN = { message: 'A pain score must be a whole number from 0 to 10.' };

export class SensitiveAreaRequest {
  @IsIn(REGIONS, ofCatalogue('region', 'region'))
  region: string;

  /** Of today. */
  @IsBoolean()
  agreed: boolean;

  @IsIn([...CONSENT_WAYS], oneOf('way', CONSENT_WAYS))
  way: (typeof CONSENT_WAYS)[number];

  @MayBeAbsent() @IsString() @MaxLength(500) @IsProse(500)
  text?: string;
}

export class ConsentSectionRequest {
  @MayBeAbsent() @IsArray() @ArrayMaxSize(20) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => SensitiveAreaRequest)
  sensitiveAreas?: SensitiveAreaRequest[];

  @MayBeAbsent() @IsBoolean()
  planAgreed?: boolean;

  /** What the client refused or took back. */
  @MayBeAbsent() @IsString() @MaxLength(2000) @IsProse(2000)
  refusals?: string;
}

export class PainRequest {
  @MayBeAbsent() @IsInt(OF_TEN) @Min(0) @Max(10)
  now?: number;

  @MayBeAbsent() @IsInt(OF_TEN) @Min(0) @Max(10)
  average?: number;

  @MayBeAbsent() @IsInt(OF_TEN) @Min(0) @Max(10)
  worst?: number;
}

export class ActivityRequest {
  @IsString() @MaxLength(200) @IsPlainText(200)
  name: string;

  /** 0 (cannot) to 10 (as well as before). */
  @IsInt({ message: 'score must be a whole number from 0 to 10.' }) @Min(0) @Max(10)
  score: number;
}

export class RangeRequest {
  @IsIn([...JOINTS], oneOf('joint', JOINTS))
  joint: (typeof JOINTS)[number];

  @IsIn([...MOVEMENTS], oneOf('movement', MOVEMENTS))
  movement: string;

  @IsIn([...SIDES], oneOf('side', SIDES))
  side: Side;

  /** Degrees. */
  @MayBeAbsent() @IsInt() @Min(0) @Max(180)
  before?: number;

  @MayBeAbsent() @IsInt() @Min(0) @Max(180)
  after?: number;
}

export class MeasuresSectionRequest {
  /** On arrival. */
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => PainRequest)
  painBefore?: PainRequest;

  @MayBeAbsent() @IsInt(OF_TEN) @Min(0) @Max(10)
  painAfter?: number;

  @MayBeAbsent() @IsArray() @ArrayMaxSize(5) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => ActivityRequest)
  activities?: ActivityRequest[];

  /** -5 (very much worse) to 5 (completely better), since the beginning. */
  @MayBeAbsent() @IsInt({ message: 'overallChange must be a whole number from -5 to 5.' }) @Min(-5) @Max(5)
  overallChange?: number;

  @MayBeAbsent() @IsArray() @ArrayMaxSize(24) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => RangeRequest)
  range?: RangeRequest[];

  /** Of the part of the body that is complained of (SANE). */
  @MayBeAbsent() @IsInt({ message: 'percentOfNormal must be a whole number from 0 to 100.' }) @Min(0) @Max(100)
  percentOfNormal?: number;

  /** 0 (not at all) to 10 (the most), today. */
  @MayBeAbsent() @IsInt({ message: 'stress must be a whole number from 0 to 10.' }) @Min(0) @Max(10)
  stress?: number;

  /** How badly the client slept this week, 0 (well) to 10 (very badly). */
  @MayBeAbsent() @IsInt({ message: 'sleep must be a whole number from 0 to 10.' }) @Min(0) @Max(10)
  sleep?: number;
}

export class ReactionRequest {
  @IsIn([...REACTION_KINDS], oneOf('kind', REACTION_KINDS))
  kind: (typeof REACTION_KINDS)[number];

  @IsIn([...SEVERITIES], oneOf('severity', SEVERITIES))
  severity: (typeof SEVERITIES)[number];

  @IsString() @MaxLength(2000) @IsProse(2000)
  text: string;

  @MayBeAbsent() @IsString() @MaxLength(2000) @IsProse(2000)
  advice?: string;
}

export class AssessmentSectionRequest {
  @MayBeAbsent() @IsString() @MaxLength(4000) @IsProse(4000)
  response?: string;

  @MayBeAbsent() @IsString() @MaxLength(4000) @IsProse(4000)
  progress?: string;

  /** Within the scope of massage: no diagnosis. */
  @MayBeAbsent() @IsString() @MaxLength(4000) @IsProse(4000)
  impression?: string;

  @MayBeAbsent() @IsArray() @ArrayMaxSize(20) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => ReactionRequest)
  reactions?: ReactionRequest[];
}

export class HomecareRequest {
  @IsIn(SELF_CARE, ofCatalogue('item', 'home exercise or advice'))
  item: string;

  @IsString() @MaxLength(500) @IsProse(500)
  dose: string;
}

export class ReferralRequest {
  @IsString() @MaxLength(200) @IsPlainText(200)
  to: string;

  @IsString() @MaxLength(2000) @IsProse(2000)
  why: string;
}

export class NextStepsSectionRequest {
  @MayBeAbsent() @IsInt({ message: 'nextVisitDays must be whole days, 0 to 365.' }) @Min(0) @Max(365)
  nextVisitDays?: number;

  @MayBeAbsent() @IsInt() @Min(0) @Max(50)
  visitsLeft?: number;

  @MayBeAbsent() @IsArray() @ArrayMaxSize(20) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => HomecareRequest)
  homecare?: HomecareRequest[];

  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => ReferralRequest)
  referral?: ReferralRequest;

  /** YYYY-MM-DD. */
  @MayBeAbsent() @Matches(/^\d{4}-\d\d-\d\d$/, { message: 'reassessOn must be a day, like 2026-12-31.' }) @IsDateString({ strict: true }) @MaxLength(10)
  reassessOn?: string;

  @MayBeAbsent() @IsString() @MaxLength(4000) @IsProse(4000)
  text?: string;
}
