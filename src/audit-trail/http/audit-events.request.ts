import { IsUUID, Matches, MaxLength } from 'class-validator';
import { MayBeAbsent } from '../../platform/http/absent';
import { IsInstant } from '../../platform/http/instant';
import { PageRequest } from '../../platform/http/page';

export class AuditEventsRequest extends PageRequest {
  /** Whose chart. */
  @MayBeAbsent() @IsUUID(undefined, { message: 'clientId must be the id of a client.' })
  clientId?: string;

  /** Who acted: a member of staff or a client. */
  @MayBeAbsent() @IsUUID(undefined, { message: 'actorId must be the id of a member of staff or of a client.' })
  actorId?: string;

  /** Such as `client.read`. */
  @MayBeAbsent() @MaxLength(60) @Matches(/^[a-z_]+\.[a-z_]+$/, { message: 'action must be a record and a verb, like client.read.' })
  action?: string;

  /** From this time on, ISO 8601 with offset. */
  @MayBeAbsent() @MaxLength(40) @IsInstant()
  from?: string;

  /** Before this time, ISO 8601 with offset. */
  @MayBeAbsent() @MaxLength(40) @IsInstant()
  to?: string;
}
