import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsInstant } from './instant';

export class MoveOwnVisitRequest {
  @IsString() @MaxLength(40) @IsInstant()
  startsAt: string;
}

export class CancelOwnVisitRequest {
  /** The fee that was shown, where cancelling now costs one. */
  @IsOptional() @IsInt() @Min(0) @Max(100_000_000)
  acceptedFeeMinor?: number;
}

export class OwnTimesRequest {
  @IsString() @MaxLength(40) @IsInstant()
  from: string;

  /** At most 31 days after `from`. */
  @IsString() @MaxLength(40) @IsInstant()
  to: string;
}
