import type { ClientDetails, ClientSummary } from './client';
import { fold, phoneKeyOf } from './folding';

export const DUPLICATE_REASONS = ['birth_date', 'phone', 'email'] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

export type PossibleDuplicate = Readonly<{
  id: string;
  givenName: string;
  familyName: string;
  preferredName: string | null;
  dateOfBirth: string;
  archived: boolean;
  /** What is the same. */
  reasons: readonly DuplicateReason[];
  /** The name is alike too: most likely the same person. Without it, often a relative who shares a phone. */
  likely: boolean;
}>;

/** Share of common trigrams from which two names count as alike: "Jon Smith" and "John Smith" have 0.62. */
const ALIKE = 0.5;
const SHOWN_MAX = 20;

const trigramsOf = (text: string): Set<string> => {
  const found = text.split(' ').flatMap((word) => {
    const padded = `  ${word} `;
    return Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3));
  });
  return new Set(found);
};

type Name = Pick<ClientDetails, 'givenName' | 'familyName' | 'preferredName'>;

/** Between 0 and 1; the order of the names does not matter, a preferred name stands for the given one. */
export const nameLikeness = (a: Name, b: Name): number => Math.max(...namesOf(a).flatMap((one) => namesOf(b).map((other) => likeness(one, other))));

const namesOf = ({ givenName, familyName, preferredName }: Name): string[] =>
  [givenName, ...(preferredName ? [preferredName] : [])].map((name) => `${fold(name)} ${fold(familyName)}`);

const likeness = (a: string, b: string): number => {
  const [ofA, ofB] = [trigramsOf(a), trigramsOf(b)];
  const common = [...ofA].filter((trigram) => ofB.has(trigram)).length;
  return common / (ofA.size + ofB.size - common);
};

type Compared = Name & Pick<ClientDetails, 'dateOfBirth' | 'phone' | 'email'>;

const reasonsFor = (one: Compared, other: Compared): DuplicateReason[] =>
  DUPLICATE_REASONS.filter((reason) => {
    if (reason === 'birth_date') return one.dateOfBirth === other.dateOfBirth;
    if (reason === 'email') return one.email !== null && one.email === other.email;
    return one.phone !== null && phoneKeyOf(one.phone) !== null && phoneKeyOf(one.phone) === phoneKeyOf(other.phone ?? '');
  });

const compare = (newcomer: Compared, { id, givenName, familyName, preferredName, dateOfBirth, archivedAt, ...contact }: ClientSummary): PossibleDuplicate => {
  const name = { givenName, familyName, preferredName };
  return {
    id,
    ...name,
    dateOfBirth,
    archived: archivedAt !== null,
    reasons: reasonsFor(newcomer, { ...name, dateOfBirth, ...contact }),
    likely: nameLikeness(newcomer, name) >= ALIKE,
  };
};

/** Which of the candidates may be the same person, the likeliest first. A birth date alone says nothing. */
export const possibleDuplicates = (newcomer: Compared, candidates: readonly ClientSummary[]): PossibleDuplicate[] =>
  candidates
    .map((candidate) => compare(newcomer, candidate))
    .filter(({ reasons, likely }) => (likely ? reasons.length > 0 : reasons.some((reason) => reason !== 'birth_date')))
    .sort((a, b) => Number(b.likely) - Number(a.likely) || b.reasons.length - a.reasons.length)
    .slice(0, SHOWN_MAX);
