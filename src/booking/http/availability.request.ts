import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { IsInstant } from './instant';

export class AvailabilityRequest {
  @IsUUID(undefined, { message: 'variantId must be the id of a variant of a service.' })
  variantId: string;

  @IsString() @MaxLength(40) @IsInstant()
  from: string;

  /** At most 31 days after `from`. */
  @IsString() @MaxLength(40) @IsInstant()
  to: string;

  /** Only this therapist. */
  @IsOptional() @IsUUID(undefined, { message: 'therapistId must be the id of a therapist.' })
  therapistId?: string;

  /** For this client: with their wishes, around their visits, and only what they may book. */
  @IsOptional() @IsUUID(undefined, { message: 'clientId must be the id of a client.' })
  clientId?: string;
}

export class WhyNotRequest {
  @IsUUID(undefined, { message: 'variantId must be the id of a variant of a service.' })
  variantId: string;

  @IsString() @MaxLength(40) @IsInstant()
  startsAt: string;

  @IsOptional() @IsUUID(undefined, { message: 'therapistId must be the id of a therapist.' })
  therapistId?: string;

  @IsOptional() @IsUUID(undefined, { message: 'clientId must be the id of a client.' })
  clientId?: string;
}
