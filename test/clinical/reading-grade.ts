const SILENT_E = /(?:[^laeiouy]es|[^aeiouydt]ed|[^laeiouy]e)$/;
const VOWELS = /[aeiouy]{1,2}/g;

/** Syllables of an English word, by groups of vowels; a silent ending counts for none. */
export const syllablesOf = (word: string): number => {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  if (letters.length <= 3) return letters.length > 0 ? 1 : 0;
  return Math.max(1, (letters.replace(SILENT_E, '').replace(/^y/, '').match(VOWELS) ?? []).length);
};

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}'’]+/gu) ?? [];
const sentencesOf = (text: string): number => Math.max(1, text.split(/[.?!]+(?:\s|$)/).filter((part) => wordsOf(part).length > 0).length);

/** Flesch-Kincaid grade level: 0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid 1975). */
export const gradeOf = (text: string): number => {
  const words = wordsOf(text).filter((word) => syllablesOf(word) > 0);
  if (words.length === 0) return 0;
  return (0.39 * words.length) / sentencesOf(text) + (11.8 * words.reduce((sum, word) => sum + syllablesOf(word), 0)) / words.length - 15.59;
};
