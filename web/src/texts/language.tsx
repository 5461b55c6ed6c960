import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Locale, LocalizedText } from '../form/intake.ts';
import { en, type Texts } from './en.ts';
import { es } from './es.ts';

const TEXTS: Readonly<Record<Locale, Texts>> = { en, es };
const KEPT = 'language';

type Language = Readonly<{ locale: Locale; t: Texts; speak: (locale: Locale) => void }>;

const LanguageContext = createContext<Language>({ locale: 'en', t: en, speak: () => undefined });

const firstLocale = (): Locale => {
  const kept = localStorage.getItem(KEPT);
  return (kept ?? navigator.language).startsWith('es') ? 'es' : 'en';
};

export const LanguageProvider = ({ children }: { children: ReactNode }) => {
  const [locale, setLocale] = useState(firstLocale);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const language = useMemo<Language>(
    () => ({
      locale,
      t: TEXTS[locale],
      speak: (to) => {
        localStorage.setItem(KEPT, to);
        setLocale(to);
      },
    }),
    [locale],
  );
  return <LanguageContext value={language}>{children}</LanguageContext>;
};

/** One language and no switching: for what is written at build time. */
export const SpokenIn = ({ locale, children }: { locale: Locale; children: ReactNode }) => (
  <LanguageContext value={{ locale, t: TEXTS[locale], speak: () => undefined }}>{children}</LanguageContext>
);

export const textsIn = (locale: Locale): Texts => TEXTS[locale];

export const useLanguage = (): Language => useContext(LanguageContext);

export const wordsOf = (text: LocalizedText, locale: Locale): string => text[locale] ?? text.en;

/** A text of the form. One that has no translation is marked as English for screen readers. */
export const Words = ({ of, className, id }: { of: LocalizedText; className?: string; id?: string }) => {
  const { locale } = useLanguage();
  const lang = of[locale] === undefined && locale !== 'en' ? 'en' : undefined;
  return (
    <span className={className} id={id} lang={lang}>
      {wordsOf(of, locale)}
    </span>
  );
};
