import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, Equals, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsString, Matches, Max, MaxLength, Min, registerDecorator, ValidateNested } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/absent';
import { IsPlainText, IsProse } from '../../platform/http/text';
import { LEVELS, type Level } from '../domain/levels';
import { isExample } from '../domain/read-example';
import { isPredicate } from '../domain/read-predicate';
import type { Example, Predicate } from '../domain/rule';

const KINDS = ['red_flag', 'contraindication'] as const;
const holds = (name: string, validate: (value: unknown) => boolean, message: string): PropertyDecorator => (target, property) =>
  registerDecorator({ name, target: target.constructor, propertyName: String(property), options: { message }, validator: { validate } });

const IsPredicate = (): PropertyDecorator => holds('isPredicate', (value) => isPredicate(value), '$property must be a trigger in the grammar of the rule files, at most 6 deep.');
const AreExamples = (): PropertyDecorator => holds('areExamples', (value) => Array.isArray(value) && value.every(isExample), '$property must be a list of objects that give at most 40 questions an answer each.');

export class StricterRuleRequest {
  @IsString() @MaxLength(60) @IsPlainText(60)
  ruleId: string;

  /** Higher than that of the standard. */
  @ApiProperty({ enum: LEVELS, required: false })
  @MayBeAbsent() @IsIn(LEVELS, { message: `level must be one of: ${LEVELS.join(', ')}.` })
  level?: Level;

  /** `false`: no review clears it. */
  @MayBeAbsent() @Equals(false, { message: 'overrideAllowed can only be false here.' })
  overrideAllowed?: false;

  /** `true`: it fires although its exception holds. */
  @MayBeAbsent() @Equals(true, { message: 'exceptionDropped can only be true here.' })
  exceptionDropped?: true;

  /** Why, for those who read it later. */
  @IsString() @MaxLength(2000) @IsProse(2000)
  reason: string;
}

export class ClientTextRequest {
  @IsString() @MaxLength(300) @IsPlainText(300)
  en: string;

  @IsString() @MaxLength(300) @IsPlainText(300)
  es: string;
}

export class RuleExamplesRequest {
  /** Answers, as they differ from a healthy client's, for which the rule must fire. */
  @ApiProperty({ type: 'array', minItems: 1, maxItems: 40, items: { type: 'object', additionalProperties: true } })
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(40) @AreExamples()
  fires: Example[];

  /** Answers for which it must be known not to. */
  @ApiProperty({ type: 'array', minItems: 1, maxItems: 40, items: { type: 'object', additionalProperties: true } })
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(40) @AreExamples()
  quiet: Example[];
}

export class RuleLimitsRequest {
  /** 0-5 on the pressure scale. */
  @MayBeAbsent() @IsInt() @Min(0) @Max(5)
  pressureMax?: number;

  @MayBeAbsent() @IsArray() @ArrayMaxSize(60) @IsString({ each: true }) @MaxLength(60, { each: true })
  excludeTechniques?: string[];

  @MayBeAbsent() @IsArray() @ArrayMaxSize(60) @IsString({ each: true }) @MaxLength(60, { each: true })
  excludeRegions?: string[];
}

export class OwnRuleRequest {
  @Matches(/^OWN-[A-Z0-9]{1,20}(-[A-Z0-9]{1,20})?$/, { message: 'id must be OWN- and capitals or digits, such as OWN-HEAT.' })
  id: string;

  @ApiProperty({ enum: KINDS })
  @IsIn(KINDS, { message: `kind must be one of: ${KINDS.join(', ')}.` })
  kind: (typeof KINDS)[number];

  /** For therapists; never shown to a client. */
  @IsString() @MaxLength(120) @IsPlainText(120)
  condition: string;

  @ApiProperty({ enum: LEVELS })
  @IsIn(LEVELS, { message: `level must be one of: ${LEVELS.join(', ')}.` })
  level: Level;

  /** When it fires, in the grammar of the rule files. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsPredicate()
  when: Predicate;

  /** What stops it, where that is known to be true. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @MayBeAbsent() @IsPredicate()
  unless?: Predicate;

  @IsObject() @ValidateNested() @Type(() => ClientTextRequest)
  clientReason: ClientTextRequest;

  @IsObject() @ValidateNested() @Type(() => ClientTextRequest)
  clientAction: ClientTextRequest;

  @IsString() @MaxLength(2000) @IsProse(2000)
  therapistNote: string;

  @IsString() @MaxLength(2000) @IsProse(2000)
  rationale: string;

  @IsBoolean()
  overrideAllowed: boolean;

  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => RuleLimitsRequest)
  constraints?: RuleLimitsRequest;

  @IsObject() @ValidateNested() @Type(() => RuleExamplesRequest)
  examples: RuleExamplesRequest;
}

export class RuleSetDraftRequest {
  @IsString() @MaxLength(120) @IsPlainText(120)
  title: string;

  /** Rules of the standard that weigh more here. */
  @IsArray() @ArrayMaxSize(300) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => StricterRuleRequest)
  stricter: StricterRuleRequest[];

  /** Rules of this clinic. */
  @IsArray() @ArrayMaxSize(50) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => OwnRuleRequest)
  added: OwnRuleRequest[];
}
