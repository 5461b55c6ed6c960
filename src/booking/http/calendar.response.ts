import type { Feed } from '../persistence/calendar-feed.repository';

export class FeedResponse {
  id: string;
  resourceId: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;

  static of({ id, resourceId, createdAt, lastUsedAt, revokedAt }: Feed): FeedResponse {
    return { id, resourceId, createdAt, lastUsedAt, revokedAt };
  }
}

export class NewFeedResponse extends FeedResponse {
  /** Below the address of this server. */
  path: string;

  static ofNew({ feed, secret, clinicId }: { feed: Feed; secret: string; clinicId: string }): NewFeedResponse {
    return { ...FeedResponse.of(feed), path: `/api/v1/calendars/${clinicId}/${secret}.ics` };
  }
}
