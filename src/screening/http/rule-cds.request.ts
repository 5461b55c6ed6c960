import { Type } from 'class-transformer';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Equals, IsObject, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/absent';

export const TREATMENT_START = 'rhomboid-treatment-start';

export class CdsContextRequest {
  /** The client's id here. */
  @ApiProperty({ format: 'uuid' })
  @IsString() @MaxLength(64)
  patientId: string;

  @MayBeAbsent() @IsString() @MaxLength(200)
  userId?: string;

  @MayBeAbsent() @IsString() @MaxLength(200)
  encounterId?: string;
}

/** A call by the CDS Hooks 2.0 specification; what the service does not use may be there. */
class CdsCall {
  @IsUUID('all', { message: 'hookInstance must be a UUID.' })
  hookInstance: string;

  @IsObject() @ValidateNested() @Type(() => CdsContextRequest)
  context: CdsContextRequest;

  @MayBeAbsent() @IsString() @MaxLength(500)
  fhirServer?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @MayBeAbsent() @IsObject()
  prefetch?: object;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @MayBeAbsent() @IsObject()
  fhirAuthorization?: object;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @MayBeAbsent() @IsObject()
  extension?: object;
}

export class CdsHookRequest extends CdsCall {
  @Equals('patient-view', { message: 'hook must be patient-view.' })
  hook: string;
}

/** The hook of docs/api/cds-hooks.md. */
export class TreatmentStartRequest extends CdsCall {
  @Equals(TREATMENT_START, { message: `hook must be ${TREATMENT_START}.` })
  hook: string;
}
