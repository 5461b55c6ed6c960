import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { DomainError } from '../../platform/errors/domain-error';
import type { Absence } from '../persistence/hours.repository';
import type { Interval } from '../domain/time';
import { IsInstant } from './instant';

const REASONS = ['holiday', 'leave', 'training', 'maintenance', 'closure', 'other'] as const;
const BLOCK_REASONS = ['break', 'cleaning', 'training', 'maintenance', 'admin', 'other'] as const;
const DAY_MS = 24 * 3600_000;
const LONGEST_SEARCH_DAYS = 31;

export class PeriodRequest {
  @IsString() @MaxLength(40) @IsInstant()
  startsAt: string;

  @IsString() @MaxLength(40) @IsInstant()
  endsAt: string;
}

export class CreateAbsenceRequest extends PeriodRequest {
  @IsUUID(undefined, { message: 'locationId must be the id of a location.' })
  locationId: string;

  /** Who or what is away; left out: the whole location is closed. */
  @IsOptional() @IsUUID(undefined, { message: 'resourceId must be the id of a resource.' })
  resourceId?: string;

  @ApiProperty({ enum: REASONS })
  @IsIn(REASONS)
  reason: (typeof REASONS)[number];
}

export class ListAbsencesRequest {
  @IsString() @MaxLength(40) @IsInstant()
  from: string;

  @IsString() @MaxLength(40) @IsInstant()
  to: string;

  @IsOptional() @IsUUID(undefined, { message: 'locationId must be the id of a location.' })
  locationId?: string;
}

export class CreateBlockRequest extends PeriodRequest {
  @IsUUID(undefined, { message: 'resourceId must be the id of a resource.' })
  resourceId: string;

  @ApiProperty({ enum: BLOCK_REASONS })
  @IsIn(BLOCK_REASONS)
  reason: (typeof BLOCK_REASONS)[number];
}

/** At most `days` long. Throws 400 where it ends before it begins or is longer. */
export const periodOf = ({ startsAt, endsAt }: PeriodRequest, days: number): { startsAt: Date; endsAt: Date } => {
  const [from, to] = [new Date(startsAt), new Date(endsAt)];
  if (from < to && to.getTime() - from.getTime() <= days * DAY_MS) return { startsAt: from, endsAt: to };
  throw new DomainError('invalid', 'period_invalid', `The end must come after the start, and at most ${days} days after it.`, [
    { pointer: '/endsAt', code: 'period', message: `endsAt must be after startsAt, by at most ${days} days.` },
  ]);
};

export const absenceOf = (r: CreateAbsenceRequest): Omit<Absence, 'id'> => ({
  locationId: r.locationId, resourceId: r.resourceId ?? null, reason: r.reason, ...periodOf(r, 400),
});

/** Of a search for times, at most a month. */
export const windowOf = ({ from, to }: Readonly<{ from: string; to: string }>): Interval => {
  const { startsAt, endsAt } = periodOf({ startsAt: from, endsAt: to }, LONGEST_SEARCH_DAYS);
  return { from: startsAt.getTime(), to: endsAt.getTime() };
};
