import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { IsPlainText } from '../../platform/http/text';
import type { ResourceKind } from '../domain/resource';
import type { Needed, ServiceDetails, Terms } from '../persistence/service.repository';

export class WriteServiceRequest {
  @IsString() @MaxLength(200) @IsPlainText(200)
  name: string;

  /** Clients may book it themselves. */
  @IsOptional() @IsBoolean()
  online?: boolean;

  /** What clients book themselves is a request until somebody approves it. */
  @IsOptional() @IsBoolean()
  needsApproval?: boolean;
}

export class CreateServiceRequest extends WriteServiceRequest {
  @IsUUID(undefined, { message: 'locationId must be the id of a location.' })
  locationId: string;
}

export const serviceOf = ({ name, online, needsApproval }: WriteServiceRequest): ServiceDetails => ({
  name: name.trim(), online: online ?? false, needsApproval: needsApproval ?? false,
});

export class NeededRequest {
  @ApiProperty({ enum: ['therapist', 'room', 'equipment'] })
  @IsIn(['therapist', 'room', 'equipment'])
  kind: ResourceKind;

  /** Only those who hold this skill on the day. */
  @IsOptional() @IsString() @MaxLength(60) @Matches(/^[a-z][a-z0-9_]{1,59}$/, { message: 'skill must be a code of small letters, digits and _, such as prenatal.' })
  skill?: string;

  /** Only these; left out: any of the kind. */
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @ArrayUnique() @IsUUID(undefined, { each: true, message: 'each of resourceIds must be the id of a resource.' })
  resourceIds?: string[];

  /** Minutes from the start of the visit until it is needed; negative: before. */
  @IsOptional() @IsInt() @Min(-240) @Max(720)
  offsetMin?: number;

  /** Minutes that it is needed; left out: the whole visit. */
  @IsOptional() @IsInt() @Min(5) @Max(720)
  lengthMin?: number;

  @IsOptional() @IsInt() @Min(0) @Max(240)
  setUpMin?: number;

  @IsOptional() @IsInt() @Min(0) @Max(240)
  turnoverMin?: number;
}

export class WriteTermsRequest {
  @IsInt() @Min(5) @Max(720)
  durationMin: number;

  /** In the smallest unit of the currency, such as cents. */
  @IsInt() @Min(0) @Max(100_000_000)
  priceMinor: number;

  /** ISO 4217. */
  @IsString() @MaxLength(3) @Matches(/^[A-Z]{3}$/, { message: 'currency must be a code of ISO 4217, such as USD.' })
  currency: string;

  /** clock: starts at fixed minutes of the hour. window: from the beginning of each free stretch. */
  @ApiProperty({ enum: ['clock', 'window'], required: false })
  @IsOptional() @IsIn(['clock', 'window'])
  gridMode?: 'clock' | 'window';

  /** Minutes between two possible starts. */
  @IsOptional() @IsInt() @Min(5) @Max(720)
  stepMin?: number;

  /** Offer first what leaves no gap that is too short for anything. */
  @IsOptional() @IsBoolean()
  tidy?: boolean;

  /** A client books at least so many minutes ahead. */
  @IsOptional() @IsInt() @Min(0) @Max(525_600)
  leadMin?: number;

  /** Bookable up to so many days ahead. */
  @IsOptional() @IsInt() @Min(1) @Max(730)
  horizonDays?: number;

  /** A client cancels free of charge until so many minutes before. */
  @IsOptional() @IsInt() @Min(0) @Max(43_200)
  cancelBeforeMin?: number;

  /** A client moves the visit until so many minutes before. */
  @IsOptional() @IsInt() @Min(0) @Max(43_200)
  moveBeforeMin?: number;

  /** Minutes after the start until somebody counts as not having come. */
  @IsOptional() @IsInt() @Min(0) @Max(240)
  graceMin?: number;

  /** A client may say that they have arrived from so many minutes before. */
  @IsOptional() @IsInt() @Min(0) @Max(1440)
  checkInOpensMin?: number;

  @IsOptional() @IsInt() @Min(0) @Max(100)
  lateFeePercent?: number;

  @IsOptional() @IsInt() @Min(0) @Max(100)
  noShowFeePercent?: number;

  /** All of these are needed; of each, one resource. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(8) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => NeededRequest)
  requires: NeededRequest[];
}

const neededOf = (n: NeededRequest): Needed => ({
  kind: n.kind,
  ...(n.skill !== undefined && { skill: n.skill }),
  ...(n.resourceIds && { resourceIds: n.resourceIds }),
  offsetMin: n.offsetMin ?? 0,
  ...(n.lengthMin !== undefined && { lengthMin: n.lengthMin }),
  setUpMin: n.setUpMin ?? 0,
  turnoverMin: n.turnoverMin ?? 0,
});

const DEFAULTS = {
  gridMode: 'clock', stepMin: 15, tidy: false, leadMin: 120, horizonDays: 90, cancelBeforeMin: 1440, moveBeforeMin: 1440, graceMin: 15, checkInOpensMin: 30,
  lateFeePercent: 50, noShowFeePercent: 100,
} as const;

/** What is left out has the usual value. */
export const termsOf = ({ requires, ...given }: WriteTermsRequest): Terms => ({
  ...DEFAULTS,
  ...(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null)) as Omit<WriteTermsRequest, 'requires'>),
  requires: requires.map(neededOf),
});
