import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { IsProse } from '../../platform/http/text';
import { EMERGENCY_REASONS, type EmergencyReason } from '../domain/note-access';
import { oneOf } from './note-words';
import { NotePrivacyRequest } from './session-note.request';

export class ChangePrivacyRequest extends NotePrivacyRequest {
  /** Why; kept beside the change. */
  @IsString() @MaxLength(1000) @IsProse(1000)
  reason: string;
}

export class EmergencyReadingRequest {
  @ApiProperty({ enum: EMERGENCY_REASONS })
  @IsIn([...EMERGENCY_REASONS], oneOf('reason', EMERGENCY_REASONS))
  reason: EmergencyReason;

  /** In your own words; the authors of the notes read it. */
  @IsString() @MaxLength(1000) @IsProse(1000)
  text: string;
}
