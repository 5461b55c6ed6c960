import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';
import type { Fate, Promised } from './message';
import { OutboxRepository } from './persistence/outbox.repository';
import { TextTransport } from './text-transport';

/** Both join the open unit of work. */
@Injectable()
export class Outbox {
  constructor(
    private readonly messages: OutboxRepository,
    private readonly texts: TextTransport,
    private readonly clock: Clock,
  ) {}

  /** Newest first: what became of the messages about a record. */
  about(recordId: string): Promise<Fate[]> {
    return this.messages.ofRecord(recordId);
  }

  /** Kept if and only if the act is. One for each channel that this server has; mail waits for a server that has it, as long as it is of use. */
  promise({ channels = ['email'], ...message }: Promised): void {
    for (const channel of channels.filter((one) => one === 'email' || this.texts.available)) this.messages.add(channel, message, this.clock.now());
  }
}
