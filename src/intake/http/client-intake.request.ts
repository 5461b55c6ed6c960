import { Allow, IsIn, IsISO8601, IsNotEmpty, IsString, Matches, MaxLength } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { MayBeAbsent } from '../../platform/http/absent';
import type { NonAnswer } from '../domain/form';

const DATE = 'dateOfBirth must be a date that exists, as year-month-day: 1990-05-17.';

export class IdentityCheckRequest {
  @IsString() @IsNotEmpty({ message: 'Type your last name.' }) @MaxLength(200)
  familyName: string;

  @ApiProperty({ format: 'date' })
  @IsString() @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: DATE }) @IsISO8601({ strict: true }, { message: DATE })
  dateOfBirth: string;
}

/** Either `value` or `state`. */
export class SaveAnswerRequest {
  /** As the question's type asks: a code, a list of codes, a number, a text, a date or a list of pain marks. */
  @ApiProperty({ required: false, oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'array', items: {} }] })
  @Allow()
  value?: unknown;

  /** Why there is no value. */
  @ApiProperty({ required: false, enum: ['not_sure', 'prefer_not_to_say', 'skipped'] })
  @MayBeAbsent() @IsIn(['not_sure', 'prefer_not_to_say', 'skipped'], { message: 'state must be not_sure, prefer_not_to_say or skipped.' })
  state?: NonAnswer;
}
