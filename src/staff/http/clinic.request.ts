import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/absent';
import { IsPlainText } from '../../platform/http/text';
import { IsTimezone } from './is-timezone';

/** Absent fields stay as they are. The country does not change: it decides which law and which records. */
export class EditClinicRequest {
  @MayBeAbsent() @IsPlainText(200) @MaxLength(200)
  name?: string;

  /** What clients are told to call in an emergency. */
  @MayBeAbsent() @IsString() @MaxLength(20) @Matches(/^(?=.*\d)[0-9 +]{2,20}$/, { message: 'emergencyNumber must be 2 to 20 digits, with spaces or + between, like 911.' })
  emergencyNumber?: string;

  /** IANA name. */
  @MayBeAbsent() @IsString() @MaxLength(64) @IsTimezone()
  timezone?: string;

  @MayBeAbsent() @IsIn(['en', 'es'], { message: 'locale must be en or es.' })
  locale?: 'en' | 'es';
}
