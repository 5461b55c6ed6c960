import { ApiProperty } from '@nestjs/swagger';
import { STATES, type AppointmentState } from '../domain/appointment';
import type { Times } from '../use-cases/find-times';
import type { OwnVisitView } from '../use-cases/visit-by-link';

/** What a client may see of their visit. */
export class OwnVisitResponse {
  @ApiProperty({ enum: STATES })
  state: AppointmentState;
  /** Kept until the forms are done. */
  provisional: boolean;
  expiresAt: Date | null;
  startsAt: Date;
  endsAt: Date;
  timezone: string;
  service: string;
  priceMinor: number;
  currency: string;
  /** What cancelling now would cost. */
  cancellationFeeMinor: number;
  freeToCancelUntil: Date;
  movableUntil: Date;

  static of({ entry: e, cancellation, moveUntil }: OwnVisitView): OwnVisitResponse {
    return {
      state: e.state, provisional: e.provisional, expiresAt: e.expiresAt, startsAt: e.startsAt, endsAt: e.endsAt, timezone: e.timezone, service: e.serviceName,
      priceMinor: e.priceMinor, currency: e.currency, cancellationFeeMinor: cancellation.feeCents, freeToCancelUntil: new Date(cancellation.freeUntil), movableUntil: new Date(moveUntil),
    };
  }
}

export class OwnTimeResponse {
  startsAt: string;
  endsAt: string;
}

export class OwnTimesResponse {
  timezone: string;
  times: OwnTimeResponse[];

  static of({ bookable, slots }: Times): OwnTimesResponse {
    return { timezone: bookable.timezone, times: slots.map(({ startsAt, endsAt }) => ({ startsAt: new Date(startsAt).toISOString(), endsAt: new Date(endsAt).toISOString() })) };
  }
}
