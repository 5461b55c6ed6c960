import { fold } from '../../clients';
import type { Sections } from './sections';

const MOST_WORDS = 4000;
const LONGEST = 60;

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
};

const wordsOf = (text: string): string[] => fold(text).split(' ').filter((word) => word !== '');

const TECHNIQUE = '#t:';
const REGION = '#r:';
const MUSCLE = '#m:';

/** What a note is found by: its words as they are compared, and its codes behind a mark that no word has. */
export function searchWordsOf(sections: Sections): readonly string[] {
  const { treatment, bodyChart, objective } = sections;
  const lines = treatment.lines ?? [];
  const findings = bodyChart.findings ?? [];
  const muscles = [...lines, ...findings, ...(objective.palpation ?? [])].flatMap(({ muscle }) => (muscle === undefined ? [] : [muscle]));
  const codes = [
    ...lines.map(({ technique }) => TECHNIQUE + technique),
    ...[...lines, ...findings].map(({ region }) => REGION + region),
    ...muscles.map((muscle) => MUSCLE + muscle),
  ];
  const words = textsIn(sections).flatMap(wordsOf).filter((word) => word.length <= LONGEST);
  return [...new Set([...codes, ...words])].slice(0, MOST_WORDS);
}

export type LookedFor = Readonly<{ text?: string; technique?: string; region?: string; muscle?: string }>;

const quoted = (lexeme: string): string => `'${lexeme}'`;

/** A tsquery: every word by its beginning, every code as a whole. Undefined where nothing is left to look for. */
export function searchQueryOf({ text = '', technique, region, muscle }: LookedFor): string | undefined {
  const words = wordsOf(text).map((word) => `${quoted(word.slice(0, LONGEST))}:*`);
  const codes = [
    ...(technique === undefined ? [] : [quoted(TECHNIQUE + technique)]),
    ...(region === undefined ? [] : [quoted(REGION + region)]),
    ...(muscle === undefined ? [] : [quoted(MUSCLE + muscle)]),
  ];
  const parts = [...codes, ...words];
  return parts.length === 0 ? undefined : parts.join(' & ');
}
