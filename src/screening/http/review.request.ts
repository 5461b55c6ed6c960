import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsDateString, IsIn, IsInt, IsISO8601, IsNotEmpty, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { DECISIONS, REASON_CODES, type DecisionWord, type ProposedReview, type ReasonCode } from '../domain/review';

const NOTHING_BUT_TEXT = /^[^\u0000]*$/;

export class DecisionRequest {
  /** The finding decided; name this or questionId. */
  @IsOptional() @IsString() @MaxLength(60)
  ruleId?: string;

  /** The undecided question decided; name this or ruleId. */
  @IsOptional() @IsString() @MaxLength(60)
  questionId?: string;

  @IsIn(DECISIONS, { message: `decision must be one of: ${DECISIONS.join(', ')}.` })
  decision: DecisionWord;

  @IsIn(REASON_CODES, { message: `reasonCode must be one of: ${REASON_CODES.join(', ')}.` })
  reasonCode: ReasonCode;

  /** What was examined. Needed for examined_and_excluded. */
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(2000) @Matches(NOTHING_BUT_TEXT)
  examined?: string;

  /** What was found. Needed for examined_and_excluded. */
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(2000) @Matches(NOTHING_BUT_TEXT)
  found?: string;

  /** What the client was told. */
  @IsString() @IsNotEmpty({ message: 'Say what the client was told.' }) @MaxLength(2000) @Matches(NOTHING_BUT_TEXT)
  told: string;

  /** Needed for the reason "other". */
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(2000) @Matches(NOTHING_BUT_TEXT)
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
  @IsOptional() @IsInt() @Min(1) @Max(5)
  pressureMax?: number;

  /** For how many visits the clearance is meant. */
  @IsOptional() @IsInt() @Min(1) @Max(52)
  visits?: number;
}

export class MedicalClearanceRequest {
  /** Who cleared it. */
  @IsString() @IsNotEmpty() @MaxLength(200) @Matches(NOTHING_BUT_TEXT)
  clinicianName: string;

  /** When, as YYYY-MM-DD. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'date must be a day, as YYYY-MM-DD.' }) @IsDateString({ strict: true }, { message: 'date must be a day of the calendar, as YYYY-MM-DD.' })
  date: string;

  /** Where the letter is found: file number, page, message. */
  @IsString() @IsNotEmpty() @MaxLength(200) @Matches(NOTHING_BUT_TEXT)
  reference: string;
}

export class ReviewRequest {
  /** One per finding that holds, and one per undecided question. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(400) @ValidateNested({ each: true }) @Type(() => DecisionRequest)
  decisions: DecisionRequest[];

  /** Needed to clear: the limits that the clearance adds to those of the screening; empty lists for none. */
  @IsOptional() @ValidateNested() @Type(() => ScopeRequest)
  scope?: ScopeRequest;

  /** Needed to clear: when the clearance ends; at most until the answers are 30 days old. */
  @IsOptional() @IsISO8601({ strict: true, strictSeparator: true }, { message: 'expiresAt must be a time with its zone, like 2026-12-01T10:00:00Z.' })
  @Matches(/T.*(Z|[+-]\d{2}:\d{2})$/, { message: 'expiresAt must be a time with its zone, like 2026-12-01T10:00:00Z.' })
  expiresAt?: string;

  /** A doctor's word, which level 3 needs unless a second therapist agrees. */
  @IsOptional() @ValidateNested() @Type(() => MedicalClearanceRequest)
  medicalClearance?: MedicalClearanceRequest;
}

export const proposedReview = ({ decisions, scope, expiresAt, medicalClearance }: ReviewRequest): ProposedReview => ({
  decisions,
  ...(scope && { scope }),
  ...(expiresAt && { expiresAt: new Date(expiresAt) }),
  ...(medicalClearance && { medicalClearance }),
});
