import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { hashOf } from '../platform/ids/ids';
import { Composers, type Composed } from './composers';
import { Refused, Unanswered } from './courier';
import { MailTransport } from './mail-transport';
import type { Claimed } from './message';
import { OutboxRepository } from './persistence/outbox.repository';
import { TextTransport } from './text-transport';

const MINUTE_MS = 60_000;
/** Longer than a server takes to answer. Who has not settled by then has died. */
const ANSWER_MS = 5 * MINUTE_MS;
const WAITS_MS = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 120 * MINUTE_MS];

type Telling = Extract<Composed, { kind: 'mail' | 'text' }>;

/** What it says came to be wrong while it was on its way. */
class Outdated extends Error {}
/** Another worker has it: the lock ran out. */
class Outrun extends Error {}

/** Takes one claimed message to its end. Composed anew from the records at each try, so nothing stale goes out. */
@Injectable()
export class HandOver {
  readonly #logger = new Logger('messages');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly outbox: OutboxRepository,
    private readonly composers: Composers,
    private readonly mails: MailTransport,
    private readonly texts: TextTransport,
    private readonly clock: Clock,
  ) {}

  async one(clinicId: string, claimed: Claimed): Promise<void> {
    // It left, and the worker died before it heard of it: once is right, twice is not.
    if (claimed.handedOver) return this.#settle(clinicId, claimed, 'sent', 'unconfirmed', claimed.says);
    if (claimed.expired) return this.#settle(clinicId, claimed, 'dropped', 'too_late');
    const composed = await this.uow.run(clinicId, () => this.composers.compose(claimed));
    if (composed.kind === 'wait') return this.#release(clinicId, claimed, composed.until, 'not_yet', { unasked: true });
    if (composed.kind === 'drop') return this.#settle(clinicId, claimed, 'dropped', composed.why, composed.says);
    try {
      await this.#send(clinicId, claimed, composed);
    } catch (error) {
      return this.#failed(clinicId, claimed, composed, error);
    }
    return this.#settle(clinicId, claimed, 'sent', 'handed_over', composed.says);
  }

  #send(clinicId: string, claimed: Claimed, composed: Telling): Promise<void> {
    const letGo = (): Promise<void> => this.#letGo(clinicId, claimed, composed);
    return composed.kind === 'mail'
      ? this.mails.send({ ...composed.mail, messageId: messageIdOf(claimed) }, letGo)
      : this.texts.send({ ...composed.text, id: claimed.id }, letGo);
  }

  #letGo(clinicId: string, claimed: Claimed, { says, stillTrue, ...composed }: Telling): Promise<void> {
    const bodyHash = hashOf(composed.kind === 'mail' ? `${composed.mail.subject}\n${composed.mail.text}` : composed.text.text);
    return this.uow.run(clinicId, async () => {
      const now = this.clock.now();
      if (stillTrue && !(await stillTrue())) throw new Outdated();
      if (!(await this.outbox.handOver(claimed, now, new Date(now.getTime() + ANSWER_MS), says, bodyHash))) throw new Outrun();
    });
  }

  #failed(clinicId: string, claimed: Claimed, composed: Telling, error: unknown): Promise<void> {
    const now = this.clock.now().getTime();
    if (error instanceof Outrun) return Promise.resolve();
    if (error instanceof Outdated) return this.#release(clinicId, claimed, new Date(now), 'outdated', { unasked: true });
    const wait = WAITS_MS[claimed.attempts - 1];
    const final = wait === undefined || error instanceof Refused || (error instanceof Unanswered && !mayRepeat(composed, claimed));
    this.#logger.warn({ name: error instanceof Error ? error.name : 'unknown', attempts: claimed.attempts, final }, 'a message was not handed over');
    if (!final) return this.#release(clinicId, claimed, new Date(now + wait), 'unreachable', { unanswered: error instanceof Unanswered });
    if (error instanceof Unanswered) return this.#settle(clinicId, claimed, 'sent', 'unconfirmed', composed.says);
    return this.#settle(clinicId, claimed, 'failed', error instanceof Refused ? 'refused' : 'unreachable');
  }

  #settle(clinicId: string, claimed: Claimed, state: 'sent' | 'dropped' | 'failed', outcome: string, says?: Claimed['says']): Promise<void> {
    return this.uow.run(clinicId, async () => {
      if ((await this.outbox.settle(claimed, this.clock.now(), state, outcome)) && says) await this.composers.said(claimed, says);
    });
  }

  async #release(clinicId: string, claimed: Claimed, dueAt: Date, outcome: string, how: { unasked?: boolean; unanswered?: boolean }): Promise<void> {
    await this.uow.run(clinicId, () => this.outbox.release(claimed, this.clock.now(), dueAt, outcome, how));
  }
}

/** The same for each try at one promise. A newer promise takes over the row of one that waits: by the same id, programs would hide what is new. */
const messageIdOf = ({ id, dedupeKey }: Claimed): string => `<${id}.${hashOf(dedupeKey).toString('hex').slice(0, 16)}@rhomboid>`;

/** Once, under the same Message-ID. A text has none, and is paid. */
const mayRepeat = (composed: Telling, { unanswered }: Claimed): boolean => composed.kind === 'mail' && composed.repeatable === true && unanswered === 0;
