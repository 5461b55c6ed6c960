import { IsIn, IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { CLOSING_REASONS, type ClosingReason } from '../use-cases/close-clearance';

export class ClosureRequest {
  @IsIn(CLOSING_REASONS, { message: `reason must be one of: ${CLOSING_REASONS.join(', ')}.` })
  reason: ClosingReason;

  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(2000) @Matches(/^[^\u0000]*$/)
  note?: string;
}
