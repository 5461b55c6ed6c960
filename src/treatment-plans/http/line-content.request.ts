import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { catalogue, positions } from '../../techniques';
import { DomainError } from '../../platform/errors/domain-error';
import type { LineContent } from '../domain/plan-line';

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);
const TECHNIQUES = ids(catalogue.techniques);
const REGIONS = ids(catalogue.regions);
const STROKES = ids(catalogue.strokes);
const POSITIONS = ids(positions);
const ITEMS = ids(catalogue.selfCare);
const MEASURES = ids(catalogue.measures);
const ROLES = ['lead', 'adjunct'] as const;

/** Neither NUL nor half of a surrogate pair: no JSON column keeps them. */
export const STORABLE = /^[^\p{Cs}\0]*$/u;
export const UNSTORABLE = { message: 'This text holds a character that cannot be stored. Remove it.' };

class Noted {
  /** For the therapist who gives it. */
  @IsOptional() @IsString() @IsNotEmpty() @MaxLength(1000) @Matches(STORABLE, UNSTORABLE)
  note?: string;
}

export class TechniqueContentRequest extends Noted {
  @IsIn(TECHNIQUES, { message: 'technique must be the id of a technique of the catalogue.' })
  technique: string;

  /** Absent: an adjunct. An edit keeps the part that the line had. */
  @IsOptional() @IsIn([...ROLES], { message: 'role must be lead or adjunct.' })
  role?: (typeof ROLES)[number];

  /** 1 (lightest) to 5 (deepest). */
  @IsInt({ message: 'pressure must be a whole number from 1 to 5.' }) @Min(1) @Max(5)
  pressure: number;

  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(40) @ArrayUnique() @IsIn(REGIONS, { each: true, message: 'regions must be ids of regions of the catalogue.' })
  regions: string[];

  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(40) @ArrayUnique() @IsIn(STROKES, { each: true, message: 'strokes must be ids of strokes of the catalogue.' })
  strokes: string[];

  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(20) @ArrayUnique() @IsIn(POSITIONS, { each: true, message: 'positions must be ids of positions of the catalogue.' })
  positions: string[];
}

export class DoseContentRequest extends Noted {
  @IsInt({ message: 'sessionMin must be whole minutes, 10 to 120.' }) @Min(10) @Max(120)
  sessionMin: number;

  @IsInt({ message: 'perWeek must be 1 to 5 visits.' }) @Min(1) @Max(5)
  perWeek: number;

  @IsInt({ message: 'weeks must be 1 to 26.' }) @Min(1) @Max(26)
  weeks: number;

  @IsInt({ message: 'sessions must be 1 to 20 visits before planning again.' }) @Min(1) @Max(20)
  sessions: number;
}

export class SelfCareContentRequest extends Noted {
  @IsIn(ITEMS, { message: 'item must be the id of a home exercise or advice of the catalogue.' })
  item: string;

  /** How much and how often, in words for the client. */
  @IsString() @IsNotEmpty({ message: 'Say how much and how often.' }) @MaxLength(500) @Matches(STORABLE, UNSTORABLE)
  dose: string;
}

export class MeasureContentRequest extends Noted {
  @IsIn(MEASURES, { message: 'measure must be the id of a measure of the catalogue.' })
  measure: string;
}

export class ReviewContentRequest extends Noted {
  @IsInt({ message: 'visit must be a whole number from 1 to 20.' }) @Min(1) @Max(20)
  visit: number;

  @IsInt({ message: 'days must be a whole number from 1 to 90.' }) @Min(1) @Max(90)
  days: number;
}

/** What a line asks for: exactly one of these. */
export class LineContentRequest {
  @IsOptional() @ValidateNested() @Type(() => TechniqueContentRequest)
  technique?: TechniqueContentRequest;

  @IsOptional() @ValidateNested() @Type(() => DoseContentRequest)
  dose?: DoseContentRequest;

  @IsOptional() @ValidateNested() @Type(() => SelfCareContentRequest)
  selfCare?: SelfCareContentRequest;

  @IsOptional() @ValidateNested() @Type(() => MeasureContentRequest)
  measure?: MeasureContentRequest;

  @IsOptional() @ValidateNested() @Type(() => ReviewContentRequest)
  review?: ReviewContentRequest;
}

const oneContent = (): DomainError =>
  new DomainError('invalid', 'validation_failed', 'Some fields are not valid. Each entry of errors says which and what would be.', [
    { pointer: '/content', code: 'one_content', message: 'Send exactly one of technique, dose, selfCare, measure, review.' },
  ]);

/** Throws 400 unless exactly one kind of content was sent. */
export const contentOf = ({ technique, dose, selfCare, measure, review }: LineContentRequest): LineContent => {
  const given: LineContent[] = [
    ...(technique ? [{ kind: 'technique' as const, ...technique, role: technique.role ?? ('adjunct' as const), note: technique.note ?? null }] : []),
    ...(dose ? [{ kind: 'dose' as const, ...dose, note: dose.note ?? null }] : []),
    ...(selfCare ? [{ kind: 'self_care' as const, ...selfCare, note: selfCare.note ?? null }] : []),
    ...(measure ? [{ kind: 'measure' as const, ...measure, note: measure.note ?? null }] : []),
    ...(review ? [{ kind: 'review' as const, ...review, note: review.note ?? null }] : []),
  ];
  const [only, another] = given;
  if (!only || another) throw oneContent();
  return only;
};
