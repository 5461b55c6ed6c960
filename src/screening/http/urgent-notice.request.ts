import { IsString, MaxLength } from 'class-validator';
import { IsProse } from '../../platform/http/text';

export class AcknowledgementRequest {
  /** Whom you reached and what came of it. */
  @IsString() @MaxLength(2000) @IsProse(2000)
  done: string;
}
