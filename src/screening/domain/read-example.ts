import type { Example } from './rule';

const MOST = 40;
const LONGEST = 60;

const isWord = (value: unknown): boolean => typeof value === 'string' && value.length <= LONGEST;
const isValue = (value: unknown): boolean => value === null || isWord(value) || (typeof value === 'number' && Number.isFinite(value)) || (Array.isArray(value) && value.length <= MOST && value.every(isWord));

/** Whether a stranger's JSON has the shape of an example. Whether its questions are asked is said where it is tried. */
export const isExample = (given: unknown): given is Example =>
  typeof given === 'object' && given !== null && !Array.isArray(given) && Object.keys(given).length <= MOST && Object.entries(given).every(([id, value]) => isWord(id) && isValue(value));
