import { Injectable } from '@nestjs/common';
import { Outbox } from '../../../notifications';
import { Clock } from '../../../platform/clock/clock';
import type { Appointment } from '../../domain/appointment';
import { dayBefore, earliestCheck, earliestReminder } from '../../domain/quiet-hours';
import type { Instant } from '../../domain/time';

export const CHANGED = 'appointment.changed';
export const REMINDER = 'appointment.reminder';
export const CHECK = 'appointment.check';

/** Booked and changed again at once, the client hears of it once. */
const GRACE_MS = 3 * 60_000;
const KEPT_MS = 48 * 3600_000;
const CHANNELS = ['email', 'sms'] as const;

/** Promises messages in the transaction of the act. What they say, when and whether at all is decided when they are sent. */
@Injectable()
export class AppointmentMessages {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  made(a: Appointment): void {
    this.changed(a);
    this.before(a);
  }

  /** What comes before a visit. Keyed by the start: a visit that moves gets new ones, and the old ones find that they no longer fit. */
  before(a: Appointment): void {
    this.#remind(a);
    if (a.state === 'booked') this.#check(a);
  }

  changed({ id, version }: Readonly<{ id: string; version: number }>): void {
    const now = this.clock.now().getTime();
    this.outbox.promise({
      topic: CHANGED, recordId: id, channels: CHANNELS, dedupeKey: `${CHANGED}:${id}:v${version}`, mergeKey: `${CHANGED}:${id}`,
      dueAt: new Date(now + GRACE_MS), expiresAt: new Date(now + KEPT_MS),
    });
  }

  #remind({ id, startsAt, timezone }: Appointment): void {
    const now = this.clock.now().getTime();
    if (dayBefore(startsAt, timezone) <= now) return;
    this.outbox.promise({
      topic: REMINDER, recordId: id, channels: CHANNELS, dedupeKey: keyOf(REMINDER, id, startsAt),
      dueAt: new Date(Math.max(now, earliestReminder(startsAt, timezone))), expiresAt: new Date(startsAt),
    });
  }

  #check({ id, startsAt }: Appointment): void {
    const now = this.clock.now().getTime();
    if (startsAt <= now) return;
    this.outbox.promise({
      topic: CHECK, recordId: id, channels: CHANNELS, dedupeKey: keyOf(CHECK, id, startsAt),
      dueAt: new Date(Math.max(now + GRACE_MS, earliestCheck(startsAt))), expiresAt: new Date(startsAt),
    });
  }
}

const keyOf = (topic: string, id: string, startsAt: Instant): string => `${topic}:${id}:${new Date(startsAt).toISOString()}`;

/** Of which start it was promised to tell. */
export const promisedStart = (dedupeKey: string): Date => new Date(/\d{4}-\d\d-\d\dT[\d:.]+Z/.exec(dedupeKey)?.[0] ?? NaN);
