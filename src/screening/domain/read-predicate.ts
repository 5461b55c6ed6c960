import type { Predicate } from './rule';

const DEEPEST = 6;
const MOST_PARTS = 40;
const LONGEST = 60;

const KEYS: readonly (readonly string[])[] = [['q', 'op', 'v'], ['q', 'op'], ['c', 'op', 'v'], ['all'], ['any'], ['atleast', 'of'], ['not'], ['macro']];

const isScalar = (value: unknown): boolean => typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)) || isWord(value);
const isWord = (value: unknown): boolean => typeof value === 'string' && value.length > 0 && value.length <= LONGEST;
const isOperand = (value: unknown): boolean => isScalar(value) || (Array.isArray(value) && value.length <= MOST_PARTS && value.every(isScalar));

/** Whether a stranger's JSON has the shape of a predicate, of a size that can be read. What its words mean is the compiler's to say. */
export const isPredicate = (given: unknown, depth = 0): given is Predicate => {
  if (typeof given !== 'object' || given === null || depth > DEEPEST) return false;
  const keys = Object.keys(given);
  const shape = KEYS.find((names) => names.length === keys.length && names.every((name) => keys.includes(name)));
  return shape !== undefined && Object.entries(given).every(([name, value]) => isPart(name, value, depth));
};

const isPart = (name: string, value: unknown, depth: number): boolean => {
  if (name === 'not') return isPredicate(value, depth + 1);
  if (name === 'all' || name === 'any' || name === 'of') return Array.isArray(value) && value.length <= MOST_PARTS && value.every((one) => isPredicate(one, depth + 1));
  if (name === 'v') return isOperand(value);
  return name === 'atleast' ? Number.isInteger(value) : isWord(value);
};
