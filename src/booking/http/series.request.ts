import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsDefined, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { DomainError } from '../../platform/errors/domain-error';
import { CANCEL_REASONS } from '../domain/act';
import type { RecurrenceRule } from '../domain/recurrence';
import type { SeriesScope } from '../domain/series';
import type { Weekday } from '../domain/time';
import type { SeriesWish } from '../use-cases/book-series';
import { IsClockTime, IsDay, minutesOf } from './instant';

const FREQUENCIES = ['daily', 'weekly', 'monthly_day', 'monthly_nth_weekday', 'yearly'] as const;
const SCOPES = ['this', 'this_and_following', 'all'] as const;

export class RecurrenceRequest {
  /** The local day of the first visit. */
  @IsString() @MaxLength(10) @IsDay()
  date: string;

  /** Local time of every visit, as HH:MM. */
  @IsString() @MaxLength(5) @Matches(/^(?!24)/, { message: 'time must be before 24:00.' }) @IsClockTime()
  time: string;

  @ApiProperty({ enum: FREQUENCIES })
  @IsIn(FREQUENCIES)
  frequency: (typeof FREQUENCIES)[number];

  /** Every so many days, weeks, months or years. */
  @IsInt() @Min(1) @Max(52)
  interval: number;

  /** Of a weekly series: 1 is Monday, 7 is Sunday; left out: the day of the first visit. */
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(7) @ArrayUnique() @IsInt({ each: true }) @Min(1, { each: true }) @Max(7, { each: true })
  weekdays?: number[];

  /** The last day; give this or count. */
  @IsOptional() @IsString() @MaxLength(10) @IsDay()
  until?: string;

  /** Visits in all; give this or until. */
  @IsOptional() @IsInt() @Min(1) @Max(53)
  count?: number;
}

export class PlanSeriesRequest {
  @IsUUID(undefined, { message: 'variantId must be the id of a variant of a service.' })
  variantId: string;

  @IsUUID(undefined, { message: 'clientId must be the id of a client.' })
  clientId: string;

  @IsOptional() @IsUUID(undefined, { message: 'therapistId must be the id of a therapist.' })
  therapistId?: string;

  @IsDefined() @IsObject() @ValidateNested() @Type(() => RecurrenceRequest)
  recurrence: RecurrenceRequest;
}

export class BookSeriesRequest extends PlanSeriesRequest {
  /** The starts that the client agreed to, of the plan or of its proposals. All are booked, or none. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(53) @ArrayUnique() @MaxLength(40, { each: true }) @Matches(/^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}(:00(\.000)?)?Z$/, { each: true, message: 'each of startsAt must be a time in UTC, like 2026-12-01T10:00:00Z.' })
  startsAt: string[];
}

export class CancelSeriesRequest {
  /** The visit that the change begins with. */
  @IsUUID(undefined, { message: 'appointmentId must be the id of a visit of this series.' })
  appointmentId: string;

  @ApiProperty({ enum: SCOPES })
  @IsIn(SCOPES)
  scope: SeriesScope;

  @ApiProperty({ enum: CANCEL_REASONS })
  @IsIn(CANCEL_REASONS)
  reason: (typeof CANCEL_REASONS)[number];
}

const ruleOf = ({ frequency, interval, weekdays }: RecurrenceRequest): RecurrenceRule =>
  frequency === 'weekly' ? { freq: 'weekly', interval, ...(weekdays && { days: weekdays as Weekday[] }) } : { freq: frequency, interval };

export const seriesWishOf = ({ variantId, clientId, therapistId, recurrence: r }: PlanSeriesRequest): SeriesWish => {
  if ((r.until === undefined) === (r.count === undefined))
    throw new DomainError('invalid', 'series_end', 'Say when the series ends: either until or count.', [{ pointer: '/recurrence/count', code: 'end', message: 'Give either until or count.' }]);
  return {
    variantId, clientId, ...(therapistId !== undefined && { therapistId }),
    recurrence: { first: { date: r.date, time: minutesOf(r.time) }, rule: ruleOf(r), ...(r.until !== undefined && { until: r.until }), ...(r.count !== undefined && { count: r.count }) },
  };
};

/** Throws 400 on a day that is not in the calendar. */
export const agreedOf = ({ startsAt }: BookSeriesRequest): number[] =>
  startsAt.map((text, at) => {
    const instant = Date.parse(text);
    if (!Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text.slice(0, 16))) return instant;
    throw new DomainError('invalid', 'validation_failed', 'There is no such time.', [{ pointer: `/startsAt/${at}`, code: 'instant', message: 'must be a time of the calendar, in UTC.' }]);
  });
