import { pageOf } from '../../platform/http/page';
import type { ListedScreening } from '../use-cases/read-screenings';

export class ListedScreeningResponse {
  id: string;
  intakeId: string;
  /** One of the six levels. */
  level: string;
  ruleSetVersion: string;
  answeredAt: Date;
  screenedAt: Date;
}

export class ScreeningListResponse {
  items: ListedScreeningResponse[];
  /** Absent on the last page. */
  nextCursor?: string;

  static of(rows: readonly ListedScreening[], limit: number): ScreeningListResponse {
    const items = rows.map(({ id, intakeId, level, ruleSetVersion, answeredAt, screenedAt }) => ({ id, intakeId, level, ruleSetVersion, answeredAt, screenedAt }));
    return pageOf(items, limit, ({ screenedAt, id }) => [screenedAt.toISOString(), id]);
  }
}
