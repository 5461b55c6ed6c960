import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/absent';
import { PageRequest } from '../../platform/http/page';
import { IsPlainText } from '../../platform/http/text';
import { TEMPLATE_SECTIONS, type TemplateSection, type TemplateSections } from '../domain/note-template';
import { SIDES, type Side } from '../domain/sides';
import { TreatmentSectionRequest } from './body-section.request';
import { MUSCLES, ofCatalogue, oneOf, REGIONS, TECHNIQUES } from './note-words';
import { AssessmentSectionRequest, NextStepsSectionRequest } from './outcome-section.request';
import { NotGivenSectionRequest, ObjectiveSectionRequest, SubjectiveSectionRequest, VisitSectionRequest } from './soap-section.request';

const SCOPES = ['own', 'clinic'] as const;

/** Texts, with slots such as {side} where the therapist says what it was, and lists of work and homecare. */
export class TemplateSectionsRequest {
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => VisitSectionRequest)
  visit?: VisitSectionRequest;

  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => SubjectiveSectionRequest)
  subjective?: SubjectiveSectionRequest;

  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => ObjectiveSectionRequest)
  objective?: ObjectiveSectionRequest;

  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => TreatmentSectionRequest)
  treatment?: TreatmentSectionRequest;

  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => AssessmentSectionRequest)
  assessment?: AssessmentSectionRequest;

  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => NextStepsSectionRequest)
  plan?: NextStepsSectionRequest;

  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => NotGivenSectionRequest)
  notGiven?: NotGivenSectionRequest;
}

export class EditTemplateRequest {
  @IsString() @MaxLength(100) @IsPlainText(100)
  title: string;

  @IsObject() @ValidateNested() @Type(() => TemplateSectionsRequest)
  sections: TemplateSectionsRequest;
}

export class CreateTemplateRequest extends EditTemplateRequest {
  /** The clinic's are written by an owner and used by everybody. */
  @ApiProperty({ enum: SCOPES })
  @IsIn([...SCOPES], oneOf('scope', SCOPES))
  scope: (typeof SCOPES)[number];
}

export class ListTemplatesRequest extends PageRequest {
  @ApiProperty({ enum: TEMPLATE_SECTIONS, required: false, description: 'Only those that say something about this section.' })
  @MayBeAbsent() @IsIn([...TEMPLATE_SECTIONS], oneOf('section', TEMPLATE_SECTIONS))
  section?: TemplateSection;
}

/** What the slots of the template stand for, this time. */
export class SlotValuesRequest {
  @MayBeAbsent() @IsIn([...SIDES], oneOf('side', SIDES))
  side?: Side;

  @MayBeAbsent() @IsIn(REGIONS, ofCatalogue('region', 'region'))
  region?: string;

  @MayBeAbsent() @IsIn(MUSCLES, ofCatalogue('muscle', 'muscle'))
  muscle?: string;

  @MayBeAbsent() @IsIn(TECHNIQUES, ofCatalogue('technique', 'technique'))
  technique?: string;

  @MayBeAbsent() @IsInt() @Min(1) @Max(480)
  minutes?: number;

  @MayBeAbsent() @IsInt() @Min(1) @Max(5)
  pressure?: number;

  @MayBeAbsent() @IsInt() @Min(0) @Max(10)
  pain?: number;

  @MayBeAbsent() @IsInt() @Min(0) @Max(365)
  days?: number;

  @MayBeAbsent() @IsInt() @Min(0) @Max(50)
  visits?: number;
}

export class FillTemplateRequest {
  @ApiProperty({ format: 'uuid' })
  @IsString() @MaxLength(100)
  templateId: string;

  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => SlotValuesRequest)
  slots?: SlotValuesRequest;
}

export class InsertTemplateRequest extends FillTemplateRequest {
  @ApiProperty({ enum: TEMPLATE_SECTIONS })
  @IsIn([...TEMPLATE_SECTIONS], oneOf('section', TEMPLATE_SECTIONS))
  section: TemplateSection;
}

/** Without what was left out. */
export const sectionsOf = ({ sections }: EditTemplateRequest): TemplateSections => JSON.parse(JSON.stringify(sections)) as TemplateSections;
