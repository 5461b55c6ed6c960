import { Injectable } from '@nestjs/common';
import { Outbox } from '../../notifications';
import type { Appointment } from '../domain/appointment';

export const SETTLE = 'provisional.settle';

const LAST_LOOK_MS = 15 * 60_000;
const AFTER_MS = 1_000;
const KEPT_MS = 24 * 3600_000;

/** Wakes the server up about a time that waits for forms or for the clinic's answer: shortly before it ends, in case a step was lost, and when it has ended. */
@Injectable()
export class ExpiryAlarm {
  constructor(private readonly outbox: Outbox) {}

  set({ id, state, provisional, expiresAt }: Appointment): void {
    if (expiresAt === null || !(provisional || state === 'requested')) return;
    for (const at of [expiresAt - LAST_LOOK_MS, expiresAt + AFTER_MS])
      this.outbox.promise({ topic: SETTLE, recordId: id, dedupeKey: `${SETTLE}:${id}:${new Date(at).toISOString()}`, dueAt: new Date(at), expiresAt: new Date(expiresAt + KEPT_MS) });
  }
}
