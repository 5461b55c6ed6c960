/** Letters that Unicode does not take apart. */
const PLAIN: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** A name as it is compared: "O'Brien-Núñez" and "obrien nunez" are the same. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’ʼ`.]/gu, '')
    .replace(/[^\0-\x7f]/gu, (letter) => PLAIN[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

type Name = Readonly<{ givenName: string; familyName: string; preferredName?: string | null }>;

/** Decomposition can make a text many times longer. */
const SORT_KEY_MAX = 500;
const SEARCH_TEXT_MAX = 1200;

/** Family name first. Two blanks sort before every letter: all of "Lee" come before "Lee Jones". */
export const sortKeyOf = ({ familyName, givenName }: Name): string => `${fold(familyName)}  ${fold(givenName)}`.slice(0, SORT_KEY_MAX);

export const digitsOf = (phone: string): string => phone.replace(/\D/g, '');

/** The end of a number, which is the same with and without country code and trunk zero. */
export const phoneKeyOf = (phone: string): string | null => {
  const digits = digitsOf(phone);
  return digits.length < 5 ? null : digits.slice(-8);
};

/** What a search looks through. */
export const searchTextOf = (client: Name & Readonly<{ email: string | null; phone: string | null }>): string =>
  [fold(client.familyName), fold(client.givenName), fold(client.preferredName ?? ''), client.email ?? '', digitsOf(client.phone ?? '')]
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, SEARCH_TEXT_MAX);
