import { IsString, MaxLength } from 'class-validator';

export class FhirSearchRequest {
  /** `Patient/{id}`, or the id alone. */
  @IsString() @MaxLength(64)
  patient: string;
}
