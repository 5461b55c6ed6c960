import { Injectable } from '@nestjs/common';
import { Outbox } from '../../../notifications';
import { Clock } from '../../../platform/clock/clock';
import type { Appointment } from '../../domain/appointment';
import { dayBefore, earliestReminder } from '../../domain/quiet-hours';

export const CHANGED = 'appointment.changed';
export const REMINDER = 'appointment.reminder';

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
    this.remind(a);
  }

  changed({ id, version }: Readonly<{ id: string; version: number }>): void {
    const now = this.clock.now().getTime();
    this.outbox.promise({
      topic: CHANGED, recordId: id, channels: CHANNELS, dedupeKey: `${CHANGED}:${id}:v${version}`, mergeKey: `${CHANGED}:${id}`,
      dueAt: new Date(now + GRACE_MS), expiresAt: new Date(now + KEPT_MS),
    });
  }

  /** Keyed by the start: a visit that moves gets a new one, and the old one finds that it no longer fits. */
  remind({ id, startsAt, timezone }: Appointment): void {
    const now = this.clock.now().getTime();
    if (dayBefore(startsAt, timezone) <= now) return;
    this.outbox.promise({
      topic: REMINDER, recordId: id, channels: CHANNELS, dedupeKey: reminderKey(id, new Date(startsAt)),
      dueAt: new Date(Math.max(now, earliestReminder(startsAt, timezone))), expiresAt: new Date(startsAt),
    });
  }
}

const reminderKey = (id: string, startsAt: Date): string => `${REMINDER}:${id}:${startsAt.toISOString()}`;

/** Of which start it was promised to remind. */
export const remindedStart = (dedupeKey: string): Date => new Date(/\d{4}-\d\d-\d\dT[\d:.]+Z/.exec(dedupeKey)?.[0] ?? NaN);
