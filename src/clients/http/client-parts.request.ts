import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/absent';
import { IsEmailAddress } from '../../platform/http/email-address';
import { IsPlainText } from '../../platform/http/text';
import type { EmergencyContact, Guardian } from '../domain/client';
import type { ConsentAnswers } from '../domain/contact-consent';
import { PHONE } from '../domain/phone';

export const PHONE_MESSAGE = '$property must be a phone number: 5 to 15 digits, with or without + ( ) . - / and blanks.';

export class ContactConsentRequest implements ConsentAnswers {
  /** True: may be contacted so; false: refused or withdrawn; absent: not asked. */
  @MayBeAbsent() @IsBoolean()
  email?: boolean;

  @MayBeAbsent() @IsBoolean()
  sms?: boolean;

  @MayBeAbsent() @IsBoolean()
  phone?: boolean;
}

export class EmergencyContactRequest {
  @IsString() @MaxLength(200) @IsPlainText(200)
  name: string;

  @IsOptional() @IsString() @MaxLength(60) @IsPlainText(60)
  relation?: string | null;

  @IsString() @MaxLength(40) @Matches(PHONE, { message: PHONE_MESSAGE })
  phone: string;
}

export class GuardianRequest {
  @IsString() @MaxLength(200) @IsPlainText(200)
  name: string;

  /** To the client, such as "mother". */
  @IsString() @MaxLength(60) @IsPlainText(60)
  relation: string;

  @IsString() @MaxLength(40) @Matches(PHONE, { message: PHONE_MESSAGE })
  phone: string;

  @ApiProperty({ format: 'email' })
  @IsOptional() @IsString() @IsEmailAddress() @MaxLength(254)
  email?: string | null;
}

export const emergencyContactOf = ({ name, relation, phone }: EmergencyContactRequest): EmergencyContact => ({
  name: name.trim(),
  relation: relation?.trim() ?? null,
  phone: phone.trim(),
});

export const guardianOf = ({ name, relation, phone, email }: GuardianRequest): Guardian => ({
  name: name.trim(),
  relation: relation.trim(),
  phone: phone.trim(),
  email: email?.toLowerCase() ?? null,
});
