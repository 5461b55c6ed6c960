import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { Composers } from './composers';
import { HandOver } from './hand-over';
import { MailTransport } from './mail-transport';
import type { Channel } from './message';
import { ClaimedMeanwhile, OutboxRepository } from './persistence/outbox.repository';
import { TextTransport } from './text-transport';

/** Until it leaves; a worker that died before then frees its message after it. */
const LOCK_MS = 2 * 60_000;
const POLL_MS = 5_000;
const ROUND = 200;
/** How long a server that stops waits for the message it is handing over. */
const LAST_MESSAGE_MS = 3_000;

/** Sends what is due, one message at a time per process; rings alarms on a server without mail too. */
@Injectable()
export class MailWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger('messages');
  #timer?: NodeJS.Timeout;
  #stopped = false;
  #round: Promise<number> = Promise.resolve(0);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly outbox: OutboxRepository,
    private readonly handOver: HandOver,
    private readonly composers: Composers,
    private readonly mails: MailTransport,
    private readonly texts: TextTransport,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.#schedule(0);
  }

  async onApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await Promise.race([this.#round, new Promise((resolve) => setTimeout(resolve, LAST_MESSAGE_MS).unref())]);
  }

  /** One round over all clinics, after the one that is under way; how many messages were taken to an end or put off. */
  sendDue(): Promise<number> {
    const round = this.#round.then(() => this.#sendAll());
    this.#round = round.catch(() => 0);
    return round;
  }

  async #sendAll(): Promise<number> {
    let taken = 0;
    for (const clinicId of await this.outbox.clinicsWithDue(this.clock.now()))
      for (let more = true; more && taken < ROUND && !this.#stopped; ) {
        more = await this.#sendNext(clinicId);
        if (more) taken += 1;
      }
    return taken;
  }

  #schedule(inMs: number): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.sendDue()
        .catch((error: unknown) => this.#logger.error({ name: error instanceof Error ? error.name : 'unknown' }, 'a round of messages failed'))
        .finally(() => this.#schedule(POLL_MS));
    }, inMs);
  }

  /** Those that this server has a way for. */
  #channels(): Channel[] {
    return [...(this.mails.available ? (['email'] as const) : []), ...(this.texts.available ? (['sms'] as const) : [])];
  }

  async #sendNext(clinicId: string): Promise<boolean> {
    const now = this.clock.now();
    const claimed = await this.uow.run(clinicId, () => this.outbox.claimNext(now, new Date(now.getTime() + LOCK_MS), this.#channels(), this.composers.alarms)).catch((error: unknown) => {
      if (error instanceof ClaimedMeanwhile) return 'again' as const;
      throw error;
    });
    if (claimed && claimed !== 'again') await this.handOver.one(clinicId, claimed);
    return claimed !== undefined;
  }
}
