import { IsBoolean, IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { MayBeAbsent } from '../../platform/http/absent';
import type { Locale } from '../domain/form';
import { CHECK_DAYS_MAX, DAYS_MAX } from '../domain/invitation';

export class InviteClientRequest {
  /** Days until the link closes, 1 to 60; left out, 14. */
  @MayBeAbsent() @IsInt({ message: 'expiresInDays must be a whole number from 1 to 60.' }) @Min(1) @Max(DAYS_MAX)
  expiresInDays?: number;

  /** The language of the form; left out, the client's. */
  @ApiProperty({ enum: ['en', 'es'], required: false })
  @MayBeAbsent() @IsIn(['en', 'es'], { message: 'locale must be en or es.' })
  locale?: Locale;

  /** The intake that the client wants to correct; the form then opens with its answers. */
  @ApiProperty({ format: 'uuid', required: false })
  @MayBeAbsent() @IsString() @MaxLength(100)
  corrects?: string;
}

export class InviteToCheckRequest {
  /** Days until the link closes, 1 to 7; left out, 2. */
  @MayBeAbsent() @IsInt({ message: 'expiresInDays must be a whole number from 1 to 7.' }) @Min(1) @Max(CHECK_DAYS_MAX)
  expiresInDays?: number;

  /** Filled in on the clinic's tablet: sending it ends the second check there, and nothing can be read again. */
  @MayBeAbsent() @IsBoolean({ message: 'onTablet must be true or false.' })
  onTablet?: boolean;

  /** The language of the check; left out, the client's. */
  @ApiProperty({ enum: ['en', 'es'], required: false })
  @MayBeAbsent() @IsIn(['en', 'es'], { message: 'locale must be en or es.' })
  locale?: Locale;
}
