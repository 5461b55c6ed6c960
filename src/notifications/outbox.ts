import { Injectable } from '@nestjs/common';
import { OutboxRepository, type Promised } from './persistence/outbox.repository';

/** Promises a message in the open unit of work: it is kept if and only if the act is. */
@Injectable()
export class Outbox {
  constructor(private readonly messages: OutboxRepository) {}

  promise(message: Promised): void {
    this.messages.add(message);
  }
}
