import { Refused, Unreachable } from '../api/problem.ts';
import type { Answer, Answers } from '../form/intake.ts';
import { arrived, given, givenUp, same, type Note, type Notes } from './notes.ts';

export type Conflict = Readonly<{ linkId: string; theirs: Answer | null; version: number }>;

export type SaveState = 'idle' | 'saved' | 'saving' | 'offline' | 'retrying';

type Events = Readonly<{
  save: (linkId: string, answer: Answer, version: number) => Promise<Readonly<{ version: number }>>;
  /** Something to keep changed. */
  keep: (change: (notes: Notes) => Notes) => void;
  /** What this browser says of a question, in whichever tab. */
  kept: (linkId: string) => Promise<Note | undefined>;
  /** Something to show changed. */
  changed: () => void;
  conflict: (conflict: Conflict) => void;
  /** Another tab of this browser has said something else since. */
  overruled: (linkId: string, answer: Answer) => void;
  /** The server says that this is no answer. */
  refused: (linkId: string, message: string) => void;
  /** The link or the check no longer holds. */
  shut: (refusal: Refused) => void;
}>;

const WAITS = [1, 2, 4, 8, 15];

/** Sends answers one after another, and again until the server has them. */
export class Outbox {
  state: SaveState = 'idle';
  readonly #pending = new Map<string, Answer>();
  readonly #versions = new Map<string, number>();
  readonly #held = new Set<string>();
  /** Sent without a reply: it may have arrived. */
  readonly #unsure = new Map<string, Answer>();
  #sending = false;
  #stopped = false;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly events: Events) {}

  /** What waits to be sent. */
  get waiting(): Answers {
    return Object.fromEntries(this.#pending);
  }

  get isEmpty(): boolean {
    return this.#pending.size === 0;
  }

  begin(notes: Notes): void {
    this.#adopt(notes);
    this.#stopped = false;
    this.#held.clear();
    addEventListener('online', this.#now);
    this.#now();
  }

  /** What other tabs of this browser have said since is sent from here too. Gives it. */
  follow(notes: Notes): Notes {
    const isNews = ([linkId, { answer, version, waits }]: [string, Note]): boolean => (waits ? !same(this.#pending.get(linkId), answer) : version > this.#versionOf(linkId));
    const news = Object.fromEntries(Object.entries(notes).filter(isNews));
    this.#adopt(news);
    if (!this.#timer) void this.#send();
    return news;
  }

  put(linkId: string, answer: Answer): void {
    const version = this.#versionOf(linkId);
    this.#pending.set(linkId, answer);
    this.events.keep((notes) => given(notes, linkId, answer, version));
    if (this.state !== 'offline') this.state = 'saving';
    this.events.changed();
    if (!this.#timer) void this.#send();
  }

  /** After the client decided: send ours on top of theirs, or let theirs stand. */
  settle({ linkId, theirs, version }: Conflict, ours: boolean): void {
    const answer = this.#pending.get(linkId);
    this.#versions.set(linkId, version);
    this.#held.delete(linkId);
    if (!ours) this.#pending.delete(linkId);
    if (answer) this.events.keep((notes) => (ours ? given(notes, linkId, answer, version) : givenUp(notes, linkId, answer, theirs, version)));
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

  /** What waited here before stays, on the version that it was given on. */
  #adopt(notes: Notes): void {
    for (const [linkId, { answer, version, waits }] of Object.entries(notes)) {
      if (waits || !this.#pending.has(linkId)) this.#versions.set(linkId, version);
      if (waits) this.#pending.set(linkId, answer);
    }
  }

  #next(): readonly [string, Answer] | undefined {
    return [...this.#pending].find(([linkId]) => !this.#held.has(linkId));
  }

  #versionOf(linkId: string): number {
    return this.#versions.get(linkId) ?? 0;
  }

  async #one(linkId: string, answer: Answer): Promise<void> {
    this.#show(this.#tries > 0 ? this.state : 'saving');
    try {
      const { version } = await this.events.save(linkId, answer, this.#versionOf(linkId));
      this.#arrived(linkId, answer, version);
    } catch (failure) {
      if (!(failure instanceof Refused)) this.#unsure.set(linkId, answer);
      if (!(failure instanceof Refused) || failure.isTemporary) throw failure;
      await this.#refusedOne(linkId, answer, failure);
    }
  }

  #arrived(linkId: string, answer: Answer, version: number): void {
    this.#tries = 0;
    this.#unsure.delete(linkId);
    this.#versions.set(linkId, version);
    this.#forget(linkId, answer);
    this.events.keep((notes) => arrived(notes, linkId, answer, version));
    this.events.changed();
  }

  /** Unless something else was answered meanwhile. */
  #forget(linkId: string, answer: Answer): void {
    if (this.#pending.get(linkId) === answer) this.#pending.delete(linkId);
  }

  async #refusedOne(linkId: string, answer: Answer, refusal: Refused): Promise<void> {
    const { status, current, detail } = refusal.problem;
    if (status === 412 && current) return this.#changedElsewhere(answer, { linkId, theirs: current.answer, version: current.version });
    if (status === 400 || status === 422) {
      this.#forget(linkId, answer);
      this.events.keep((notes) => givenUp(notes, linkId, answer, null, 0));
      return this.events.refused(linkId, detail);
    }
    this.stop();
    this.events.shut(refusal);
  }

  async #changedElsewhere(answer: Answer, conflict: Conflict): Promise<void> {
    const { linkId, theirs, version } = conflict;
    if (same(theirs, answer)) return this.#arrived(linkId, answer, version);
    if (this.#unsure.has(linkId) && same(theirs, this.#unsure.get(linkId))) return void this.#versions.set(linkId, version);
    const note = await this.events.kept(linkId);
    if (this.#pending.get(linkId) !== answer) return;
    const isOfThisBrowser = note?.version === version || (note !== undefined && same(note.answer, theirs));
    if (!isOfThisBrowser) {
      this.#held.add(linkId);
      return this.events.conflict(conflict);
    }
    this.#versions.set(linkId, version);
    if (note.waits && same(note.answer, answer)) return;
    this.#forget(linkId, answer);
    this.events.overruled(linkId, note.answer);
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
