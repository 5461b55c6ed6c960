import { base64, unbase64 } from './base64.ts';

const LONGEST = 32_768;

type Parted = Readonly<{ iv: string; at: number; text: string }>;

/** AES-GCM over nothing but zeros is its key stream. */
const streamOf = async (key: CryptoKey, iv: Uint8Array<ArrayBuffer>): Promise<Uint8Array> => new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new Uint8Array(LONGEST))).subarray(0, LONGEST);

const mixed = (text: Uint8Array, stream: Uint8Array, at: number): Uint8Array => text.map((byte, n) => byte ^ (stream[at + n] ?? 0));

/**
 * What is said as the page goes away, when nobody waits for a cipher or a database any more: enciphered with a key stream
 * that was made ahead, in the storage of the tab, until the page is there again.
 */
export class LastWords {
  /** No byte of the stream is used twice. */
  #used = 0;

  private constructor(
    private readonly place: string,
    private readonly key: CryptoKey,
    private readonly iv: Uint8Array<ArrayBuffer>,
    private readonly stream: Uint8Array,
  ) {}

  static async madeAhead(place: string, key: CryptoKey): Promise<LastWords> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return new LastWords(place, key, iv, await streamOf(key, iv));
  }

  /** In the place of what was said before. */
  say(value: unknown): void {
    const text = new TextEncoder().encode(JSON.stringify(value));
    if (this.#used + text.length > LONGEST) return;
    const parted: Parted = { iv: base64(this.iv), at: this.#used, text: base64(mixed(text, this.stream, this.#used)) };
    this.#used += text.length;
    sessionStorage.setItem(this.place, JSON.stringify(parted));
  }

  async heard(): Promise<unknown> {
    const parted = sessionStorage.getItem(this.place);
    if (parted === null) return undefined;
    const { iv, at, text } = JSON.parse(parted) as Parted;
    return JSON.parse(new TextDecoder().decode(mixed(unbase64(text), await streamOf(this.key, unbase64(iv)), at)));
  }

  forget(): void {
    sessionStorage.removeItem(this.place);
  }
}
