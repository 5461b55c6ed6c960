import { ApiProperty } from '@nestjs/swagger';
import type { DiaryEntry } from '../persistence/diary.query';
import type { SeriesDate } from '../domain/series';
import { AppointmentResponse } from './appointment.response';
import { WhyNotResponse } from './availability.response';

export class SeriesDateResponse {
  /** The local day. */
  date: string;
  /** free, conflict, or no_such_time where the clocks skip that time. */
  @ApiProperty({ enum: ['free', 'conflict', 'no_such_time'] })
  kind: SeriesDate['kind'];
  startsAt: string;
  reasons: WhyNotResponse[];
  /** A time close by that can be had instead. */
  proposedStart: string | null;

  static of(one: SeriesDate): SeriesDateResponse {
    return {
      date: one.date,
      kind: one.kind,
      startsAt: new Date(one.kind === 'free' ? one.slot.startsAt : one.startsAt).toISOString(),
      reasons: one.kind === 'conflict' ? one.reasons.map((reason) => WhyNotResponse.of(reason)) : [],
      proposedStart: one.kind !== 'free' && one.proposal ? new Date(one.proposal.startsAt).toISOString() : null,
    };
  }
}

export class SeriesResponse {
  id: string;
  appointments: AppointmentResponse[];

  static of({ id, visits }: { id: string; visits: readonly DiaryEntry[] }): SeriesResponse {
    return { id, appointments: visits.map((visit) => AppointmentResponse.of(visit)) };
  }
}
