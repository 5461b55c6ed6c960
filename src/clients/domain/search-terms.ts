import { digitsOf, fold } from './folding';

export type SearchTerms = Readonly<{
  /** The beginning of a sort key. */
  prefix: string;
  /** LIKE patterns; every one must match. */
  patterns: readonly string[];
  /** The most selective of them. */
  longest: string;
  /** What likeness is measured against. */
  typed: string;
}>;

const PHONE = /^[\d\s+()./-]+$/;
const EMAIL_PART = /@|\w[._]\w/;

const like = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

/** A number is looked for without country code (from nine digits on) and trunk zero. */
const phoneWord = (typed: string): string => {
  const digits = digitsOf(typed).replace(/^0+/, '');
  return digits.length > 8 ? digits.slice(-8) : digits;
};

const wordsOf = (typed: string): string[] => {
  if (PHONE.test(typed)) return [phoneWord(typed)];
  return typed.toLowerCase().split(/\s+/).flatMap((word) => (EMAIL_PART.test(word) ? [word] : fold(word).split(' ')));
};

/** How to look for what somebody typed; undefined where nothing is left to look for. */
export const searchTermsOf = (typed: string): SearchTerms | undefined => {
  const words = wordsOf(typed.trim()).filter((word) => word !== '');
  const [longest] = [...words].sort((a, b) => b.length - a.length);
  if (longest === undefined) return undefined;
  return { prefix: words.join(' '), patterns: words.map(like), longest: like(longest), typed: words.join(' ') };
};
