import type { Catalogue } from '../../techniques';
import { emptyPlanInput } from './plan-input';
import type { PlanInput, PreviousResponse } from './plan-input';

/** An input or acceptance that the case format does not allow: an error of that case, never ignored. */
export class BadCase extends Error {}

type Raw = Readonly<Record<string, unknown>>;
type Read = (value: unknown, at: string) => unknown;

export function asRecord(value: unknown, at: string): Raw {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadCase(`${at} must be an object`);
  return value as Raw;
}

export const oneOf =
  (allowed: readonly string[]): Read =>
  (value, at) => {
    if (typeof value !== 'string' || !allowed.includes(value)) throw new BadCase(`${at}: ${JSON.stringify(value)} is not known`);
    return value;
  };

export const listOf =
  (allowed: readonly string[]): Read =>
  (value, at) => {
    if (!Array.isArray(value)) throw new BadCase(`${at} must be a list`);
    return value.map((word) => oneOf(allowed)(word, at));
  };

export const bool: Read = (value, at) => {
  if (typeof value !== 'boolean') throw new BadCase(`${at} must be true or false`);
  return value;
};

export const pressure: Read = (value, at) => {
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > 5) throw new BadCase(`${at} must be a level from 1 to 5`);
  return value;
};

/** A map by technique, or rows of `{technique, response}`. */
const previous =
  (techniques: readonly string[], responses: readonly string[]): Read =>
  (value, at) => {
    const rows: (readonly unknown[])[] = Array.isArray(value) ? value.map((row) => asRecord(row, at)).map(({ technique, response }) => [technique, response]) : Object.entries(asRecord(value, at));
    return Object.fromEntries(
      rows.map(([technique, response]): [string, PreviousResponse] => [oneOf(techniques)(technique, at) as string, oneOf(responses)(response, at) as PreviousResponse]),
    );
  };

const ids = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);

const sites =
  (catalogue: Catalogue): Read =>
  (value, at) =>
    Object.fromEntries(
      Object.entries(asRecord(value, at)).map(([flag, places]): [string, unknown] => [oneOf(ids(catalogue.flags))(flag, at) as string, listOf(ids(catalogue.regions))(places, at)]),
    );

/** Each field of a case's `input`: its name in `PlanInput` and how it is read. */
function fieldsOf(catalogue: Catalogue): Readonly<Record<string, readonly [keyof PlanInput, Read]>> {
  const { words } = catalogue;
  const [regions, techniques, flags] = [ids(catalogue.regions), ids(catalogue.techniques), ids(catalogue.flags)];
  return {
    region: ['region', oneOf(regions)],
    referred_to: ['referredTo', listOf(regions)],
    chronicity: ['chronicity', oneOf(words.chronicity)],
    irritability: ['irritability', oneOf(words.irritability)],
    character: ['character', listOf(words.characters)],
    goals: ['goals', listOf(words.goals)],
    causes: ['causes', listOf(ids(catalogue.causes))],
    pressure_pref: ['pressurePref', pressure],
    flags: ['flags', listOf(flags)],
    cleared: ['cleared', listOf(flags)],
    screened: ['screened', bool],
    first_visit: ['firstVisit', bool],
    medically_assessed: ['medicallyAssessed', bool],
    previous: ['previous', previous(techniques, words.previous)],
    liked: ['liked', listOf(techniques)],
    declined: ['declined', listOf(techniques)],
    credentials: ['credentials', listOf(words.credentials)],
    flag_regions: ['sites', sites(catalogue)],
  };
}

const REQUIRED = ['region', 'chronicity', 'irritability', 'screened'];

/** Reads a case's `input`; unknown fields and words are errors. */
export function readPlanInput(raw: unknown, catalogue: Catalogue): PlanInput {
  const input = asRecord(raw, 'input');
  const fields = fieldsOf(catalogue);
  for (const name of REQUIRED) if (!Object.hasOwn(input, name)) throw new BadCase(`input.${name} is missing`);
  const read = Object.entries(input).map(([name, value]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) throw new BadCase(`input.${name} is not a field of a plan case`);
    return [field[0], field[1](value, `input.${name}`)];
  });
  return { ...emptyPlanInput, ...Object.fromEntries(read) } as PlanInput;
}

