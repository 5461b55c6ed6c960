import { Refused, Unreachable } from '../api/problem.ts';
import type { Answer } from '../form/intake.ts';

export type Conflict = Readonly<{ linkId: string; theirs: Answer | null; version: number }>;

/** What waits to be sent: the newest answer of each question, and the version that each question has on the server. */
export type Waiting = Readonly<{ pending: Readonly<Record<string, Answer>>; versions: Readonly<Record<string, number>> }>;

export type SaveState = 'idle' | 'saved' | 'saving' | 'offline' | 'retrying';

type Events = Readonly<{
  save: (linkId: string, answer: Answer, version: number) => Promise<Readonly<{ version: number }>>;
  /** Something to keep or show changed. */
  changed: () => void;
  conflict: (conflict: Conflict) => void;
  /** The server says that this is no answer. */
  refused: (linkId: string, message: string) => void;
  /** The link or the check no longer holds. */
  shut: (refusal: Refused) => void;
}>;

const WAITS = [1, 2, 4, 8, 15];
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Sends answers one after another, and again until the server has them. */
export class Outbox {
  state: SaveState = 'idle';
  #pending = new Map<string, Answer>();
  #versions = new Map<string, number>();
  readonly #held = new Set<string>();
  #sending = false;
  #stopped = false;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly events: Events) {}

  get waiting(): Waiting {
    return { pending: Object.fromEntries(this.#pending), versions: Object.fromEntries(this.#versions) };
  }

  get isEmpty(): boolean {
    return this.#pending.size === 0;
  }

  /** What the server has; answers that wait here stay, with the version that they were given on. */
  begin(versions: ReadonlyMap<string, number>, kept?: Waiting): void {
    this.#versions = new Map(versions);
    for (const [linkId, answer] of Object.entries(kept?.pending ?? {})) {
      this.#pending.set(linkId, answer);
      this.#versions.set(linkId, kept?.versions[linkId] ?? 0);
    }
    this.#stopped = false;
    this.#held.clear();
    addEventListener('online', this.#now);
    this.#now();
  }

  put(linkId: string, answer: Answer): void {
    this.#pending.set(linkId, answer);
    if (this.state !== 'offline') this.state = 'saving';
    this.events.changed();
    if (!this.#timer) void this.#send();
  }

  /** After the client decided: send ours on top of theirs, or let theirs stand. */
  settle({ linkId, version }: Conflict, ours: boolean): void {
    this.#versions.set(linkId, version);
    this.#held.delete(linkId);
    if (!ours) this.#pending.delete(linkId);
    this.events.changed();
    this.#now();
  }

  stop(): void {
    this.#stopped = true;
    removeEventListener('online', this.#now);
    clearTimeout(this.#timer);
  }

  readonly #now = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    void this.#send();
  };

  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      for (let next = this.#next(); next && !this.#stopped; next = this.#next()) await this.#one(...next);
      if (this.isEmpty && this.state !== 'idle') this.#show('saved');
    } catch (failure) {
      this.#later(failure);
    } finally {
      this.#sending = false;
    }
  }

  #next(): readonly [string, Answer] | undefined {
    return [...this.#pending].find(([linkId]) => !this.#held.has(linkId));
  }

  async #one(linkId: string, answer: Answer): Promise<void> {
    this.#show(this.#tries > 0 ? this.state : 'saving');
    try {
      const { version } = await this.events.save(linkId, answer, this.#versions.get(linkId) ?? 0);
      this.#arrived(linkId, answer, version);
    } catch (failure) {
      if (!(failure instanceof Refused) || failure.isTemporary) throw failure;
      this.#refusedOne(linkId, answer, failure);
    }
  }

  #arrived(linkId: string, answer: Answer, version: number): void {
    this.#tries = 0;
    this.#versions.set(linkId, version);
    if (this.#pending.get(linkId) === answer) this.#pending.delete(linkId);
    this.events.changed();
  }

  #refusedOne(linkId: string, answer: Answer, refusal: Refused): void {
    const { status, current, detail } = refusal.problem;
    if (status === 412 && current) {
      // The first try may have arrived and only its reply was lost.
      if (same(current.answer, answer)) return this.#arrived(linkId, answer, current.version);
      this.#held.add(linkId);
      return this.events.conflict({ linkId, theirs: current.answer, version: current.version });
    }
    if (status === 400 || status === 422) {
      if (this.#pending.get(linkId) === answer) this.#pending.delete(linkId);
      return this.events.refused(linkId, detail);
    }
    this.stop();
    this.events.shut(refusal);
  }

  #later(failure: unknown): void {
    const wait = WAITS[Math.min(this.#tries, WAITS.length - 1)] ?? 15;
    this.#tries += 1;
    this.#show(failure instanceof Unreachable ? 'offline' : 'retrying');
    this.#timer = setTimeout(this.#now, wait * 1000);
  }

  #show(state: SaveState): void {
    if (this.state === state) return;
    this.state = state;
    this.events.changed();
  }
}
