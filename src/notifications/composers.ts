import { Injectable } from '@nestjs/common';
import type { Mail } from './mail-transport';
import type { Claimed, Says } from './message';
import type { TextMessage } from './text-transport';

interface Telling {
  /** What is on record as told once it is out. */
  readonly says?: Says;
  /** Asked again in the moment that it leaves, in a unit of work of the clinic. */
  readonly stillTrue?: () => Promise<boolean>;
}

/** What there is to say now. */
export type Composed =
  /** `repeatable`: better heard twice than not at all, where a server took it and never answered. */
  | (Telling & Readonly<{ kind: 'mail'; mail: Omit<Mail, 'messageId'>; repeatable?: boolean }>)
  | (Telling & Readonly<{ kind: 'text'; text: Omit<TextMessage, 'id'> }>)
  /** Not yet. */
  | Readonly<{ kind: 'wait'; until: Date }>
  /** Nothing to say any more, with a code for the record. */
  | Readonly<{ kind: 'drop'; why: string; says?: Says }>;

export type Compose = (message: Pick<Claimed, 'recordId' | 'dedupeKey' | 'channel' | 'promisedAt'>) => Promise<Composed>;
/** Writes down that it was said, in the transaction that settles the message. */
export type WhenSaid = (recordId: string, says: Says) => Promise<void>;

interface Handling {
  readonly whenSaid?: WhenSaid;
  /** Nothing to send: it wakes up who set it, on a server that has no way to send, too. */
  readonly isAlarm?: boolean;
}

/** Each module composes the messages about its own records, from what is true when they are sent. */
@Injectable()
export class Composers {
  readonly #byTopic = new Map<string, Handling & { readonly compose: Compose }>();

  register(topic: string, compose: Compose, handling: Handling = {}): void {
    this.#byTopic.set(topic, { compose, ...handling });
  }

  /** The topics of alarms. */
  get alarms(): readonly string[] {
    return [...this.#byTopic].flatMap(([topic, { isAlarm }]) => (isAlarm ? [topic] : []));
  }

  /** Inside a unit of work of the clinic. */
  compose(message: Claimed): Promise<Composed> {
    return this.#byTopic.get(message.topic)?.compose(message) ?? Promise.resolve({ kind: 'drop', why: 'topic_unknown' });
  }

  async said({ topic, recordId }: Claimed, says: Says): Promise<void> {
    await this.#byTopic.get(topic)?.whenSaid?.(recordId, says);
  }
}
