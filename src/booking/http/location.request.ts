import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IsPlainText } from '../../platform/http/text';
import type { LocationDetails } from '../persistence/location.repository';

export class WriteLocationRequest {
  @IsString() @MaxLength(200) @IsPlainText(200)
  name: string;

  /** IANA name; all hours of this location are wall clock there. */
  @IsString() @MaxLength(60) @Matches(/^[A-Za-z][A-Za-z0-9_+/-]{1,59}$/, { message: 'timezone must be an IANA name, such as America/New_York.' })
  timezone: string;

  @IsOptional() @IsString() @MaxLength(500) @IsPlainText(500)
  address?: string | null;

  @IsOptional() @IsString() @Matches(/^[0-9 +().-]{5,40}$/, { message: 'phone must be 5 to 40 digits, spaces and + ( ) . -' }) @MaxLength(40)
  phone?: string | null;
}

export const locationOf = ({ name, timezone, address, phone }: WriteLocationRequest): LocationDetails => ({
  name: name.trim(), timezone, address: address?.trim() ?? null, phone: phone ?? null,
});
