import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsDateString, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/absent';
import { IsPlainText, IsProse } from '../../platform/http/text';

const DAY = /^[1-9]\d{3}-\d{2}-\d{2}$/;
const day = (field: string): string => `${field} must be a day of the calendar, as YYYY-MM-DD.`;

export class ClearanceRequestRequest {
  /** The findings asked about. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @IsString({ each: true }) @MaxLength(60, { each: true })
  ruleIds: string[];

  /** The doctor, midwife or team. */
  @IsString() @MaxLength(200) @IsPlainText(200)
  addressedTo: string;

  /** What the clinic wants to know. */
  @IsString() @MaxLength(2000) @IsProse(2000)
  question: string;
}

export class ReceivedClearanceRequest {
  /** The findings that the doctor cleared. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @IsString({ each: true }) @MaxLength(60, { each: true })
  ruleIds: string[];

  @IsString() @MaxLength(200) @IsPlainText(200)
  clinicianName: string;

  @ApiProperty({ format: 'date' })
  @IsString() @Matches(DAY, { message: day('dated') }) @IsDateString({ strict: true }, { message: day('dated') })
  dated: string;

  /** What massage is cleared for. */
  @IsString() @MaxLength(2000) @IsProse(2000)
  scope: string;

  @MayBeAbsent() @IsString() @MaxLength(2000) @IsProse(2000)
  conditions?: string;

  /** Its last day; left out: the doctor set none. */
  @ApiProperty({ format: 'date', required: false })
  @MayBeAbsent() @IsString() @Matches(DAY, { message: day('expiresOn') }) @IsDateString({ strict: true }, { message: day('expiresOn') })
  expiresOn?: string;

  /** The request that it answers. */
  @ApiProperty({ format: 'uuid', required: false })
  @MayBeAbsent() @IsUUID(undefined, { message: 'requestId must be the id of a request of this screening.' })
  requestId?: string;

  /** The letter, uploaded before. */
  @ApiProperty({ format: 'uuid', required: false })
  @MayBeAbsent() @IsUUID(undefined, { message: 'documentId must be the id of a document of this client.' })
  documentId?: string;
}
