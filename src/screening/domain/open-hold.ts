import { rankOf } from './levels';
import { levelOfUndecided } from './raise';
import type { Screening } from './screening';

/** From this rank on a hold ends only by a recorded medical outcome or an attested correction, never by a new answer. */
export const NEVER_LAPSES = 4;

/**
 * The highest level that is still open in grave screenings without an outcome: 0 for none. Only what a client's answer
 * raised counts, or a therapist who moved it up; a screening that merely repeats an open hold is none of its own.
 */
export const openHoldLevel = (unresolved: readonly Pick<Screening, 'findings' | 'undecided'>[]): number =>
  unresolved.flatMap(ownRanks).reduce((highest, rank) => Math.max(highest, rank), 0);

const ownRanks = ({ findings, undecided }: Pick<Screening, 'findings' | 'undecided'>): number[] =>
  [
    ...findings.filter(({ questionIds, carried }) => questionIds.length > 0 && !carried).map(({ level }) => level),
    ...undecided.filter(({ carried }) => !carried).map(levelOfUndecided),
  ]
    .map(rankOf)
    .filter((rank) => rank >= NEVER_LAPSES);
