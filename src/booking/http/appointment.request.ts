import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { IsPlainText } from '../../platform/http/text';
import { CANCEL_REASONS, CORRECTION_REASONS, DECLINE_REASONS, EARLY_END_REASONS, NO_SHOW_REASONS } from '../domain/act';
import { SOFT_RULES, type SoftRule } from '../domain/slot-query';
import type { Wish } from '../use-cases/book-appointment';
import type { Target } from '../use-cases/move-appointment';
import { IsInstant } from './instant';

export class OverrideRequest {
  /** Rules to set aside. That a therapist or room serves one visit at a time is not among them. */
  @ApiProperty({ enum: SOFT_RULES, isArray: true, maxItems: SOFT_RULES.length })
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(SOFT_RULES.length) @ArrayUnique() @IsIn(SOFT_RULES, { each: true, message: `each of rules must be one of: ${SOFT_RULES.join(', ')}.` })
  rules: SoftRule[];

  /** Why; it is kept with the visit. */
  @IsString() @MaxLength(300) @IsPlainText(300)
  reason: string;
}

export class MoveRequest {
  @IsString() @MaxLength(40) @IsInstant()
  startsAt: string;

  /** This therapist and nobody else; left out: whoever is free. */
  @IsOptional() @IsUUID(undefined, { message: 'therapistId must be the id of a therapist.' })
  therapistId?: string;

  @IsOptional() @IsObject() @ValidateNested() @Type(() => OverrideRequest)
  override?: OverrideRequest;
}

export class BookRequest extends MoveRequest {
  @IsUUID(undefined, { message: 'variantId must be the id of a variant of a service.' })
  variantId: string;

  @IsUUID(undefined, { message: 'clientId must be the id of a client.' })
  clientId: string;

  /** Only keep it for ten minutes, to be confirmed. */
  @IsOptional() @IsBoolean()
  holdOnly?: boolean;
}

export const targetOf = ({ startsAt, therapistId, override }: MoveRequest): Target => ({
  startsAt: Date.parse(startsAt),
  ...(therapistId !== undefined && therapistId !== null && { therapistId }),
  ...(override && { override: { rules: override.rules, reason: override.reason.trim() } }),
});

export const wishOf = (body: BookRequest): Omit<Wish, 'staffId' | 'channel'> => ({
  ...targetOf(body), variantId: body.variantId, clientId: body.clientId, holdOnly: body.holdOnly ?? false,
});

export class CancelRequest {
  @ApiProperty({ enum: CANCEL_REASONS })
  @IsIn(CANCEL_REASONS)
  reason: (typeof CANCEL_REASONS)[number];

  /** Charge no fee although it is late. */
  @IsOptional() @IsBoolean()
  waiveFee?: boolean;
}

export class DeclineRequest {
  @ApiProperty({ enum: DECLINE_REASONS })
  @IsIn(DECLINE_REASONS)
  reason: (typeof DECLINE_REASONS)[number];
}

export class NoShowRequest {
  @ApiProperty({ enum: NO_SHOW_REASONS })
  @IsIn(NO_SHOW_REASONS)
  reason: (typeof NO_SHOW_REASONS)[number];
}

export class CorrectRequest {
  @ApiProperty({ enum: CORRECTION_REASONS })
  @IsIn(CORRECTION_REASONS)
  reason: (typeof CORRECTION_REASONS)[number];
}

export class CompleteRequest {
  /** Only where it ended before its time. */
  @ApiProperty({ enum: EARLY_END_REASONS, required: false })
  @IsOptional() @IsIn(EARLY_END_REASONS)
  endedEarly?: (typeof EARLY_END_REASONS)[number];
}

export class ExtendRequest {
  /** Minutes more, 1 to 10. */
  @IsInt() @Min(1) @Max(10)
  minutes: number;
}
