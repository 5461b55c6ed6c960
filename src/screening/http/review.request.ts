import { Type } from 'class-transformer';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsDateString, IsIn, IsInt, IsObject, IsString, IsUUID, Matches, Max, MaxLength, Min, ValidateIf, ValidateNested } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/absent';
import { IsInstant } from '../../platform/http/instant';
import { IsPlainText, IsProse } from '../../platform/http/text';
import type { ReviewDraft } from '../use-cases/review-desk';
import { DECISIONS, type DecisionWord } from '../domain/hold-states';
import { LEVELS, type Level } from '../domain/levels';
import { REASON_CODES, type ReasonCode } from '../domain/review';

const MOVE_TO: readonly Level[] = LEVELS.slice(2);

export class DecisionRequest {
  /** The finding decided; name this or questionId. Findings that only limit may be moved up, referred or taken back, and need not be decided. */
  @MayBeAbsent() @IsString() @MaxLength(60)
  ruleId?: string;

  /** The undecided question decided; name this or ruleId. */
  @MayBeAbsent() @IsString() @MaxLength(60)
  questionId?: string;

  /**
   * accept: the hold stands. clear and clear_with_limits open the gate. answered_in_error: the client gets a link to correct the answers, and
   * the hold stands until then. move_up: to a stricter level. refer: a doctor first.
   */
  @ApiProperty({ enum: DECISIONS })
  @IsIn(DECISIONS, { message: `decision must be one of: ${DECISIONS.join(', ')}.` })
  decision: DecisionWord;

  /** Of move_up: the stricter level. */
  @ApiProperty({ enum: MOVE_TO, required: false })
  @MayBeAbsent() @IsIn(MOVE_TO, { message: `moveTo must be one of: ${MOVE_TO.join(', ')}.` })
  moveTo?: Level;

  @ApiProperty({ enum: REASON_CODES })
  @IsIn(REASON_CODES, { message: `reasonCode must be one of: ${REASON_CODES.join(', ')}.` })
  reasonCode: ReasonCode;

  /** What was examined. Needed for examined_and_excluded. */
  @MayBeAbsent() @IsString() @MaxLength(2000) @IsProse(2000)
  examined?: string;

  /** What was found. Needed for examined_and_excluded. */
  @MayBeAbsent() @IsString() @MaxLength(2000) @IsProse(2000)
  found?: string;

  /** What the client was told. */
  @IsString() @MaxLength(2000) @IsProse(2000)
  told: string;

  /** Needed for the reason "other". */
  @MayBeAbsent() @IsString() @MaxLength(2000) @IsProse(2000)
  note?: string;
}

export class ScopeRequest {
  /** Regions of the catalogue, or region words of the constraint vocabulary. */
  @IsArray() @ArrayMaxSize(60) @IsString({ each: true }) @MaxLength(60, { each: true })
  excludeRegions: string[];

  /** Techniques of the catalogue, or technique words of the constraint vocabulary. */
  @IsArray() @ArrayMaxSize(60) @IsString({ each: true }) @MaxLength(60, { each: true })
  excludeTechniques: string[];

  /** Most pressure allowed, 1 (lightest) to 5 (deepest). */
  @MayBeAbsent() @IsInt() @Min(1) @Max(5)
  pressureMax?: number;

  /** For how many visits; the gate closes by itself after the last. */
  @MayBeAbsent() @IsInt() @Min(1) @Max(52)
  visits?: number;
}

/** Told in words, as no record is named. */
const told = ({ recordId }: { recordId?: string }): boolean => recordId === undefined;

export class MedicalClearanceRequest {
  /** A clearance recorded for this screening; then the rest is left out. */
  @ApiProperty({ format: 'uuid', required: false })
  @MayBeAbsent() @IsUUID(undefined, { message: 'recordId must be the id of a medical clearance.' })
  recordId?: string;

  /** Who cleared it. */
  @ValidateIf(told) @IsString() @MaxLength(200) @IsPlainText(200)
  clinicianName?: string;

  /** When, as YYYY-MM-DD. */
  @ApiProperty({ format: 'date', required: false })
  @ValidateIf(told) @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'date must be a day, as YYYY-MM-DD.' }) @IsDateString({ strict: true }, { message: 'date must be a day of the calendar, as YYYY-MM-DD.' })
  date?: string;

  /** Where the letter is found: file number, page, message. */
  @ValidateIf(told) @IsString() @MaxLength(200) @IsPlainText(200)
  reference?: string;
}

export class ReviewRequest {
  /** One per finding that holds, and one per undecided question. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(400) @ValidateNested({ each: true }) @Type(() => DecisionRequest)
  decisions: DecisionRequest[];

  /** Needed to clear: the limits that the clearance adds to those of the screening; empty lists for none. */
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => ScopeRequest)
  scope?: ScopeRequest;

  /** Needed to clear: when the clearance ends; at most until the answers are 30 days old. */
  @ApiProperty({ format: 'date-time', required: false })
  @MayBeAbsent() @IsInstant()
  expiresAt?: string;

  /** A doctor's word, which level 3 needs unless a second therapist agrees. */
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => MedicalClearanceRequest)
  medicalClearance?: MedicalClearanceRequest;
}

export const reviewDraft = ({ decisions, scope, expiresAt, medicalClearance }: ReviewRequest): ReviewDraft => ({
  decisions,
  ...(scope && { scope }),
  ...(expiresAt && { expiresAt: new Date(expiresAt) }),
  ...letterOf(medicalClearance),
});

const letterOf = (letter: MedicalClearanceRequest | undefined): Pick<ReviewDraft, 'letterId' | 'medicalClearance'> => {
  if (!letter) return {};
  const { recordId, clinicianName = '', date = '', reference = '' } = letter;
  return recordId === undefined ? { medicalClearance: { clinicianName, date, reference } } : { letterId: recordId };
};
