import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/absent';
import { IsPlainText, IsProse } from '../../platform/http/text';
import { NOT_GIVEN_REASONS, SINCE_LAST, TEMPERATURES, TONES, type SinceLast } from '../domain/sections';
import { SIDES, type Side } from '../domain/sides';
import { GOALS, MUSCLES, ofCatalogue, oneOf } from './note-words';

export class VisitSectionRequest {
  @MayBeAbsent() @IsInt({ message: 'minutes must be whole minutes, 1 to 480.' }) @Min(1) @Max(480)
  minutes?: number;

  @MayBeAbsent() @IsString() @MaxLength(200) @IsPlainText(200)
  location?: string;

  @MayBeAbsent() @IsString() @MaxLength(200) @IsPlainText(200)
  referrer?: string;

  @MayBeAbsent() @IsString() @MaxLength(2000) @IsProse(2000)
  text?: string;
}

export class SubjectiveSectionRequest {
  /** In the client's words. */
  @MayBeAbsent() @IsString() @MaxLength(4000) @IsProse(4000)
  complaint?: string;

  @MayBeAbsent() @IsIn([...SINCE_LAST], oneOf('sinceLast', SINCE_LAST))
  sinceLast?: SinceLast;

  @MayBeAbsent() @IsString() @MaxLength(2000) @IsProse(2000)
  sinceLastText?: string;

  /** How long the last treatment was felt as soreness. */
  @MayBeAbsent() @IsInt({ message: 'sorenessHours must be whole hours, 0 to 336.' }) @Min(0) @Max(336)
  sorenessHours?: number;

  @MayBeAbsent() @IsString() @MaxLength(2000) @IsProse(2000)
  healthChanges?: string;

  @MayBeAbsent() @IsBoolean()
  pregnancyAsked?: boolean;

  @MayBeAbsent() @IsArray() @ArrayMaxSize(11) @ArrayUnique() @IsIn(GOALS, { each: true, message: `goals must be of: ${GOALS.join(', ')}.` })
  goals?: string[];

  @MayBeAbsent() @IsString() @MaxLength(2000) @IsProse(2000)
  goalsText?: string;

  @MayBeAbsent() @IsString() @MaxLength(2000) @IsProse(2000)
  preferences?: string;

  /** Which red-flag questions were asked today, and what was answered. */
  @MayBeAbsent() @IsString() @MaxLength(4000) @IsProse(4000)
  redFlagsAsked?: string;

  /** Location, onset, referral, duration, frequency, character, what makes it worse and better. */
  @MayBeAbsent() @IsString() @MaxLength(4000) @IsProse(4000)
  history?: string;
}

export class PalpationRequest {
  @IsIn(MUSCLES, ofCatalogue('muscle', 'muscle'))
  muscle: string;

  @IsIn([...SIDES], oneOf('side', SIDES))
  side: Side;

  @MayBeAbsent() @IsIn([...TONES], oneOf('tone', TONES))
  tone?: (typeof TONES)[number];

  /** 0 (none) to 4 (does not let it be touched). */
  @MayBeAbsent() @IsInt({ message: 'tenderness must be a whole number from 0 to 4.' }) @Min(0) @Max(4)
  tenderness?: number;

  @MayBeAbsent() @IsIn([...TEMPERATURES], oneOf('temperature', TEMPERATURES))
  temperature?: (typeof TEMPERATURES)[number];

  @MayBeAbsent() @IsString() @MaxLength(200) @IsPlainText(200)
  texture?: string;
}

export class ObjectiveSectionRequest {
  @MayBeAbsent() @IsString() @MaxLength(2000) @IsProse(2000)
  posture?: string;

  @MayBeAbsent() @IsString() @MaxLength(2000) @IsProse(2000)
  movement?: string;

  @MayBeAbsent() @IsArray() @ArrayMaxSize(60) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => PalpationRequest)
  palpation?: PalpationRequest[];

  @MayBeAbsent() @IsString() @MaxLength(2000) @IsProse(2000)
  skin?: string;

  @MayBeAbsent() @IsString() @MaxLength(2000) @IsProse(2000)
  tests?: string;

  @MayBeAbsent() @IsString() @MaxLength(2000) @IsProse(2000)
  retest?: string;

  @MayBeAbsent() @IsString() @MaxLength(4000) @IsProse(4000)
  text?: string;
}

export class NotGivenSectionRequest {
  @MayBeAbsent() @IsIn([...NOT_GIVEN_REASONS], oneOf('reason', NOT_GIVEN_REASONS))
  reason?: (typeof NOT_GIVEN_REASONS)[number];

  @MayBeAbsent() @IsString() @MaxLength(4000) @IsProse(4000)
  text?: string;

  @MayBeAbsent() @IsString() @MaxLength(2000) @IsProse(2000)
  advice?: string;
}
