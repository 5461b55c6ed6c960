import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import type { Locale } from '../domain/form';
import { DAYS_MAX } from '../domain/invitation';

export class InviteClientRequest {
  /** Days until the link closes, 1 to 60; left out, 14. */
  @IsOptional() @IsInt({ message: 'expiresInDays must be a whole number from 1 to 60.' }) @Min(1) @Max(DAYS_MAX)
  expiresInDays?: number;

  /** The language of the form; left out, the client's. */
  @ApiProperty({ enum: ['en', 'es'], required: false })
  @IsOptional() @IsIn(['en', 'es'], { message: 'locale must be en or es.' })
  locale?: Locale;

  /** The intake that the client wants to correct; the form then opens with its answers. */
  @ApiProperty({ format: 'uuid', required: false })
  @IsOptional() @IsString() @MaxLength(100)
  corrects?: string;
}
