const STORE = 'kept';
const bytes = (text: string) => new TextEncoder().encode(text);
const base64 = (raw: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(raw)));
const unbase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

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

const nameOf = async (token: string): Promise<string> => base64(await crypto.subtle.digest('SHA-256', bytes(`name ${token}`)));

/**
 * What this device keeps while it cannot be sent, encrypted. The key is made from the link and the date of birth that
 * the second check asked for, so that it can be made again after a crash, and stays for the tab's session only.
 */
export class Vault {
  #turn: Promise<void> = Promise.resolve();

  private constructor(
    private readonly name: string,
    private readonly key: CryptoKey,
  ) {}

  static async unlock(token: string, secret: string): Promise<Vault> {
    const material = await crypto.subtle.importKey('raw', bytes(token), 'HKDF', false, ['deriveBits']);
    const raw = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: bytes(secret), info: bytes('kept answers') }, material, 256);
    const name = await nameOf(token);
    sessionStorage.setItem(name, base64(raw));
    return Vault.#of(name, raw);
  }

  /** The vault of this tab, if it was unlocked before a reload. */
  static async again(token: string): Promise<Vault | undefined> {
    const name = await nameOf(token);
    const raw = sessionStorage.getItem(name);
    return raw === null ? undefined : Vault.#of(name, unbase64(raw));
  }

  static async #of(name: string, raw: BufferSource): Promise<Vault> {
    return new Vault(name, await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']));
  }

  /** One after another, so that the newest is the one that stays. */
  keep(what: string, value: unknown): Promise<void> {
    return this.#inTurn(() => this.#keep(what, value));
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.catch(() => undefined).then(act);
    return this.#turn;
  }

  async #keep(what: string, value: unknown): Promise<void> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, this.key, bytes(JSON.stringify(value)));
    await inStore('readwrite', (store) => store.put({ iv, sealed }, `${this.name} ${what}`));
  }

  /** Nothing where nothing was kept, or where it was kept under another key. */
  async read<T>(what: string): Promise<T | undefined> {
    try {
      const kept = await inStore<{ iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer } | undefined>('readonly', (store) => store.get(`${this.name} ${what}`));
      if (!kept) return undefined;
      const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.iv }, this.key, kept.sealed);
      return JSON.parse(new TextDecoder().decode(opened)) as T;
    } catch {
      return undefined;
    }
  }

  wipe(): Promise<void> {
    sessionStorage.removeItem(this.name);
    return this.#inTurn(() => inStore('readwrite', (store) => store.delete(IDBKeyRange.bound(this.name, `${this.name} \uffff`))));
  }
}
