import { Courier } from './courier';

export interface TextMessage {
  readonly id: string;
  /** `+12125550199`. */
  readonly to: string;
  readonly text: string;
}

/** What the provider says that it was asked: the fields of a form, and what it signed them with. */
export interface ProviderCall {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly signature: string;
}

export abstract class TextTransport extends Courier<TextMessage> {
  /** Whether this call comes from the provider. */
  abstract isGenuine(call: ProviderCall): boolean;
}

/** Where no provider is set. */
export class NoTexts extends TextTransport {
  readonly available: boolean = false;

  send(): Promise<void> {
    return Promise.reject(new Error('no provider of text messages is set'));
  }

  isGenuine(): boolean {
    return false;
  }
}
