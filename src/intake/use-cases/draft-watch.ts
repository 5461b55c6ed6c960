import { Injectable, Logger } from '@nestjs/common';
import type { Answers } from '../domain/answers';
import type { Visit } from '../domain/enable-when';
import type { FormDefinition } from '../domain/form';

/** A draft as it stands after an answer was saved. */
export interface SavedDraft {
  readonly clinicId: string;
  readonly clientId: string;
  readonly invitationId: string;
  readonly form: FormDefinition;
  readonly visit: Visit;
  readonly answers: Answers;
  /** The question that was answered. */
  readonly answered: string;
  /** What the draft said already before this answer and is no news; absent: all of it is looked at. */
  readonly known?: Answers;
}

/** True: what the draft says now was told to the clinic. */
export type WatchDraft = (draft: SavedDraft) => Promise<boolean>;

/** How long the client waits for it; it goes on after that. */
const PATIENCE_MS = 2_000;

/** Shows saved answers to a later module that has registered. The answer is committed by then: nothing here can lose it. */
@Injectable()
export class DraftWatch {
  readonly #logger = new Logger('draft-watch');
  #watch: WatchDraft = () => Promise.resolve(false);

  register(watch: WatchDraft): void {
    this.#watch = watch;
  }

  async saved(draft: SavedDraft): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS, false);
    });
    const told = await Promise.race([this.#looked(draft), late]);
    clearTimeout(timer);
    return told;
  }

  async #looked(draft: SavedDraft): Promise<boolean> {
    try {
      return await this.#watch(draft);
    } catch (error) {
      this.#logger.error({ name: error instanceof Error ? error.name : 'unknown' }, 'a saved answer could not be looked at');
      return false;
    }
  }
}
