export const CHANNELS = ['email', 'sms'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What the record remembers as told once the message is out. Ids and times; no text and no name. */
export type Says = Readonly<Record<string, string>>;

export interface Promised {
  /** `<record>.<what>`, such as `appointment.changed`: who composes it. */
  readonly topic: string;
  readonly recordId: string;
  /** Absent: by mail only. */
  readonly channels?: readonly Channel[];
  /** One message per key and channel, for ever. */
  readonly dedupeKey: string;
  /** Messages with the same one merge while they wait. */
  readonly mergeKey?: string;
  readonly dueAt: Date;
  /** Later than this it would be of no use. */
  readonly expiresAt: Date;
}

export const STATES = ['due', 'sending', 'sent', 'dropped', 'failed'] as const;

/** What became of a message. */
export interface Fate {
  readonly id: string;
  readonly topic: string;
  readonly channel: Channel;
  readonly state: (typeof STATES)[number];
  /** A code: why it was dropped or failed, or how sure it is that it arrived. */
  readonly outcome: string | null;
  readonly dueAt: Date;
  readonly settledAt: Date | null;
}

/** A message that this worker alone may send until the lock runs out. */
export interface Claimed {
  readonly id: string;
  readonly topic: string;
  readonly channel: Channel;
  readonly recordId: string;
  readonly dedupeKey: string;
  readonly dueAt: Date;
  readonly promisedAt: Date | null;
  readonly attempts: number;
  /** How often a server took it without an answer. */
  readonly unanswered: number;
  readonly expired: boolean;
  /** A worker died after it had let go of the message and before it wrote that down. */
  readonly handedOver: boolean;
  readonly says: Says | null;
}
