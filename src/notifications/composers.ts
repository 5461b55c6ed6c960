import { Injectable } from '@nestjs/common';
import type { Mail } from './mail-transport';

/** What there is to say now; `whenSent` writes down that it was said, in the transaction that settles the message. */
export type Composed =
  | Readonly<{ kind: 'mail'; mail: Omit<Mail, 'messageId'>; whenSent?: () => Promise<void> }>
  /** Nothing to say any more, with a code for the record. */
  | Readonly<{ kind: 'drop'; why: string }>;

export type Compose = (message: Readonly<{ recordId: string; dedupeKey: string }>) => Promise<Composed>;

/** Each module composes the messages about its own records, from what is true when they are sent. */
@Injectable()
export class Composers {
  readonly #byTopic = new Map<string, Compose>();

  register(topic: string, compose: Compose): void {
    this.#byTopic.set(topic, compose);
  }

  /** Inside a unit of work of the clinic. */
  compose(topic: string, message: Parameters<Compose>[0]): Promise<Composed> {
    const compose = this.#byTopic.get(topic);
    return compose ? compose(message) : Promise.resolve({ kind: 'drop', why: 'topic_unknown' });
  }
}
