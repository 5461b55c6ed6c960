import { useLanguage } from '../texts/language.tsx';

/** A sentence of the screening, which comes in every language. */
export type Words = Readonly<{ en: string; es?: string }>;

/** The words behind which the clinic's number is put where the server has not. */
const THE_NUMBER = /(the emergency number|número de emergencias)(?! \()/g;

export const AdviceWords = ({ words, number }: { words: Words; number: string }) => {
  const { locale } = useLanguage();
  const text = locale === 'es' ? words.es : words.en;
  return <span lang={text === undefined ? 'en' : undefined}>{(text ?? words.en).replace(THE_NUMBER, (said) => `${said} (${number})`)}</span>;
};
