import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsArray, IsEmail, IsIn, MaxLength } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/absent';
import { PageRequest } from '../../platform/http/page';
import { IsPlainText } from '../../platform/http/text';
import { CREDENTIALS, type Credential } from '../domain/credentials';
import { ROLES, type Role } from '../domain/roles';

const ROLES_ARE = { each: true, message: `Each role must be one of: ${ROLES.join(', ')}.` };
const CREDENTIALS_ARE = { each: true, message: `Each credential must be one of: ${CREDENTIALS.join(', ')}.` };

export class StaffListRequest extends PageRequest {
  /** `true` lists people who left as well. */
  @MayBeAbsent() @IsIn(['true', 'false'], { message: 'departedToo must be true or false.' })
  departedToo?: 'true' | 'false';
}

export class HireRequest {
  /** What the person signs in with; in one clinic of this installation only. */
  @IsEmail({ allow_utf8_local_part: false }, { message: 'Type an e-mail address, like ana@clinic.example.' }) @MaxLength(254)
  email: string;

  /** As colleagues and clients call the person. */
  @IsPlainText(200) @MaxLength(200)
  displayName: string;

  @ApiProperty({ enum: ROLES, isArray: true, minItems: 1, maxItems: ROLES.length })
  @IsArray() @ArrayNotEmpty({ message: 'Give at least one role.' }) @ArrayMaxSize(ROLES.length) @ArrayUnique() @IsIn(ROLES, ROLES_ARE)
  roles: Role[];

  /** What a therapist is trained in; decides which techniques a plan may name for them. */
  @ApiProperty({ enum: CREDENTIALS, isArray: true, required: false, maxItems: CREDENTIALS.length })
  @MayBeAbsent() @IsArray() @ArrayMaxSize(CREDENTIALS.length) @ArrayUnique() @IsIn(CREDENTIALS, CREDENTIALS_ARE)
  credentials?: Credential[];
}

/** Absent fields stay as they are. */
export class EditStaffRequest {
  @MayBeAbsent() @IsPlainText(200) @MaxLength(200)
  displayName?: string;

  @ApiProperty({ enum: ROLES, isArray: true, required: false, minItems: 1, maxItems: ROLES.length })
  @MayBeAbsent() @IsArray() @ArrayNotEmpty({ message: 'Give at least one role.' }) @ArrayMaxSize(ROLES.length) @ArrayUnique() @IsIn(ROLES, ROLES_ARE)
  roles?: Role[];

  /** All of them: what is not named is taken away. */
  @ApiProperty({ enum: CREDENTIALS, isArray: true, required: false, maxItems: CREDENTIALS.length })
  @MayBeAbsent() @IsArray() @ArrayMaxSize(CREDENTIALS.length) @ArrayUnique() @IsIn(CREDENTIALS, CREDENTIALS_ARE)
  credentials?: Credential[];
}
