import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import type { Weekday } from '../domain/time';
import type { Preference } from '../persistence/preference.repository';
import type { NewWaitlistEntry } from '../persistence/waitlist.repository';
import { IsClockTime, IsDay, minutesOf } from './instant';

const GENDERS = ['female', 'male', 'other'] as const;

export class WritePreferenceRequest {
  /** Rather this therapist. */
  @IsOptional() @IsUUID(undefined, { message: 'therapistId must be the id of a therapist.' })
  therapistId?: string | null;

  /** A therapist of this gender. */
  @ApiProperty({ enum: GENDERS, required: false })
  @IsOptional() @IsIn(GENDERS)
  gender?: (typeof GENDERS)[number] | null;

  /** true: nobody else, ever; false: rather. */
  @IsOptional() @IsBoolean()
  genderIsHard?: boolean;
}

export const preferenceOf = ({ therapistId, gender, genderIsHard }: WritePreferenceRequest): Preference => ({
  therapistId: therapistId ?? null, gender: gender ?? null, genderIsHard: genderIsHard ?? false,
});

export class KeepApartRequest {
  @IsUUID(undefined, { message: 'therapistId must be the id of a therapist.' })
  therapistId: string;
}

export class WaitingTimeRequest {
  /** 1 is Monday, 7 is Sunday. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(7) @ArrayUnique() @IsInt({ each: true }) @Min(1, { each: true }) @Max(7, { each: true })
  weekdays: number[];

  @IsString() @MaxLength(5) @Matches(/^(?!24)/, { message: 'starts must be before 24:00.' }) @IsClockTime()
  starts: string;

  /** The visit ends by then. */
  @IsString() @MaxLength(5) @IsClockTime()
  ends: string;
}

export class WaitRequest {
  @IsUUID(undefined, { message: 'clientId must be the id of a client.' })
  clientId: string;

  @IsUUID(undefined, { message: 'variantId must be the id of a variant of a service.' })
  variantId: string;

  /** Only this therapist. */
  @IsOptional() @IsUUID(undefined, { message: 'therapistId must be the id of a therapist.' })
  therapistId?: string;

  /** When it would suit; empty: at any time. */
  @IsArray() @ArrayMaxSize(14) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => WaitingTimeRequest)
  times: WaitingTimeRequest[];

  /** The last local day. */
  @IsString() @MaxLength(10) @IsDay()
  until: string;

  /** Minutes between the offer and the visit, at least. */
  @IsOptional() @IsInt() @Min(0) @Max(43_200)
  noticeMin?: number;
}

export const waitingOf = (r: WaitRequest): Omit<NewWaitlistEntry, 'id'> => ({
  clientId: r.clientId, variantId: r.variantId, therapistId: r.therapistId ?? null, until: r.until, noticeMin: r.noticeMin ?? 180,
  times: r.times.map(({ weekdays, starts, ends }) => ({ days: weekdays as Weekday[], from: minutesOf(starts), to: minutesOf(ends) })),
});
