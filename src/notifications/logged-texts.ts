import { Logger } from '@nestjs/common';
import { TextTransport, type TextMessage } from './text-transport';

/** For trying out: notes that there would be a message. The number and the text stay out of the log. */
export class LoggedTexts extends TextTransport {
  readonly available = true;
  readonly #logger = new Logger('texts');

  async send({ id }: TextMessage, letGo: () => Promise<void>): Promise<void> {
    await letGo();
    this.#logger.log({ message: id }, 'a text message would be sent');
  }

  isGenuine(): boolean {
    return false;
  }
}
