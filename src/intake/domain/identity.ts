/** Letters that Unicode does not take apart. */
const PLAIN: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** One spelling of a name: no case, accents, spaces, hyphens or apostrophes. */
const plain = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => PLAIN[letter] as string);

/** Whether a typed family name is this one, however it is written. A name without letters matches nothing. */
export const isSameName = (typed: string, name: string): boolean => plain(typed) !== '' && plain(typed) === plain(name);
