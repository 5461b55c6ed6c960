import type { Catalogue, EvidenceGroup } from '../../techniques';
import { byId } from '../../techniques';
import type { Activity } from './sections';

export type Direction = 'lower_better' | 'higher_better';
export type MeasureId = 'nprs' | 'psfs' | 'groc' | 'rom' | 'sane' | 'stress' | 'sleep';

/** What a score means. Only instruments whose licence lets anybody use them. */
export type Measure = Readonly<{
  id: MeasureId;
  name: string;
  range: readonly [number, number];
  direction: Direction;
  /** The least change that matters, by group of regions; null: none is established. */
  mcid: Readonly<Record<EvidenceGroup, number>> | null;
  /** A gain of this share of the first score counts too. */
  mcidShare: number | null;
  licence: string;
  sources: readonly string[];
  note: string;
}>;

/** Ostelo 2008 is about backs; elsewhere its 2 points are borrowed, and the neck takes the study's own 1.3 (Cleland 2008). */
export const MEASURES: readonly Measure[] = [
  {
    id: 'nprs', name: 'Pain, 0 to 10', range: [0, 10], direction: 'lower_better', mcid: { neck: 1.3, low_back: 2, other: 2 }, mcidShare: 0.3,
    licence: 'Generic scale, free.', sources: ['ostelo2008', 'cleland2008', 'kovacs2008'],
    note: 'Kovacs 2008 found an error of 4.0 for one person: a change between 1.3 and 4 may be chance.',
  },
  {
    id: 'psfs', name: 'Own activities, 0 to 10', range: [0, 10], direction: 'higher_better', mcid: { neck: 2, low_back: 2, other: 2 }, mcidShare: null,
    licence: 'Free to use.', sources: ['cleland2006', 'thoomes2023'], note: 'The mean of the activities named. The value is from neck radiculopathy.',
  },
  {
    id: 'groc', name: 'Change overall, -5 to 5', range: [-5, 5], direction: 'higher_better', mcid: { neck: 2.5, low_back: 2.5, other: 2.5 }, mcidShare: null,
    licence: 'Free; our own wording.', sources: ['kamper2009', 'bobos2020'], note: 'Is itself a change since the beginning.',
  },
  {
    id: 'rom', name: 'Range of motion, degrees', range: [0, 180], direction: 'higher_better', mcid: null, mcidShare: null,
    licence: 'None needed.', sources: ['rom_neck', 'rom_lumbar', 'rom_ama'], note: 'No established value; about 10 degrees is a usual error.',
  },
  {
    id: 'sane', name: 'Part of the body as percent of normal, 0 to 100', range: [0, 100], direction: 'higher_better', mcid: null, mcidShare: null,
    licence: 'Generic, free.', sources: [], note: 'About 15 is reported for shoulders only, so no value is used.',
  },
  {
    id: 'stress', name: 'Tension or stress today, 0 to 10', range: [0, 10], direction: 'lower_better', mcid: null, mcidShare: null,
    licence: 'Our own wording, free.', sources: [], note: 'Not validated; no value is established.',
  },
  {
    id: 'sleep', name: 'Bad sleep this week, 0 to 10', range: [0, 10], direction: 'lower_better', mcid: null, mcidShare: null,
    licence: 'Our own wording, free.', sources: [], note: 'Not validated; no value is established.',
  },
];

export const measureOf = (id: MeasureId): Measure => MEASURES.find((measure) => measure.id === id) as Measure;

/** Of the region that is complained of. */
export const groupOf = (region: string | null | undefined, { regions }: Catalogue): EvidenceGroup => byId(regions, region ?? '')?.evidenceGroup ?? 'other';

const toHundredths = (value: number): number => Math.round(value * 100) / 100;

/** PSFS: the mean of the activities (Stratford's sum divided by their number), to hundredths. */
export const psfsScore = (activities: readonly Activity[]): number | null =>
  activities.length === 0 ? null : toHundredths(activities.reduce((sum, { score }) => sum + score, 0) / activities.length);

export type Change = Readonly<{ first: number; last: number; /** Above zero is better. */ gain: number; matters: 'better' | 'worse' | 'no' | 'unknown' }>;

const startOf = (measure: Measure, first: number): number => (measure.id === 'groc' ? 0 : first);

/** Whether the change from first to last is one that matters to the person (MCID). */
export function changeOf(id: MeasureId, group: EvidenceGroup, first: number, last: number): Change {
  const measure = measureOf(id);
  const start = startOf(measure, first);
  const gain = toHundredths(measure.direction === 'lower_better' ? start - last : last - start);
  if (!measure.mcid) return { first, last, gain, matters: 'unknown' };
  const byShare = measure.mcidShare !== null && gain > 0 && gain / start >= measure.mcidShare;
  const enough = Math.abs(gain) >= measure.mcid[group] || byShare;
  if (!enough) return { first, last, gain, matters: 'no' };
  return { first, last, gain, matters: gain > 0 ? 'better' : 'worse' };
}
