import type { Fault } from './faults';
import type { AnswerOption, FormItem } from './form';

export const MARKS_MAX = 30;
const FIELDS = ['character', 'intensity', 'region', 'side'];

/** What is wrong with a list of pain marks, whatever was sent as one. */
export const painMapFault = (item: FormItem, value: unknown): Omit<Fault, 'linkId'> | undefined => {
  if (!Array.isArray(value) || value.length === 0 || value.length > MARKS_MAX) return { code: 'needs_marks', limits: { max: MARKS_MAX } };
  const places = new Set(value.map((mark) => placeOf(item, mark)));
  return places.has(undefined) || places.size !== value.length ? { code: 'mark_malformed' } : undefined;
};

/** Where a mark is; undefined if it is no mark. */
const placeOf = ({ marks }: FormItem, given: unknown): string | undefined => {
  if (!marks || typeof given !== 'object' || given === null || Object.keys(given).sort().join() !== FIELDS.join()) return undefined;
  const { region, side, character, intensity } = given as Record<string, unknown>;
  const valid = isOf(marks.regions, region) && isOf(marks.sides, side) && areOf(marks.characters, character) && isIntensity(intensity);
  return valid ? `${String(region)} ${String(side)}` : undefined;
};

const isOf = (options: readonly AnswerOption[], code: unknown): boolean => options.some((option) => option.code === code);

const areOf = (options: readonly AnswerOption[], codes: unknown): boolean =>
  Array.isArray(codes) && codes.length > 0 && new Set(codes).size === codes.length && codes.every((code) => isOf(options, code));

const isIntensity = (given: unknown): boolean => Number.isInteger(given) && (given as number) >= 0 && (given as number) <= 10;
