import type { EvidenceGroup } from '../../techniques';
import { changeOf } from './measures';

/** The pain of one client over one course: on the first and on the last arrival. */
export type CourseResult = Readonly<{ clientId: string; first: number; last: number; group: EvidenceGroup; complaint: string; techniques: readonly string[]; therapistId: string }>;

export type Share = Readonly<{ key: string; courses: number | null; improved: number | null }>;

/** Below this a number may point to a person. */
export const SMALLEST = 5;

const isImproved = ({ group, first, last }: CourseResult): boolean => changeOf('nprs', group, first, last).matters === 'better';

type Counted = Readonly<{ key: string; clients: number; courses: number; improved: number }>;

function counted(results: readonly CourseResult[], keysOf: (result: CourseResult) => readonly string[]): Counted[] {
  const groups = new Map<string, CourseResult[]>();
  for (const result of results) for (const key of keysOf(result)) groups.set(key, [...(groups.get(key) ?? []), result]);
  return [...groups]
    .map(([key, of]) => ({ key, clients: new Set(of.map(({ clientId }) => clientId)).size, courses: of.length, improved: of.filter(isImproved).length }))
    .toSorted((a, b) => b.courses - a.courses || (a.key < b.key ? -1 : 1));
}

/** A lone hidden group could be worked out from the others and the total: then the smallest of the shown is hidden too. */
function shown(groups: readonly Counted[]): readonly Share[] {
  const hidden = new Set(groups.filter(({ clients }) => clients < SMALLEST).map(({ key }) => key));
  const smallest = groups.filter(({ key }) => !hidden.has(key)).at(-1);
  if (hidden.size === 1 && smallest) hidden.add(smallest.key);
  return groups.map(({ key, courses, improved }) => (hidden.has(key) ? { key, courses: null, improved: null } : { key, courses, improved }));
}

export type OutcomeStatistics = Readonly<{ all: Share; byComplaint: readonly Share[]; byTechnique: readonly Share[]; byTherapist: readonly Share[] }>;

/** Courses that began with pain to lose; how many improved by a change that matters. Says nothing about the cause. */
export function statisticsOf(results: readonly CourseResult[]): OutcomeStatistics {
  const inPain = results.filter(({ first }) => first > 0);
  const [all = { key: 'all', courses: null, improved: null }] = shown(counted(inPain, () => ['all']));
  return {
    all,
    byComplaint: shown(counted(inPain, ({ complaint }) => [complaint])),
    byTechnique: shown(counted(inPain, ({ techniques }) => techniques)),
    byTherapist: shown(counted(inPain, ({ therapistId }) => [therapistId])),
  };
}
