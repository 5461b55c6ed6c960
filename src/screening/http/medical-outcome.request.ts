import { ApiProperty } from '@nestjs/swagger';
import { IsDateString, IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/absent';
import { IsPlainText, IsProse } from '../../platform/http/text';
import { OUTCOMES, type OutcomeWord } from '../domain/medical-outcome';

const DAY = 'seenOn must be a day of the calendar, as YYYY-MM-DD.';

export class MedicalOutcomeRequest {
  /** The first two end the hold: a new intake may then open the gate. */
  @ApiProperty({ enum: OUTCOMES })
  @IsIn(OUTCOMES, { message: `outcome must be one of: ${OUTCOMES.join(', ')}.` })
  outcome: OutcomeWord;

  /** Who saw the client. */
  @IsString() @MaxLength(200) @IsPlainText(200)
  clinicianName: string;

  /** When, as YYYY-MM-DD; after the answers that this is about. */
  @ApiProperty({ format: 'date' })
  @IsString() @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: DAY }) @IsDateString({ strict: true }, { message: DAY })
  seenOn: string;

  /** What was found, in the doctor's or the client's words. */
  @IsString() @MaxLength(2000) @IsProse(2000)
  finding: string;

  /** What massage is cleared for; needed where the hold ends. */
  @MayBeAbsent() @IsString() @MaxLength(2000) @IsProse(2000)
  clearedFor?: string;

  /** Where the letter or message is found. */
  @IsString() @MaxLength(200) @IsPlainText(200)
  reference: string;
}
