import { isSameAnswer } from '../../intake';
import { rankOf } from './levels';
import { levelOfUndecided } from './raise';
import type { Finding, Screening } from './screening';

/** From this rank on a hold ends only by a recorded medical outcome or an attested correction, never by a new answer. */
export const NEVER_LAPSES = 4;

type Found = Pick<Screening, 'findings' | 'undecided'>;

/** A grave screening that no doctor's word came after, and the earlier ones that a doctor answered after it. */
export type Unresolved = Found & Readonly<{ attended?: readonly Pick<Screening, 'findings'>[] }>;

/**
 * The highest level that is still open in grave screenings without an outcome: 0 for none. Only what a client's answer
 * raised counts, or a therapist who moved it up; a screening that merely repeats an open hold is none of its own, and what it
 * found by the same answers as an earlier one ends with the doctor's word about that.
 */
export const openHoldLevel = (unresolved: readonly Unresolved[]): number =>
  unresolved.flatMap(ownRanks).reduce((highest, rank) => Math.max(highest, rank), 0);

const ownRanks = ({ findings, undecided, attended = [] }: Unresolved): number[] =>
  [
    ...findings.filter((finding) => finding.questionIds.length > 0 && !finding.carried && !attended.some((earlier) => earlier.findings.some((known) => isSame(known, finding)))).map(({ level }) => level),
    ...undecided.filter(({ carried }) => !carried).map(levelOfUndecided),
  ]
    .map(rankOf)
    .filter((rank) => rank >= NEVER_LAPSES);

/** The same rule, for the same answers, at no lower level. */
const isSame = (known: Finding, { ruleId, level, questionIds, answers }: Finding): boolean => {
  const [was, is] = [new Map(Object.entries(known.answers)), new Map(Object.entries(answers))];
  return known.ruleId === ruleId && rankOf(known.level) >= rankOf(level) && questionIds.every((id) => isSameAnswer(was.get(id) ?? null, is.get(id) ?? null));
};
