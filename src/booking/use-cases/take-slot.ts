import { Injectable } from '@nestjs/common';
import type { Slot, SlotCheck, WhyNot } from '../domain/slot';
import type { SoftRule } from '../domain/slot-query';
import type { Instant } from '../domain/time';
import { OccupancyRepository } from '../persistence/occupancy.repository';
import { attempt } from '../persistence/savepoint';
import { FindAlternatives } from './find-alternatives';
import { ReleaseExpired } from './release-expired';
import { clientIsElsewhere, slotNotOffered, slotTaken } from './refusals';
import { SlotSearch } from './slot-search';
import type { Question } from './slot-question';

/** `elsewhere`: the client has another visit then. */
export type Taking = 'taken' | 'gone' | 'elsewhere';

export interface Chosen {
  readonly slot: Slot;
  readonly overridden: readonly SoftRule[];
}

const TRIES = 20;
const SOMEBODY_THERE: readonly WhyNot['code'][] = ['booked', 'held', 'blocked', 'buffer_meets_booking', 'needed_twice'];

/**
 * The one way to a time (ADR 0016): choose, lock those chosen in ascending id, look again under the lock, take. Who is
 * beaten to it gives up the locks and chooses anew among who is left.
 */
@Injectable()
export class TakeSlot {
  constructor(
    private readonly search: SlotSearch,
    private readonly occupancies: OccupancyRepository,
    private readonly expiry: ReleaseExpired,
    private readonly alternatives: FindAlternatives,
  ) {}

  /** `write` puts the rows down, under the lock. Throws 409 with alternatives. */
  async take(question: Omit<Question, 'window'>, clientId: string, startsAt: Instant, write: (chosen: Chosen) => Promise<Taking>): Promise<Chosen> {
    for (let tries = 1; tries <= TRIES; tries++) {
      const choice = await this.search.check(question, startsAt);
      if (!choice.ok) throw await this.#refusal(question, startsAt, choice);
      let outcome: Taking = 'gone';
      const chosen = await attempt(async () => {
        const found = await this.#underLock(question, clientId, startsAt, choice.slot);
        if (!found) return undefined;
        outcome = await write(found);
        return outcome === 'taken' ? found : undefined;
      });
      if (chosen) return chosen;
      if ((outcome as Taking) === 'elsewhere') throw clientIsElsewhere();
    }
    throw slotTaken(await this.alternatives.near(question, startsAt));
  }

  async #underLock(question: Omit<Question, 'window'>, clientId: string, startsAt: Instant, { assigned }: Slot): Promise<Chosen | undefined> {
    const ids = assigned.map(({ resourceId }) => resourceId);
    const [locked, , again] = await Promise.all([
      this.occupancies.lock(ids),
      this.expiry.inTheWayOf(clientId, ids),
      this.search.check(question, startsAt, ids),
    ]);
    const isOurs = locked === ids.length && again.ok && again.slot.assigned.every(({ resourceId }) => ids.includes(resourceId));
    return isOurs ? { slot: again.slot, overridden: again.overridden } : undefined;
  }

  async #refusal(question: Omit<Question, 'window'>, startsAt: Instant, { reasons }: Extract<SlotCheck, { ok: false }>): Promise<Error> {
    if (reasons.some(({ code }) => code === 'client_overlap')) return clientIsElsewhere();
    const alternatives = await this.alternatives.near(question, startsAt);
    if (reasons.some(({ code }) => SOMEBODY_THERE.includes(code)) && reasons.every((reason) => !('rule' in reason) || 'resourceId' in reason)) return slotTaken(alternatives);
    return slotNotOffered(alternatives, question.byStaff ? reasons : undefined);
  }
}
