import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, IsObject, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/absent';
import { IsInstant } from '../../platform/http/instant';
import { IsProse } from '../../platform/http/text';
import { DomainError, notFound } from '../../platform/errors/domain-error';
import { isId } from '../../platform/ids/ids';
import { CREDENTIALS } from '../../staff';
import { AMENDMENT_KINDS } from '../domain/amendment';
import type { SlotValues } from '../domain/template-slots';
import { PRIVACIES, WITHDRAWAL_REASONS, type Privacy } from '../domain/note-record';
import { COPIED_SECTIONS, NOTE_KINDS, SECTIONS, type CopiedSection, type NoteKind, type Section } from '../domain/sections';
import { BodyChartSectionRequest, TreatmentSectionRequest } from './body-section.request';
import { FillTemplateRequest } from './note-template.request';
import { MUSCLES, ofCatalogue, oneOf, REGIONS, TECHNIQUES } from './note-words';
import { AssessmentSectionRequest, ConsentSectionRequest, MeasuresSectionRequest, NextStepsSectionRequest } from './outcome-section.request';
import { NotGivenSectionRequest, ObjectiveSectionRequest, SubjectiveSectionRequest, VisitSectionRequest } from './soap-section.request';

const invalid = (pointer: string, code: string, message: string): DomainError =>
  new DomainError('invalid', 'validation_failed', 'Some fields are not valid. Each entry of errors says which and what would be.', [{ pointer, code, message }]);

export class NotePrivacyRequest {
  /** Who reads the note beside its author: all clinical staff, those with one credential, those who are named. */
  @ApiProperty({ enum: PRIVACIES })
  @IsIn([...PRIVACIES], oneOf('privacy', PRIVACIES))
  privacy: (typeof PRIVACIES)[number];

  /** The credential, with `discipline` only. */
  @MayBeAbsent() @IsIn([...CREDENTIALS], oneOf('discipline', CREDENTIALS))
  discipline?: string;

  /** Members of staff, with `named` only; none: only the author. */
  @MayBeAbsent() @IsArray() @ArrayMaxSize(50) @ArrayUnique() @IsString({ each: true }) @MaxLength(100, { each: true })
  readers?: string[];
}

export class StartNoteRequest {
  @ApiProperty({ enum: NOTE_KINDS })
  @IsIn([...NOTE_KINDS], oneOf('kind', NOTE_KINDS))
  kind: NoteKind;

  /** An approved plan of this client. */
  @ApiProperty({ format: 'uuid', required: false })
  @MayBeAbsent() @IsString() @MaxLength(100)
  planId?: string;

  /** A visit of this client that was not called off. */
  @ApiProperty({ format: 'uuid', required: false })
  @MayBeAbsent() @IsString() @MaxLength(100)
  appointmentId?: string;

  /** When the session was; absent: when the visit began, or now. */
  @MayBeAbsent() @IsInstant() @MaxLength(40)
  heldAt?: string;

  /** Sections to copy from the last signed treatment; they are marked until somebody saves them. */
  @MayBeAbsent() @IsArray() @ArrayMaxSize(COPIED_SECTIONS.length) @ArrayUnique() @IsIn([...COPIED_SECTIONS], { each: true, message: `copy must be of: ${COPIED_SECTIONS.join(', ')}.` })
  copy?: CopiedSection[];

  /** Added to what is copied and planned; marked until somebody saves it. */
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => FillTemplateRequest)
  template?: FillTemplateRequest;

  /** Absent: all clinical staff read it. */
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => NotePrivacyRequest)
  privacy?: NotePrivacyRequest;
}

/** Exactly the section that the path names. */
export class SaveSectionRequest {
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => VisitSectionRequest)
  visit?: VisitSectionRequest;

  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => SubjectiveSectionRequest)
  subjective?: SubjectiveSectionRequest;

  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => ObjectiveSectionRequest)
  objective?: ObjectiveSectionRequest;

  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => BodyChartSectionRequest)
  bodyChart?: BodyChartSectionRequest;

  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => TreatmentSectionRequest)
  treatment?: TreatmentSectionRequest;

  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => ConsentSectionRequest)
  consent?: ConsentSectionRequest;

  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => MeasuresSectionRequest)
  measures?: MeasuresSectionRequest;

  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => AssessmentSectionRequest)
  assessment?: AssessmentSectionRequest;

  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => NextStepsSectionRequest)
  plan?: NextStepsSectionRequest;

  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => NotGivenSectionRequest)
  notGiven?: NotGivenSectionRequest;
}

export class CopySectionRequest {
  @ApiProperty({ enum: COPIED_SECTIONS })
  @IsIn([...COPIED_SECTIONS], oneOf('section', COPIED_SECTIONS))
  section: CopiedSection;
}

