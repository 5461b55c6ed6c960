import type { Locale } from '../form/intake.ts';
import type { Texts } from '../texts/en.ts';
import { useLanguage } from '../texts/language.tsx';
import { BOOKING_TEXTS, type BookingTexts } from './texts.ts';

/** The words of booking, and those of every page. */
export const useBookingWords = (): Readonly<{ b: BookingTexts; t: Texts; locale: Locale }> => {
  const { locale, t } = useLanguage();
  return { b: BOOKING_TEXTS[locale], t, locale };
};

const shown = (locale: Locale, timezone: string, options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(locale === 'es' ? 'es' : 'en-US', { timeZone: timezone, ...options });
  // An hour and its half of the day stay on one line.
  return (at: string): string => format.format(new Date(at)).replace(/\s(?=[AP]M$)/, '\u00a0');
};

/** All as the clock at the clinic shows it, wherever the reader is. */
export const wholeOf = (locale: Locale, timezone: string) => shown(locale, timezone, { weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' });
export const dayOf = (locale: Locale, timezone: string) => shown(locale, timezone, { weekday: 'short', day: 'numeric', month: 'short' });
export const hourOf = (locale: Locale, timezone: string) => shown(locale, timezone, { hour: 'numeric', minute: '2-digit' });

export const moneyOf = (minor: number, currency: string, locale: Locale): string => {
  const format = new Intl.NumberFormat(locale === 'es' ? 'es-US' : 'en-US', { style: 'currency', currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
};
