/** GSM 03.38, the alphabet in which a text message holds 160 characters; of any other it holds 70. */
const BASIC = new Set('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà');
/** Each takes two places. */
const EXTENDED = new Set('^{}\\[~]|€\f');

const ALIKE: Readonly<Record<string, string>> = {
  '‘': "'", '’': "'", '‚': "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '–': '-', '—': '-', '‑': '-', '…': '...', '•': '*', '·': '.', '`': "'", 'ç': 'c',
};
const BLANK = /[\p{Zs}\t]/u;

const inGsm = (letter: string): boolean => BASIC.has(letter) || EXTENDED.has(letter);

const plain = (letter: string): string => {
  if (inGsm(letter)) return letter;
  if (BLANK.test(letter)) return ' ';
  const bare = ALIKE[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '');
  return [...bare].every(inGsm) ? bare : letter;
};

/** Written in that alphabet as far as letters have a likeness in it: "Lucía" becomes "Lucia". */
export const toGsm = (text: string): string => [...text.normalize('NFC')].map(plain).join('');

const placesOf = (text: string): number => [...text].reduce((sum, letter) => sum + (EXTENDED.has(letter) ? 2 : 1), 0);

/** How many messages a network makes of it, each of which is paid. */
export const segmentsOf = (text: string): number => {
  const [places, one, part] = [...text].every(inGsm) ? [placesOf(text), 160, 153] : [text.length, 70, 67];
  return places <= one ? 1 : Math.ceil(places / part);
};

const SHORTEST = 8;

/** The text with a name in it, shortened where it would take a second message otherwise, and as far as it stays a name. */
export const withName = (name: string, write: (name: string) => string): string => {
  const letters = [...toGsm(name)];
  for (let length = letters.length; length >= Math.min(SHORTEST, letters.length); length--) {
    const text = toGsm(write(length === letters.length ? letters.join('') : `${letters.slice(0, length).join('').trimEnd()}.`));
    if (segmentsOf(text) === 1) return text;
  }
  return toGsm(write(letters.join('')));
};