export class WithdrawNoteRequest {
  @ApiProperty({ enum: WITHDRAWAL_REASONS })
  @IsIn([...WITHDRAWAL_REASONS], oneOf('reason', WITHDRAWAL_REASONS))
  reason: (typeof WITHDRAWAL_REASONS)[number];

  @IsString() @MaxLength(1000) @IsProse(1000)
  text: string;
}

export class SignNoteRequest {
  /** Only where the gate closed since the session: why it is signed now. */
  @MayBeAbsent() @IsString() @MaxLength(2000) @IsProse(2000)
  gateClosedReason?: string;
}

export class CoSignNoteRequest {
  /** SHA-256 of the content that is signed, hex, as the note was read. */
  @IsString() @MaxLength(64) @Matches(/^[0-9a-f]{64}$/, { message: 'contentHash must be the 64 hex digits of the signature.' })
  contentHash: string;
}

export class AmendNoteRequest {
  @ApiProperty({ enum: AMENDMENT_KINDS })
  @IsIn([...AMENDMENT_KINDS], oneOf('kind', AMENDMENT_KINDS))
  kind: (typeof AMENDMENT_KINDS)[number];

  @ApiProperty({ enum: SECTIONS, required: false })
  @MayBeAbsent() @IsIn([...SECTIONS], oneOf('section', SECTIONS))
  section?: Section;

  @IsString() @MaxLength(4000) @IsProse(4000)
  text: string;

  /** Why it is amended. */
  @IsString() @MaxLength(1000) @IsProse(1000)
  reason: string;
}

/** Sent as a body: what is looked for is health data, and stays out of addresses and logs. */
export class SearchNotesRequest {
  /** Words, each by its beginning. */
  @MayBeAbsent() @IsString() @MaxLength(200) @IsProse(200)
  text?: string;

  @MayBeAbsent() @IsIn(TECHNIQUES, ofCatalogue('technique', 'technique'))
  technique?: string;

  @MayBeAbsent() @IsIn(REGIONS, ofCatalogue('region', 'region'))
  region?: string;

  @MayBeAbsent() @IsIn(MUSCLES, ofCatalogue('muscle', 'muscle'))
  muscle?: string;

  @ApiProperty({ format: 'uuid', required: false })
  @MayBeAbsent() @IsString() @MaxLength(100)
  clientId?: string;

  @MayBeAbsent() @IsInt() @Min(1) @Max(200)
  limit?: number;

  @MayBeAbsent() @IsString() @MaxLength(500)
  cursor?: string;
}

export class StatisticsRequest {
  @ApiProperty({ format: 'date-time', required: false, description: 'From this time on; absent: the last year.' })
  @MayBeAbsent() @IsInstant() @MaxLength(40)
  from?: string;

  @ApiProperty({ format: 'date-time', required: false, description: 'Up to, and without, this time; absent: now.' })
  @MayBeAbsent() @IsInstant() @MaxLength(40)
  to?: string;
}

export class VisitNotesRequest {
  @ApiProperty({ format: 'date-time', required: false, description: 'From this time on; absent: two weeks before the end.' })
  @MayBeAbsent() @IsInstant() @MaxLength(40)
  from?: string;

  @ApiProperty({ format: 'date-time', required: false, description: 'Up to, and without, this time; absent: now.' })
  @MayBeAbsent() @IsInstant() @MaxLength(40)
  to?: string;
}

export const privacyOf = ({ privacy, discipline, readers = [] }: NotePrivacyRequest): Privacy => {
  if ((privacy === 'discipline') !== (discipline !== undefined)) throw invalid('/discipline', 'discipline', 'Name a discipline with the privacy "discipline", and only then.');
  if (privacy !== 'named' && readers.length > 0) throw invalid('/readers', 'readers', 'Name readers with the privacy "named" only.');
  return { privacy, discipline: discipline ?? null, readers };
};

/** Throws 400 unless the body holds that section and no other. */
export const contentOf = (section: Section, body: SaveSectionRequest): object => {
  const given = Object.keys(body);
  const content = body[section];
  if (given.length !== 1 || content === undefined) throw invalid(`/${section}`, 'one_section', `Send the section "${section}" and no other.`);
  return JSON.parse(JSON.stringify(content)) as object;
};

/** An id in a body that names a record: a malformed one gets the same 404 as an unknown one. */
export const idOf = (id: string | undefined): string | undefined => {
  if (id === undefined || isId(id)) return id;
  throw notFound();
};

export const filledFrom = ({ templateId, slots }: FillTemplateRequest): Readonly<{ templateId: string; slots: SlotValues }> => ({
  templateId: idOf(templateId) as string,
  slots: JSON.parse(JSON.stringify(slots ?? {})) as SlotValues,
});
