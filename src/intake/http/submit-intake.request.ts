import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { MayBeAbsent } from '../../platform/http/absent';
import { IsPlainText } from '../../platform/http/text';
import { DRAWN_MAX, RELATIONSHIPS, type Signature } from '../domain/signature';

export class ConsentRequest {
  @IsString() @MaxLength(50)
  code: string;

  /** Of the words that were shown. */
  @IsInt() @Min(1) @Max(100_000)
  wordingVersion: number;

  @IsBoolean({ message: 'given must be true or false.' })
  given: boolean;
}

export class SignatureRequest {
  /** The full name of whoever signs, as they type it. */
  @IsString() @MaxLength(200) @IsPlainText(200)
  name: string;

  @ApiProperty({ enum: RELATIONSHIPS })
  @IsIn(RELATIONSHIPS, { message: 'relationship must be self or guardian.' })
  relationship: Signature['relationship'];

  /** The guardian's full name, where one signs. */
  @MayBeAbsent() @IsString() @MaxLength(200) @IsPlainText(200)
  guardianName?: string;

  /** A drawn signature: a PNG as a data URL. */
  @MayBeAbsent() @IsString() @MaxLength(DRAWN_MAX)
  drawn?: string;
}

/** Consents and signature; the answers are those saved. */
export class SubmitIntakeRequest {
  @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => ConsentRequest)
  consents: ConsentRequest[];

  @IsObject() @ValidateNested() @Type(() => SignatureRequest)
  signature: SignatureRequest;
}
