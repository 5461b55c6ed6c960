import { rankOf } from './levels';
import type { Screening } from './screening';

/** From this rank on a hold ends only by a recorded medical outcome or an attested correction, never by a new answer. */
export const NEVER_LAPSES = 4;

/**
 * The highest level that is still open in grave screenings without an outcome: 0 for none. Only what a client's answer
 * raised counts; a screening that merely repeats an open hold is none of its own.
 */
export const openHoldLevel = (unresolved: readonly Pick<Screening, 'findings'>[]): number =>
  unresolved
    .flatMap(({ findings }) => findings)
    .filter(({ questionIds, level }) => questionIds.length > 0 && rankOf(level) >= NEVER_LAPSES)
    .reduce((highest, { level }) => Math.max(highest, rankOf(level)), 0);
