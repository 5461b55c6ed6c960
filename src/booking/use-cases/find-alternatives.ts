import { Injectable } from '@nestjs/common';
import type { Instant } from '../domain/time';
import { alternativeOf, type Alternative } from './refusals';
import { SlotSearch } from './slot-search';
import type { Question } from './slot-question';

const DAY_MS = 24 * 3600_000;
const WANTED = 5;
/** First close by, then further off. */
const REACHES = [{ back: 6 * 3600_000, ahead: DAY_MS }, { back: DAY_MS, ahead: 10 * DAY_MS }] as const;

/** What to offer to somebody whose time is gone: the nearest ones, in order of time. */
@Injectable()
export class FindAlternatives {
  constructor(private readonly search: SlotSearch) {}

  async near(question: Omit<Question, 'window'>, startsAt: Instant): Promise<Alternative[]> {
    for (const { back, ahead } of REACHES) {
      const from = Math.max(question.now, startsAt - back);
      if (from >= startsAt + ahead) continue;
      const found = await this.search.find({ ...question, window: { from, to: startsAt + ahead } });
      const nearest = [...found].sort((a, b) => Math.abs(a.startsAt - startsAt) - Math.abs(b.startsAt - startsAt)).slice(0, WANTED);
      if (nearest.length > 0) return nearest.sort((a, b) => a.startsAt - b.startsAt).map(alternativeOf);
    }
    return [];
  }
}
