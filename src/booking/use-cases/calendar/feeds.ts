import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../audit-trail';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { DomainError, notFound } from '../../../platform/errors/domain-error';
import { hashOf, newId, newSecret } from '../../../platform/ids/ids';
import { signedInStaff } from '../../../staff';
import { CalendarFeedRepository, type Feed, type FeedVisit } from '../../persistence/calendar-feed.repository';
import { ResourceRepository } from '../../persistence/resource.repository';
import { icalendar, type CalendarEvent } from './icalendar';
import { statusOf } from './visit-event';

const DAY_MS = 24 * 3600_000;
const PAST_DAYS = 30;
const AHEAD_DAYS = 180;

/** Calendars to subscribe to, by a secret address: when and where, never who or what for. */
@Injectable()
export class CalendarFeeds {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly feeds: CalendarFeedRepository,
    private readonly resources: ResourceRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The secret is told once. Who is not an owner opens their own only. */
  open(resourceId: string): Promise<{ feed: Feed; secret: string; clinicId: string }> {
    const { clinicId, staffId } = signedInStaff();
    return this.uow.run(clinicId, async () => {
      await this.#refuseOthers(resourceId);
      const [id, secret] = [newId(), newSecret()];
      await this.feeds.add({ id, resourceId, tokenHash: hashOf(secret), createdBy: staffId });
      this.audit.record({ action: 'calendar_feed.create', recordType: 'calendar_feed', recordId: id });
      const feed = await this.feeds.findById(id);
      if (!feed) throw new Error('a feed vanished in its own transaction');
      return { feed, secret, clinicId };
    });
  }

  list(resourceId: string): Promise<Feed[]> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      await this.#refuseOthers(resourceId);
      return this.feeds.ofResource(resourceId);
    });
  }

  revoke(id: string): Promise<void> {
    return this.uow.run(signedInStaff().clinicId, async () => {
      const feed = await this.feeds.findById(id);
      if (!feed) throw notFound();
      await this.#refuseOthers(feed.resourceId);
      await this.feeds.revoke(id, this.clock.now());
      this.audit.record({ action: 'calendar_feed.revoke', recordType: 'calendar_feed', recordId: id });
    });
  }

  /** What the holder of the address sees. */
  read(clinicId: string, secret: string): Promise<string> {
    return this.uow.run(clinicId, async () => {
      const feed = await this.feeds.findByHash(hashOf(secret));
      if (!feed) throw notFound();
      if (feed.revokedAt) throw new DomainError('gone', 'calendar_revoked', 'This calendar address was revoked. Ask the clinic for a new one.');
      const now = this.clock.now();
      this.feeds.used(feed.id, now);
      const [from, to] = [-PAST_DAYS, AHEAD_DAYS].map((days) => new Date(now.getTime() + days * DAY_MS)) as [Date, Date];
      const visits = await this.feeds.visits(feed.resourceId, from, to);
      return icalendar({ name: feed.resourceName, method: 'PUBLISH', events: visits.map(eventOf) });
    });
  }

  async #refuseOthers(resourceId: string): Promise<void> {
    const { staffId, permissions } = signedInStaff();
    const resource = await this.resources.findById(resourceId);
    if (!resource || (resource.staffId !== staffId && !permissions.has('booking:manage'))) throw notFound();
  }
}

const eventOf = (visit: FeedVisit): CalendarEvent => ({
  uid: visit.uid, sequence: visit.sequence, startsAt: visit.startsAt, endsAt: visit.endsAt, changedAt: visit.changedAt, status: statusOf(visit.state),
  summary: 'Session', ...(visit.others.length > 0 && { location: visit.others.join(', ') }),
});
