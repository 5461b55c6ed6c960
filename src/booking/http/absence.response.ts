import type { NewBlock } from '../persistence/block.repository';
import type { Absence } from '../persistence/hours.repository';

export class AbsenceResponse {
  id: string;
  locationId: string;
  /** Null: the whole location. */
  resourceId: string | null;
  startsAt: Date;
  endsAt: Date;
  reason: string;

  static of({ id, locationId, resourceId, startsAt, endsAt, reason }: Absence): AbsenceResponse {
    return { id, locationId, resourceId, startsAt, endsAt, reason };
  }
}

export class BlockResponse {
  id: string;
  resourceId: string;
  startsAt: Date;
  endsAt: Date;
  reason: string;

  static of({ id, resourceId, startsAt, endsAt, reason }: NewBlock): BlockResponse {
    return { id, resourceId, startsAt, endsAt, reason };
  }
}
