import { Injectable, Logger } from '@nestjs/common';
import { currentTransaction } from '../../platform/database/transaction';

type Watcher = (clinicId: string, clientId: string) => Promise<void>;

/**
 * Where later modules learn that a client's gate may have opened. They are told after COMMIT and in a transaction of their
 * own: a form that was signed or a review that was made stands, whatever becomes of what waited for it.
 */
@Injectable()
export class GateWatch {
  readonly #logger = new Logger('gate');
  readonly #watchers: Watcher[] = [];

  onOpened(watcher: Watcher): void {
    this.#watchers.push(watcher);
  }

  /** A clearance was granted in the open unit of work. */
  opened(clientId: string): void {
    const tx = currentTransaction();
    tx.afterCommit(async () => {
      for (const watcher of this.#watchers) await watcher(tx.clinicId, clientId).catch((error: unknown) => this.#missed(error));
    });
  }

  #missed(error: unknown): void {
    this.#logger.warn({ name: error instanceof Error ? error.name : 'unknown' }, 'what waited for a gate was not told');
  }
}
