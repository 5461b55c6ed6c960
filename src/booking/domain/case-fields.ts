/** A field of a published case: how it is read. Throws where the value is not what it should be. */
export type Read<T> = (value: unknown, at: string) => T;

class BadCase extends Error {}

const fail = (at: string, what: string): never => {
  throw new BadCase(`${at} must be ${what}`);
};

export const text: Read<string> = (value, at) => (typeof value === 'string' ? value : fail(at, 'a text'));
export const truth: Read<boolean> = (value, at) => (typeof value === 'boolean' ? value : fail(at, 'true or false'));
export const anything: Read<unknown> = (value) => value;
export const whole = (least: number): Read<number> => (value, at) => (Number.isInteger(value) && (value as number) >= least ? (value as number) : fail(at, `a whole number, at least ${least}`));

export const oneOf =
  <T extends string>(words: readonly T[]): Read<T> =>
  (value, at) =>
    words.find((word) => word === value) ?? fail(at, `one of ${words.join(', ')}`);

export const list =
  <T>(read: Read<T>): Read<readonly T[]> =>
  (value, at) =>
    Array.isArray(value) ? value.map((one, index) => read(one, `${at}[${index}]`)) : fail(at, 'a list');

type Fields = Readonly<Record<string, Read<unknown>>>;
type Values<F extends Fields> = { readonly [Name in keyof F]: ReturnType<F[Name]> };

/** Exactly these fields; what is `required` must be there. */
export const record =
  <R extends Fields, O extends Fields>(required: R, optional: O): Read<Values<R> & Partial<Values<O>>> =>
  (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail(at, 'an object');
    const given = value as Readonly<Record<string, unknown>>;
    const missing = Object.keys(required).find((name) => !Object.hasOwn(given, name));
    if (missing !== undefined) return fail(`${at}.${missing}`, 'given');
    const fields: Fields = { ...required, ...optional };
    const entries = Object.entries(given).map(([name, one]) => {
      const read = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (!read) throw new BadCase(`${at}.${name} is not a field of such a case`);
      return [name, read(one, `${at}.${name}`)] as const;
    });
    return Object.fromEntries(entries) as Values<R> & Partial<Values<O>>;
  };

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Minutes after midnight; `24:00` only where a day may end. */
export const clockTime = (endOfDay: boolean): Read<number> => (value, at) => {
  if (endOfDay && value === '24:00') return 1_440;
  const [, hours, minutes] = CLOCK.exec(text(value, at)) ?? fail(at, 'a time like 09:30');
  return Number(hours) * 60 + Number(minutes);
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Epoch milliseconds. */
export const instant: Read<number> = (value, at) => {
  const found = INSTANT.test(text(value, at)) ? Date.parse(value as string) : NaN;
  return Number.isNaN(found) ? fail(at, 'an instant like 2026-03-08T14:00Z') : found;
};

export const instantText = (at: number): string => new Date(at).toISOString().replace(':00.000Z', 'Z');
