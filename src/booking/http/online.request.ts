import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { PHONE, PHONE_MESSAGE } from '../../clients';
import { MayBeAbsent } from '../../platform/http/absent';
import { IsEmailAddress } from '../../platform/http/email-address';
import { IsPlainText } from '../../platform/http/text';
import { PERSON_NAME } from '../domain/online-booking';
import type { Asked } from '../use-cases/online/ask-for-time';
import { IsInstant } from './instant';

const DAY = '$property must be a day that exists, as YYYY-MM-DD, from 1900 on.';
const NAME_MESSAGE = '$property must be a name: letters, blanks, hyphens, apostrophes, and dots after initials.';
const LOCALES = ['en', 'es'] as const;

export class SetOnlineBookingRequest {
  /** Whether the page for strangers is open. */
  @IsBoolean()
  open: boolean;

  /** How many times of strangers may wait for their forms at once; 20 unless told. */
  @MayBeAbsent() @IsInt() @Min(1) @Max(500)
  mostOpenHolds?: number;
}

export class CreateBookingLinkRequest {
  /** 30 unless told. */
  @MayBeAbsent() @IsInt() @Min(1) @Max(90)
  expiresInDays?: number;

  /** Also mails the client a link. */
  @MayBeAbsent() @IsBoolean()
  send?: boolean;
}

export class OnlineTimesRequest {
  @IsUUID(undefined, { message: 'variantId must be the id of a variant of a service.' })
  variantId: string;

  @IsString() @MaxLength(40) @IsInstant()
  from: string;

  /** At most 31 days after `from`. */
  @IsString() @MaxLength(40) @IsInstant()
  to: string;
}

export class BookMyVisitRequest {
  @IsUUID(undefined, { message: 'variantId must be the id of a variant of a service.' })
  variantId: string;

  @IsString() @MaxLength(40) @IsInstant()
  startsAt: string;
}

export class CheckBookingIdentityRequest {
  @IsString() @MaxLength(200) @IsPlainText(200)
  familyName: string;

  @ApiProperty({ format: 'date' })
  @IsString() @MaxLength(10) @Matches(/^(19|20)\d\d-\d\d-\d\d$/, { message: DAY }) @IsISO8601({ strict: true }, { message: DAY })
  dateOfBirth: string;
}

export class RequestOnlineRequest extends BookMyVisitRequest {
  @IsString() @MaxLength(100) @IsPlainText(100) @Matches(PERSON_NAME, { message: NAME_MESSAGE })
  givenName: string;

  @IsString() @MaxLength(100) @IsPlainText(100) @Matches(PERSON_NAME, { message: NAME_MESSAGE })
  familyName: string;

  @ApiProperty({ format: 'date', example: '1990-05-17' })
  @IsString() @MaxLength(10) @Matches(/^(19|20)\d\d-\d\d-\d\d$/, { message: DAY }) @IsISO8601({ strict: true }, { message: DAY })
  dateOfBirth: string;

  /** The form that is needed before the visit goes there. */
  @ApiProperty({ format: 'email' })
  @IsString() @IsEmailAddress() @MaxLength(254)
  email: string;

  @IsOptional() @IsString() @MaxLength(40) @Matches(PHONE, { message: PHONE_MESSAGE })
  phone?: string | null;

  /** The language to be written to in; English unless told. */
  @ApiProperty({ enum: LOCALES, required: false })
  @MayBeAbsent() @IsIn(LOCALES)
  locale?: (typeof LOCALES)[number];
}

export const askedOf = (r: RequestOnlineRequest, place: string): Asked => ({
  variantId: r.variantId,
  startsAt: Date.parse(r.startsAt),
  place,
  person: {
    givenName: r.givenName.trim(), familyName: r.familyName.trim(), dateOfBirth: r.dateOfBirth, email: r.email.toLowerCase(), phone: r.phone?.trim() ?? null,
    locale: r.locale ?? 'en', timezone: null, preferredName: null, pronouns: null, emergencyContact: null, guardian: null, contactConsent: {},
  },
});
