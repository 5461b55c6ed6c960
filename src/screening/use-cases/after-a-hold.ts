import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../audit-trail';
import { InviteClient, type Invited } from '../../intake';
import { newId } from '../../platform/ids/ids';
import { raisedScreening } from '../domain/raise';
import type { ReviewVerdict } from '../domain/review';
import { ScreeningRepository, type StoredScreening } from '../persistence/screening.repository';

export interface Consequences {
  /** The same answers at the higher level: the screening that stands from here on. */
  readonly raisedScreeningId?: string;
  /** The client's link to correct the answers. */
  readonly correction?: Invited;
}

/** What follows at once from a review that keeps a hold. Joins the reviewer's unit of work and lock. */
@Injectable()
export class AfterAHold {
  constructor(
    private readonly screenings: ScreeningRepository,
    private readonly inviting: InviteClient,
    private readonly audit: AuditTrail,
  ) {}

  async follow(screening: StoredScreening, reviewId: string, { raises, correction }: Extract<ReviewVerdict, { kind: 'held' }>): Promise<Consequences> {
    const { clientId, intakeId } = screening;
    return {
      ...(raises.length > 0 && { raisedScreeningId: this.#raise(screening, reviewId, raises) }),
      ...(correction && { correction: await this.inviting.invite({ clientId, corrects: intakeId }) }),
    };
  }

  #raise({ id: from, clientId, intakeId, answers, answeredAt, rank, result }: StoredScreening, reviewId: string, raises: Parameters<typeof raisedScreening>[1]): string {
    const id = newId();
    this.screenings.add({
      id, clientId, intakeId, answers, answeredAt,
      result: raisedScreening(result, raises, { reviewId, intakeId }),
      raised: { by: reviewId, from, fromRank: rank },
    });
    this.audit.record({ action: 'screening.move_up', recordType: 'screening', recordId: id, clientId, details: { from, reviewId } });
    return id;
  }
}
