import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsISO8601, IsObject, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/absent';
import { IsEmailAddress } from '../../platform/http/email-address';
import { IsPlainText } from '../../platform/http/text';
import { IsTimezone } from '../../staff';
import { LOCALES, type ClientDetails, type Locale } from '../domain/client';
import { PHONE } from '../domain/phone';
import type { ClientChanges } from '../client-file';
import type { NewClient } from '../registration';
import {
  ContactConsentRequest, EmergencyContactRequest, emergencyContactOf, GuardianRequest, guardianOf, PHONE_MESSAGE,
} from './client-parts.request';

const DAY_MESSAGE = 'dateOfBirth must be a day that exists, as YYYY-MM-DD, from 1900 on.';

export class CreateClientRequest {
  @IsString() @MaxLength(100) @IsPlainText(100)
  givenName: string;

  @IsString() @MaxLength(100) @IsPlainText(100)
  familyName: string;

  /** What to call the client, where it is not the given name. */
  @IsOptional() @IsString() @MaxLength(100) @IsPlainText(100)
  preferredName?: string | null;

  @ApiProperty({ format: 'date', example: '1990-05-17' })
  @IsString() @MaxLength(10) @Matches(/^(19|20)\d\d-\d\d-\d\d$/, { message: DAY_MESSAGE }) @IsISO8601({ strict: true }, { message: DAY_MESSAGE })
  dateOfBirth: string;

  @IsOptional() @IsString() @MaxLength(40) @IsPlainText(40)
  pronouns?: string | null;

  @ApiProperty({ format: 'email' })
  @IsOptional() @IsString() @IsEmailAddress() @MaxLength(254)
  email?: string | null;

  /** Kept as it is written; found with and without country code. */
  @IsOptional() @IsString() @MaxLength(40) @Matches(PHONE, { message: PHONE_MESSAGE })
  phone?: string | null;

  /** The language that the client is written to; English unless told. */
  @ApiProperty({ enum: LOCALES })
  @MayBeAbsent() @IsIn(LOCALES)
  locale?: Locale;

  /** Where they live, by IANA name, for messages not to come at night; null: where the clinic is. */
  @IsOptional() @IsString() @MaxLength(64) @IsTimezone()
  timezone?: string | null;

  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => ContactConsentRequest)
  contactConsent?: ContactConsentRequest;

  @IsOptional() @IsObject() @ValidateNested() @Type(() => EmergencyContactRequest)
  emergencyContact?: EmergencyContactRequest | null;

  /** Required for a client under 18. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => GuardianRequest)
  guardian?: GuardianRequest | null;

  /** True: somebody looked at the possible duplicates, and this is another person. */
  @MayBeAbsent() @IsBoolean()
  duplicateChecked?: boolean;
}

/** Only the fields that change; null empties one that may be empty. */
export class EditClientRequest extends PartialType(OmitType(CreateClientRequest, ['duplicateChecked']), { skipNullProperties: false }) {}

type Fields = Omit<EditClientRequest, 'contactConsent'>;

/** How each field is kept. One that was not sent is absent. */
const KEPT: { readonly [Field in keyof ClientDetails]: (sent: NonNullable<Fields[Field]>) => ClientDetails[Field] } = {
  givenName: (text) => text.trim(),
  familyName: (text) => text.trim(),
  preferredName: (text) => text.trim(),
  dateOfBirth: (day) => day,
  pronouns: (text) => text.trim(),
  email: (address) => address.toLowerCase(),
  phone: (text) => text.trim(),
  locale: (locale) => locale,
  timezone: (zone) => zone,
  emergencyContact: emergencyContactOf,
  guardian: guardianOf,
};

const NOTHING = { preferredName: null, pronouns: null, email: null, phone: null, locale: 'en', timezone: null, emergencyContact: null, guardian: null } as const;

const keep = (sent: Fields): Partial<ClientDetails> => {
  const fields = (Object.keys(KEPT) as (keyof ClientDetails)[]).filter((field) => sent[field] !== undefined);
  return Object.fromEntries(fields.map((field) => [field, sent[field] === null ? null : (KEPT[field] as (value: unknown) => unknown)(sent[field])]));
};

export const newClientOf = (sent: CreateClientRequest): NewClient =>
  ({ ...NOTHING, ...keep(sent), contactConsent: sent.contactConsent ?? {} }) as NewClient;

export const changesOf = ({ contactConsent, ...sent }: EditClientRequest): ClientChanges => ({ ...keep(sent), ...(contactConsent ? { contactConsent } : {}) });
