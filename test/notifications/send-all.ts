import { setTimeout as pause } from 'node:timers/promises';
import { MailWorker } from '../../src/notifications';
import { Clock } from '../../src/platform/clock/clock';
import { connect } from '../support/database';
import type { World } from '../support/world';

const WAITING = `SELECT count(*)::int AS n FROM outbox WHERE state = 'sending' OR (state = 'due' AND due_at <= $1)`;

/** Until nothing that is due waits any more: the server's own worker may be at it too. */
export const sendAll = async (world: World): Promise<void> => {
  const admin = await connect(world.database.adminUrl);
  try {
    for (let tries = 0; tries < 400; tries++) {
      await world.app.get(MailWorker, { strict: false }).sendDue();
      const { rows } = await admin.query<{ n: number }>(WAITING, [world.app.get(Clock, { strict: false }).now()]);
      if (rows[0]?.n === 0) return;
      await pause(25);
    }
    throw new Error('the outbox is never empty');
  } finally {
    await admin.end();
  }
};
