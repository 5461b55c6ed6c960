import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/absent';
import { IsProse } from '../../platform/http/text';
import { CLOSING_REASONS, type ClosingReason } from '../use-cases/close-clearance';

export class ClosureRequest {
  @ApiProperty({ enum: CLOSING_REASONS })
  @IsIn(CLOSING_REASONS, { message: `reason must be one of: ${CLOSING_REASONS.join(', ')}.` })
  reason: ClosingReason;

  @MayBeAbsent() @IsString() @MaxLength(2000) @IsProse(2000)
  note?: string;
}
