/** No second try would help: the address or the content is refused. */
export class Refused extends Error {}

/** All of it was handed over, and no answer came: it may have been delivered or not. */
export class Unanswered extends Error {}

/**
 * Hands over one message. All but the last of it is sent; then `letGo` writes down that the message leaves, and then the
 * rest is. Where `letGo` rejects, the message was not delivered, and its error is thrown. `Refused` and `Unanswered` as
 * they say; anything else: not delivered this time.
 */
export abstract class Courier<Message> {
  abstract readonly available: boolean;
  abstract send(message: Message, letGo: () => Promise<void>): Promise<void>;
}
