import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsObject, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/absent';
import { IsProse } from '../../platform/http/text';
import { DISCHARGE_REASONS } from '../../treatment-plans';
import { AMENDMENT_KINDS } from '../domain/amendment';
import type { Recommended } from '../domain/discharge-summary';
import type { Discharging } from '../use-cases/discharge-course';
import { oneOf } from './note-words';
import { HomecareRequest } from './outcome-section.request';

export class RecommendedRequest {
  @MayBeAbsent() @IsString() @MaxLength(4000) @IsProse(4000)
  text?: string;

  @MayBeAbsent() @IsArray() @ArrayMaxSize(20) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => HomecareRequest)
  homecare?: HomecareRequest[];
}

export class SignDischargeRequest {
  /** `numbersHash` as it was read: nobody signs numbers that they have not seen. */
  @IsString() @MaxLength(64) @Matches(/^[0-9a-f]{64}$/, { message: 'numbersHash must be the 64 hex digits that came with the numbers.' })
  numbersHash: string;

  /** Why the course ends. Absent only where the plan was discharged already, which keeps its own. */
  @ApiProperty({ enum: DISCHARGE_REASONS, required: false })
  @MayBeAbsent() @IsIn([...DISCHARGE_REASONS], oneOf('reason', DISCHARGE_REASONS))
  reason?: (typeof DISCHARGE_REASONS)[number];

  /** What came of it. */
  @MayBeAbsent() @IsString() @MaxLength(4000) @IsProse(4000)
  outcome?: string;

  /** What goes on at home, and when to come back. */
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => RecommendedRequest)
  recommended?: RecommendedRequest;
}

export class AmendDischargeRequest {
  @ApiProperty({ enum: AMENDMENT_KINDS })
  @IsIn([...AMENDMENT_KINDS], oneOf('kind', AMENDMENT_KINDS))
  kind: (typeof AMENDMENT_KINDS)[number];

  @IsString() @MaxLength(4000) @IsProse(4000)
  text: string;

  /** Why it is amended. */
  @IsString() @MaxLength(1000) @IsProse(1000)
  reason: string;
}

const recommendedOf = ({ text, homecare = [] }: RecommendedRequest): Recommended => ({ text: text ?? null, homecare: homecare.map(({ item, dose }) => ({ item, dose })) });

export const dischargingOf = ({ numbersHash, reason, outcome, recommended = {} }: SignDischargeRequest): Discharging => ({
  numbersHash,
  ending: { reason, outcome },
  recommended: recommendedOf(recommended),
});
