import { useLanguage } from '../texts/language.tsx';
import { inSpanish } from './spanish.ts';

/** A sentence of the screening in the client's language; one without a translation is marked as English. */
export const AdviceWords = ({ children, number }: { children: string; number: string }) => {
  const { locale } = useLanguage();
  const spanish = locale === 'es' ? inSpanish(children, number) : undefined;
  const dialled = (text: string): string => text.replace(/the emergency number(?! \()/g, `the emergency number (${number})`);
  return <span lang={locale !== 'en' && spanish === undefined ? 'en' : undefined}>{spanish ?? dialled(children)}</span>;
};
