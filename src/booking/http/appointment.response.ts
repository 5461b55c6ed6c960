import { ApiProperty } from '@nestjs/swagger';
import { STATES, type AppointmentState } from '../domain/appointment';
import type { DiaryEntry, HistoryLine } from '../persistence/diary.query';

export class ClientOfVisitResponse {
  id: string;
  givenName: string;
  familyName: string;
  preferredName: string | null;
}

export class ResourceOfVisitResponse {
  id: string;
  name: string;
  @ApiProperty({ enum: ['therapist', 'room', 'equipment'] })
  kind: string;
}

export class CancellationResponse {
  at: Date;
  by: string;
  reason: string;
  late: boolean;
  feeMinor: number;
}

export class AppointmentResponse {
  id: string;
  @ApiProperty({ enum: STATES })
  state: AppointmentState;
  /** Pencilled in until the forms are done. */
  provisional: boolean;
  /** When a held or requested time is given up. */
  expiresAt: Date | null;
  startsAt: Date;
  endsAt: Date;
  timezone: string;
  locationId: string;
  client: ClientOfVisitResponse;
  service: string;
  variantId: string;
  priceMinor: number;
  currency: string;
  resources: ResourceOfVisitResponse[];
  channel: string;
  therapistNamed: boolean;
  seriesId: string | null;
  overrideReason: string | null;
  actualStartAt: Date | null;
  actualEndAt: Date | null;
  cancellation: CancellationResponse | null;
  noShowFeeMinor: number | null;
  /** As calendars know the visit, for life. */
  uid: string;
  sequence: number;
  version: number;

  static of(e: DiaryEntry): AppointmentResponse {
    return {
      id: e.id, state: e.state, provisional: e.provisional, expiresAt: e.expiresAt, startsAt: e.startsAt, endsAt: e.endsAt, timezone: e.timezone, locationId: e.locationId,
      client: { id: e.client.id, givenName: e.client.givenName, familyName: e.client.familyName, preferredName: e.client.preferredName },
      service: e.serviceName, variantId: e.variantId, priceMinor: e.priceMinor, currency: e.currency,
      resources: e.resources.map(({ id, name, kind }) => ({ id, name, kind })),
      channel: e.channel, therapistNamed: e.therapistNamed, seriesId: e.seriesId, overrideReason: e.overrideReason, actualStartAt: e.actualStartAt, actualEndAt: e.actualEndAt,
      cancellation: cancellationOf(e), noShowFeeMinor: e.noShow?.feeCents ?? null, uid: e.uid, sequence: e.sequence, version: e.version,
    };
  }
}

const cancellationOf = ({ cancellation }: DiaryEntry): CancellationResponse | null =>
  cancellation && { at: new Date(cancellation.at), by: cancellation.by, reason: cancellation.reasonCode, late: cancellation.late, feeMinor: cancellation.feeCents };

export class HistoryLineResponse {
  version: number;
  at: Date;
  kind: string;
  fromState: string | null;
  toState: string;
  startsAt: Date;
  by: string;
  staffId: string | null;
  reason: string | null;

  static of(line: HistoryLine): HistoryLineResponse {
    return {
      version: line.version, at: line.at, kind: line.kind, fromState: line.fromState, toState: line.toState, startsAt: line.startsAt, by: line.actorKind,
      staffId: line.staffId, reason: line.reason,
    };
  }
}
