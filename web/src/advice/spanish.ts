import sentences from './spanish.json';

const SENTENCES: Readonly<Record<string, string>> = sentences;

/** The Spanish of a sentence that screening says in English; nothing where there is none. */
export const inSpanish = (english: string, number: string): string | undefined => {
  const plain = english.replaceAll(` (${number})`, '');
  const spanish = Object.hasOwn(SENTENCES, plain) ? SENTENCES[plain] : undefined;
  return spanish?.replaceAll('{number}', number);
};
