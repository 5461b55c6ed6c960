import type { Diary } from '../use-cases/read-diary';
import { BlockResponse } from './absence.response';
import { AppointmentResponse } from './appointment.response';
import type { Page } from '../../platform/http/page';
import type { DiaryEntry } from '../persistence/diary.query';

export class DiaryResponse {
  appointments: AppointmentResponse[];
  blocks: BlockResponse[];

  static of({ entries, blocks }: Diary): DiaryResponse {
    return {
      appointments: entries.map((entry) => AppointmentResponse.of(entry)),
      blocks: blocks.map(({ id, resourceId, startsAt, endsAt, reason }) => ({ id, resourceId, startsAt, endsAt, reason })),
    };
  }
}

export class AppointmentPageResponse {
  items: AppointmentResponse[];
  /** Absent on the last page. */
  nextCursor?: string;

  static of({ items, nextCursor }: Page<DiaryEntry>): AppointmentPageResponse {
    return { items: items.map((entry) => AppointmentResponse.of(entry)), ...(nextCursor !== undefined && { nextCursor }) };
  }
}
