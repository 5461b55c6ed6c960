import { Injectable } from '@nestjs/common';
import { Outbox } from '../../../notifications';
import type { Appointment } from '../../domain/appointment';

export const SETTLE = 'provisional.settle';

const LAST_LOOK_MS = 15 * 60_000;
const AFTER_MS = 1_000;
const KEPT_MS = 24 * 3600_000;

/** Wakes the server up about a time that waits for forms: shortly before it ends, in case a step was lost, and when it has ended. */
@Injectable()
export class ProvisionalAlarm {
  constructor(private readonly outbox: Outbox) {}

  set({ id, provisional, expiresAt }: Appointment): void {
    if (!provisional || expiresAt === null) return;
    for (const [when, at] of [['before', expiresAt - LAST_LOOK_MS], ['after', expiresAt + AFTER_MS]] as const)
      this.outbox.promise({ topic: SETTLE, recordId: id, dedupeKey: `${SETTLE}:${id}:${when}`, dueAt: new Date(at), expiresAt: new Date(expiresAt + KEPT_MS) });
  }
}
