import { digitsOf } from './folding';

/** As people write numbers: 5 to 15 digits, with what stands between them. */
export const PHONE = /^(?=(?:\D*\d){5,15}\D*$)[+\d(][\d\s().\/-]*$/;

/** Calling code, and the digit before a number within the country that falls away from abroad. */
const COUNTRIES: Readonly<Record<string, readonly [code: string, trunk: string]>> = {
  US: ['1', '1'], CA: ['1', '1'], MX: ['52', ''], ES: ['34', ''], PT: ['351', ''], IT: ['39', ''], NL: ['31', '0'], BE: ['32', '0'], FR: ['33', '0'], CH: ['41', '0'], AT: ['43', '0'],
  GB: ['44', '0'], IE: ['353', '0'], DK: ['45', ''], SE: ['46', '0'], NO: ['47', ''], PL: ['48', ''], DE: ['49', '0'], AU: ['61', '0'], NZ: ['64', '0'],
};
/** Ten digits follow 1; elsewhere lengths differ. */
const INTERNATIONAL = /^(?:1\d{10}|[2-9]\d{7,14})$/;

const fromAbroad = (phone: string, country: string): string => {
  const digits = digitsOf(phone);
  if (phone.trim().startsWith('+')) return digits;
  if (digits.startsWith('00')) return digits.slice(2);
  const known = COUNTRIES[country];
  if (!known) return '';
  const [code, trunk] = known;
  return code + (trunk !== '' && digits.startsWith(trunk) ? digits.slice(trunk.length) : digits);
};

/** As networks want it, `+12125550199`, of a number as it was typed in that country; undefined: it cannot be told. */
export const internationalOf = (phone: string, country: string): string | undefined => {
  const digits = fromAbroad(phone, country);
  return INTERNATIONAL.test(digits) ? `+${digits}` : undefined;
};
