import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import type { Promised } from './message';
import { OutboxRepository } from './persistence/outbox.repository';

/** Promises a message in the open unit of work: it is kept if and only if the act is. */
@Injectable()
export class Outbox {
  constructor(
    private readonly messages: OutboxRepository,
    private readonly clock: Clock,
  ) {}

  promise(message: Promised): void {
    this.messages.add({ ...message, channel: 'email' }, this.clock.now());
  }
}
