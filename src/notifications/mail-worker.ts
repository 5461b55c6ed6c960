import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { hashOf } from '../platform/ids/ids';
import { Composers, type Composed } from './composers';
import { MailRefused, MailTransport } from './mail-transport';
import { OutboxRepository, type Claimed } from './persistence/outbox.repository';

const MINUTE_MS = 60_000;
/** Longer than a mail takes to hand over; a worker that died frees its message after it. */
const LOCK_MS = 2 * MINUTE_MS;
const POLL_MS = 5_000;
const WAITS_MS = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 120 * MINUTE_MS];
const ROUND = 200;
/** How long a server that stops waits for the mail it is handing over. */
const LAST_MAIL_MS = 3_000;

/**
 * Sends what is due, one message at a time per process. Composed anew from the records at each try, so nothing stale goes
 * out. A worker that dies between handing over and settling causes one repeat, under the same Message-ID.
 */
@Injectable()
export class MailWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger('mail');
  #timer?: NodeJS.Timeout;
  #stopped = false;
  #round: Promise<number> = Promise.resolve(0);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly outbox: OutboxRepository,
    private readonly composers: Composers,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    if (this.transport.available) this.#schedule();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await Promise.race([this.#round, new Promise((resolve) => setTimeout(resolve, LAST_MAIL_MS).unref())]);
  }

  /** One round over all clinics; how many messages were settled. */
  async sendDue(): Promise<number> {
    let settled = 0;
    for (const clinicId of await this.outbox.clinicsWithDue(this.clock.now()))
      for (let more = true; more && settled < ROUND && !this.#stopped; ) {
        more = await this.#sendNext(clinicId);
        if (more) settled += 1;
      }
    return settled;
  }

  #schedule(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#round = this.sendDue()
        .catch((error: unknown) => {
          this.#logger.error({ name: error instanceof Error ? error.name : 'unknown' }, 'a round of messages failed');
          return 0;
        })
        .finally(() => this.#schedule());
    }, POLL_MS);
  }

  async #sendNext(clinicId: string): Promise<boolean> {
    const now = this.clock.now();
    const claimed = await this.uow.run(clinicId, () => this.outbox.claimNext(now, new Date(now.getTime() + LOCK_MS)));
    if (!claimed) return false;
    if (claimed.expired) await this.#settle(clinicId, claimed, { kind: 'drop', why: 'too_late' });
    else await this.#send(clinicId, claimed);
    return true;
  }

  async #send(clinicId: string, claimed: Claimed): Promise<void> {
    const composed = await this.uow.run(clinicId, () => this.composers.compose(claimed.topic, claimed));
    if (composed.kind === 'mail') {
      try {
        await this.transport.send({ ...composed.mail, messageId: `<${claimed.id}@rhomboid>` });
      } catch (error) {
        return this.#failed(clinicId, claimed, error);
      }
    }
    await this.#settle(clinicId, claimed, composed);
  }

  #settle(clinicId: string, { id }: Claimed, composed: Composed): Promise<void> {
    return this.uow.run(clinicId, async () => {
      const to =
        composed.kind === 'drop'
          ? ({ state: 'dropped', outcome: composed.why } as const)
          : ({ state: 'sent', outcome: 'handed_over', bodyHash: hashOf(`${composed.mail.subject}\n${composed.mail.text}`) } as const);
      if ((await this.outbox.settle(id, this.clock.now(), to)) && composed.kind === 'mail') await composed.whenSent?.();
    });
  }

  async #failed(clinicId: string, { id, attempts }: Claimed, error: unknown): Promise<void> {
    const now = this.clock.now();
    const wait = error instanceof MailRefused ? undefined : WAITS_MS[attempts - 1];
    this.#logger.warn({ name: error instanceof Error ? error.name : 'unknown', attempts, final: wait === undefined }, 'a message was not handed over');
    await this.uow.run(clinicId, async () => {
      if (wait === undefined) await this.outbox.settle(id, now, { state: 'failed', outcome: error instanceof MailRefused ? 'refused' : 'unreachable' });
      else await this.outbox.retry(id, now, new Date(now.getTime() + wait), 'unreachable');
    });
  }
}
