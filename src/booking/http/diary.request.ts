import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsDay, IsInstant } from './instant';

export class DiaryRequest {
  @IsString() @MaxLength(40) @IsInstant()
  from: string;

  /** At most 31 days after `from`. */
  @IsString() @MaxLength(40) @IsInstant()
  to: string;

  @IsOptional() @IsUUID(undefined, { message: 'resource must be the id of a therapist, room or piece of equipment.' })
  resource?: string;

  @IsOptional() @IsUUID(undefined, { message: 'location must be the id of a location.' })
  location?: string;
}

export class DaySheetRequest {
  @IsUUID(undefined, { message: 'location must be the id of a location.' })
  location: string;

  /** The local day, as YYYY-MM-DD. */
  @IsString() @MaxLength(10) @IsDay()
  date: string;
}
