import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { IsPlainText } from '../../platform/http/text';
import type { ResourceKind } from '../domain/resource';
import type { HeldSkill, WeeklyHours } from '../persistence/hours.repository';
import type { ExtraHours } from '../persistence/place.repository';
import type { NewResource, ResourceDetails } from '../persistence/resource.repository';
import { PeriodRequest, periodOf } from './absence.request';
import { IsClockTime, IsDay, minutesOf } from './instant';

const KINDS = ['therapist', 'room', 'equipment'] as const;
const GENDERS = ['female', 'male', 'other'] as const;
const SKILL = /^[a-z][a-z0-9_]{1,59}$/;
const SKILL_MESSAGE = '$property must be a code of small letters, digits and _, such as prenatal.';

export class EditResourceRequest {
  @IsString() @MaxLength(200) @IsPlainText(200)
  name: string;

  /** Of a therapist; clients may prefer one. */
  @ApiProperty({ enum: GENDERS, required: false })
  @IsOptional() @IsIn(GENDERS)
  gender?: (typeof GENDERS)[number] | null;

  /** Minutes of preparation before each session; left out: what the service says. */
  @IsOptional() @IsInt() @Min(0) @Max(240)
  setUpMin?: number | null;

  /** Minutes after each session; left out: what the service says. */
  @IsOptional() @IsInt() @Min(0) @Max(240)
  turnoverMin?: number | null;

  /** Of a therapist: most minutes of hands-on work a day. */
  @IsOptional() @IsInt() @Min(15) @Max(1440)
  handsOnMaxMin?: number | null;

  /** Of a therapist: most sessions in a row; a pause of 15 minutes starts anew. */
  @IsOptional() @IsInt() @Min(1) @Max(20)
  consecutiveMax?: number | null;
}

export class CreateResourceRequest extends EditResourceRequest {
  @IsUUID(undefined, { message: 'locationId must be the id of a location.' })
  locationId: string;

  @ApiProperty({ enum: KINDS })
  @IsIn(KINDS)
  kind: ResourceKind;

  /** Who it is: needed for a therapist, and for nothing else. */
  @IsOptional() @IsUUID(undefined, { message: 'staffId must be the id of a member of staff.' })
  staffId?: string;
}

export const detailsOf = (r: EditResourceRequest): ResourceDetails => ({
  name: r.name.trim(), gender: r.gender ?? null, setUpMin: r.setUpMin ?? null, turnoverMin: r.turnoverMin ?? null,
  handsOnMaxMin: r.handsOnMaxMin ?? null, consecutiveMax: r.consecutiveMax ?? null,
});

export const newResourceOf = (r: CreateResourceRequest): Omit<NewResource, 'id'> => ({
  ...detailsOf(r), locationId: r.locationId, kind: r.kind, staffId: r.staffId ?? null,
});

export class WeeklyHoursRequest {
  /** 1 is Monday, 7 is Sunday: the day on which the shift starts. */
  @IsInt() @Min(1) @Max(7)
  weekday: number;

  @IsString() @MaxLength(5) @Matches(/^(?!24)/, { message: 'starts must be before 24:00.' }) @IsClockTime()
  starts: string;

  /** At or before `starts`: on the next day. */
  @IsString() @MaxLength(5) @IsClockTime()
  ends: string;

  @IsOptional() @IsString() @MaxLength(10) @IsDay()
  validFrom?: string | null;

  @IsOptional() @IsString() @MaxLength(10) @IsDay()
  validTo?: string | null;

  /** One of the places; left out: at home. */
  @IsOptional() @IsUUID(undefined, { message: 'locationId must be the id of a location.' })
  locationId?: string | null;
}

export class WriteHoursRequest {
  @IsArray() @ArrayMaxSize(100) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => WeeklyHoursRequest)
  weekly: WeeklyHoursRequest[];
}

export const weeklyOf = ({ weekly }: WriteHoursRequest): WeeklyHours[] =>
  weekly.map((one) => ({
    weekday: one.weekday, startMin: minutesOf(one.starts), endMin: minutesOf(one.ends), validFrom: one.validFrom ?? null, validTo: one.validTo ?? null,
    locationId: one.locationId ?? null,
  }));

export class OpenHoursRequest {
  @IsString() @MaxLength(5) @Matches(/^(?!24)/, { message: 'starts must be before 24:00.' }) @IsClockTime()
  starts: string;

  @IsString() @MaxLength(5) @IsClockTime()
  ends: string;
}

export class WriteDayRequest {
  /** What is open on this day, instead of the weekly hours; empty: closed. */
  @IsArray() @ArrayMaxSize(12) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => OpenHoursRequest)
  open: OpenHoursRequest[];

  /** One of the places, for the whole day; left out: at home. */
  @IsOptional() @IsUUID(undefined, { message: 'locationId must be the id of a location.' })
  locationId?: string | null;
}

export const openMinOf = ({ open }: WriteDayRequest): number[] => open.flatMap(({ starts, ends }) => [minutesOf(starts), minutesOf(ends)]);

export class PlaceRequest {
  @IsUUID(undefined, { message: 'locationId must be the id of a location.' })
  locationId: string;

  /** Minutes on the way between there and any other place: kept free of visits. */
  @IsInt() @Min(0) @Max(240)
  travelMin: number;
}

export class WritePlacesRequest {
  @IsArray() @ArrayMaxSize(20) @ArrayUnique(({ locationId }: PlaceRequest) => locationId, { message: 'places must name each location once.' }) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => PlaceRequest)
  places: PlaceRequest[];
}

export class AddExtraHoursRequest extends PeriodRequest {
  /** One of the places; left out: at home. */
  @IsOptional() @IsUUID(undefined, { message: 'locationId must be the id of a location.' })
  locationId?: string | null;
}

export const extraOf = (r: AddExtraHoursRequest): Omit<ExtraHours, 'id'> => ({ ...periodOf(r, 1), locationId: r.locationId ?? null });

export class SkillRequest {
  @IsString() @MaxLength(60) @Matches(SKILL, { message: SKILL_MESSAGE })
  skill: string;

  /** The last day it counts; left out: for good. */
  @IsOptional() @IsString() @MaxLength(10) @IsDay()
  expiresOn?: string | null;
}

export class WriteSkillsRequest {
  @IsArray() @ArrayMaxSize(60) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => SkillRequest)
  skills: SkillRequest[];
}

/** The last word on a skill counts. */
export const skillsOf = ({ skills }: WriteSkillsRequest): HeldSkill[] =>
  [...new Map(skills.map(({ skill, expiresOn }) => [skill, { skill, expiresOn: expiresOn ?? null }])).values()];
