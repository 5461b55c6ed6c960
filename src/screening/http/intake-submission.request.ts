import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { DRAWN_MAX, RELATIONSHIPS, type Submission } from '../../intake';

const NOTHING_BUT_TEXT = /^[^\u0000]*$/;

export class GivenConsentRequest {
  @IsString() @MaxLength(60)
  code: string;

  /** Of the wording that was shown. */
  @IsInt() @Min(1) @Max(10_000)
  wordingVersion: number;

  @IsBoolean({ message: 'given must be true or false.' })
  given: boolean;
}

export class SignatureRequest {
  /** The full name, typed in place of a handwritten signature. */
  @IsString() @IsNotEmpty({ message: 'Type your full name to sign.' }) @MaxLength(200) @Matches(NOTHING_BUT_TEXT)
  name: string;

  @IsIn(RELATIONSHIPS, { message: `relationship must be one of: ${RELATIONSHIPS.join(', ')}.` })
  relationship: (typeof RELATIONSHIPS)[number];

  /** The full name of the parent or guardian who signs for a minor. */
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(200) @Matches(NOTHING_BUT_TEXT)
  guardianName?: string;

  /** A PNG as a data URL. */
  @IsOptional() @IsString() @MaxLength(DRAWN_MAX)
  drawn?: string;
}

export class IntakeSubmissionRequest {
  /** One per consent that the form asked for, given or not. */
  @IsArray() @ArrayMaxSize(30) @ValidateNested({ each: true }) @Type(() => GivenConsentRequest)
  consents: GivenConsentRequest[];

  @ValidateNested() @Type(() => SignatureRequest)
  signature: SignatureRequest;
}

export const submissionOf = ({ consents, signature }: IntakeSubmissionRequest): Submission => ({
  consents: consents.map(({ code, wordingVersion, given }) => ({ code, wordingVersion, given })),
  signature: {
    name: signature.name,
    relationship: signature.relationship,
    ...(signature.guardianName !== undefined && { guardianName: signature.guardianName }),
    ...(signature.drawn !== undefined && { drawn: signature.drawn }),
  },
});
