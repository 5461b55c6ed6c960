import { base64, unbase64 } from './base64.ts';
import { LastWords } from './last-words.ts';

const STORE = 'kept';
const bytes = (text: string) => new TextEncoder().encode(text);

const database = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('rhomboid', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('no storage'));
  });

const inStore = async <T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  const open = await database();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = open.transaction(STORE, mode);
      const request = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = transaction.onerror = () => reject(new Error('storage refused'));
    });
  } finally {
    open.close();
  }
};

type Sealed = Readonly<{ iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer }>;
const isOne = (a: Sealed | undefined, b: Sealed | undefined): boolean => String(a?.iv) === String(b?.iv);

/** Puts the new in the place of the old, unless another tab has put something there meanwhile. Gives what stood there. */
const replace = (place: string, old: Sealed | undefined, next: Sealed): Promise<Sealed | undefined> =>
  inStore('readwrite', (store) => {
    const found = store.get(place) as IDBRequest<Sealed | undefined>;
    found.onsuccess = () => void (isOne(found.result, old) && store.put(next, place));
    return found;
  });

const nameOf = async (token: string): Promise<string> => base64(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes(`name ${token}`))));

/**
 * What this device keeps while it cannot be sent, encrypted; all tabs with the same link keep it in one place. The key
 * is made from the link and the date of birth that the second check asked for, so that it can be made again after a
 * crash, and stays for the tab's session only.
 */
export class Vault {
  readonly #turns = new Map<string, Promise<unknown>>();
  /** As this tab last saw it. */
  readonly #seen = new Map<string, Readonly<{ sealed: Sealed | undefined; value: unknown }>>();
  readonly #tabs: BroadcastChannel;
  #isWiped = false;

  private constructor(
    private readonly name: string,
    private readonly key: CryptoKey,
    /** Of this tab alone. */
    readonly lastWords: LastWords,
  ) {
    this.#tabs = new BroadcastChannel(name);
  }

  static async unlock(token: string, secret: string): Promise<Vault> {
    const material = await crypto.subtle.importKey('raw', bytes(token), 'HKDF', false, ['deriveBits']);
    const raw = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: bytes(secret), info: bytes('kept answers') }, material, 256);
    const name = await nameOf(token);
    sessionStorage.setItem(name, base64(new Uint8Array(raw)));
    return Vault.#of(name, raw);
  }

  /** The vault of this tab, if it was unlocked before a reload. */
  static async again(token: string): Promise<Vault | undefined> {
    const name = await nameOf(token);
    const raw = sessionStorage.getItem(name);
    return raw === null ? undefined : Vault.#of(name, unbase64(raw));
  }

  static async #of(name: string, raw: BufferSource): Promise<Vault> {
    const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
    return new Vault(name, key, await LastWords.madeAhead(`${name} last words`, key));
  }

  /** One change after another, each on top of what is there, so that no tab takes away what another has kept. */
  keep<T>(what: string, change: (kept: T | undefined) => T): Promise<void> {
    return this.#inTurn(what, async () => {
      while (!this.#isWiped && !(await this.#kept(what, change)));
    });
  }

  /** Nothing where nothing was kept, or where it was kept under another key. */
  read<T>(what: string): Promise<T | undefined> {
    return this.#inTurn(what, async () => (await this.#look(what)).value as T | undefined).catch(() => undefined);
  }

  /** In all tabs. */
  wipe(): Promise<void> {
    if (this.#isWiped) return Promise.resolve();
    this.#tabs.postMessage('wiped');
    return this.#wiped();
  }

  onWipedElsewhere(act: () => void): void {
    this.#tabs.onmessage = () => void this.#wiped().catch(() => undefined).then(act);
  }

  leave(): void {
    this.#tabs.close();
  }

  async #wiped(): Promise<void> {
    this.#isWiped = true;
    this.#tabs.close();
    sessionStorage.removeItem(this.name);
    this.lastWords.forget();
    await Promise.allSettled(this.#turns.values());
    await inStore('readwrite', (store) => store.delete(IDBKeyRange.bound(this.name, `${this.name} \uffff`)));
  }

  #inTurn<T>(what: string, act: () => Promise<T>): Promise<T> {
    const turn = (this.#turns.get(what) ?? Promise.resolve()).catch(() => undefined).then(act);
    this.#turns.set(what, turn);
    return turn;
  }

  /** False: another tab was faster, and what it has kept was looked at. */
  async #kept<T>(what: string, change: (kept: T | undefined) => T): Promise<boolean> {
    const seen = this.#seen.get(what) ?? (await this.#look(what));
    const value = change(seen.value as T | undefined);
    const sealed = await this.#seal(value);
    if (!isOne(await replace(this.#placeOf(what), seen.sealed, sealed), seen.sealed)) return void (await this.#look(what)), false;
    this.#seen.set(what, { sealed, value });
    return true;
  }

  async #look(what: string): Promise<Readonly<{ sealed: Sealed | undefined; value: unknown }>> {
    const sealed = await inStore('readonly', (store) => store.get(this.#placeOf(what)) as IDBRequest<Sealed | undefined>);
    const before = this.#seen.get(what);
    const seen = before && isOne(before.sealed, sealed) ? before : { sealed, value: sealed && (await this.#open(sealed)) };
    this.#seen.set(what, seen);
    return seen;
  }

  #placeOf(what: string): string {
    return `${this.name} ${what}`;
  }

  async #seal(value: unknown): Promise<Sealed> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, this.key, bytes(JSON.stringify(value))) };
  }

  async #open({ iv, sealed }: Sealed): Promise<unknown> {
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, this.key, sealed).catch(() => undefined);
    return opened && JSON.parse(new TextDecoder().decode(opened));
  }
}
