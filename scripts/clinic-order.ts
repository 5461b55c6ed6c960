import { parseArgs } from 'node:util';
import { isEmailAddress } from '../src/platform/http/email-address';
import { emergencyNumberOf, isTimezone } from '../src/staff';

export interface ClinicOrder {
  readonly clinic: Readonly<{ name: string; country: string; emergencyNumber: string; timezone: string; locale: 'en' | 'es' }>;
  readonly owner: Readonly<{ displayName: string; email: string; treats: boolean }>;
}

export const USAGE = [
  'npm run -s clinic:open -- --name "Alder Massage" --country US --timezone America/New_York --owner "Olu Adeyemi" --email olu@alder.example',
  '  --emergency 911   what clients are told to call; needed where the country has no number here',
  '  --locale es       language of the clinic\'s texts (en)',
  '  --treats          the owner is a therapist too',
].join('\n');

const COUNTRY = /^[A-Z]{2}$/;
const NUMBER = /^(?=.*\d)[0-9 +]{2,20}$/;
const isName = (value: string, max: number): boolean => value.length > 0 && value.length <= max && !/[\p{Cc}\p{Cs}]/u.test(value);

const OPTIONS = {
  name: { type: 'string' }, country: { type: 'string' }, timezone: { type: 'string' }, emergency: { type: 'string' },
  locale: { type: 'string' }, owner: { type: 'string' }, email: { type: 'string' }, treats: { type: 'boolean' },
} as const;

/** What the command line asks for, or everything that is wrong with it at once. */
export const readClinicOrder = (args: readonly string[]): ClinicOrder | readonly string[] => {
  const read = given(args);
  if (typeof read === 'string') return [read];
  const { name = '', country = '', timezone = '', owner = '', email = '', locale = 'en', treats = false } = read;
  const emergencyNumber = read.emergency ?? emergencyNumberOf(country);
  const faults = [
    ...(isName(name.trim(), 200) ? [] : ['--name: the name of the clinic, up to 200 characters.']),
    ...(COUNTRY.test(country) ? [] : ['--country: two capital letters of ISO 3166, like US.']),
    ...(isTimezone(timezone) ? [] : ['--timezone: a name of the IANA database, like America/New_York.']),
    ...(isName(owner.trim(), 200) ? [] : ['--owner: the name of the person who owns it, up to 200 characters.']),
    ...(email.length <= 254 && isEmailAddress(email) ? [] : ['--email: the owner\'s e-mail address, with which they sign in.']),
    ...(locale === 'en' || locale === 'es' ? [] : ['--locale: en or es.']),
    ...(emergencyNumber === undefined || !NUMBER.test(emergencyNumber) ? [`--emergency: the number that clients call in an emergency, 2 to 20 digits${COUNTRY.test(country) ? `; none is known here for ${country}` : ''}.`] : []),
  ];
  if (faults.length > 0 || emergencyNumber === undefined) return faults;
  return { clinic: { name: name.trim(), country, emergencyNumber, timezone, locale: locale === 'es' ? 'es' : 'en' }, owner: { displayName: owner.trim(), email, treats } };
};

const given = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true, allowPositionals: false }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
