import type { SignedBy } from './frozen-note';
import type { MeasureId } from './measures';
import type { ScoreSeries } from './score-series';
import type { TrendOutcome } from './trend';

/** One measure over the course. `matters` is about the change from first to last. */
export type MeasureOutcome = Readonly<{
  measure: MeasureId;
  name: string;
  moment: string;
  item: string;
  times: number;
  first: number;
  last: number;
  best: number;
  gain: number | null;
  matters: 'better' | 'worse' | 'no' | 'unknown';
  /** The least change that matters, for this complaint; null: none is established. */
  mcid: number | null;
  sources: readonly string[];
}>;

/** What the signed notes say of a course, before anybody says what it comes to. */
export type CourseNumbers = Readonly<{
  visits: number;
  firstVisit: string | null;
  lastVisit: string | null;
  sessionsPlanned: number | null;
  complaintRegion: string | null;
  measures: readonly MeasureOutcome[];
  /** Whether pain on arrival, activities or change overall improved by what matters; null: nothing to tell it by. */
  mcidReached: boolean | null;
  trend: TrendOutcome;
  /** The notes whose scores are counted: those that all clinical staff may read. */
  notes: readonly Readonly<{ noteId: string; contentHash: string }>[];
}>;

export type Recommended = Readonly<{ text: string | null; homecare: readonly Readonly<{ item: string; dose: string }>[] }>;

/** What a signature under a discharge freezes. Plain JSON; the database adds the time. */
export type FrozenDischarge = Readonly<
  CourseNumbers & { planId: string; clientId: string; planRevision: number; reason: string; outcome: string; recommended: Recommended; signer: SignedBy }
>;

export function outcomesOf(series: readonly ScoreSeries[]): readonly MeasureOutcome[] {
  return series.map(({ measure, moment, item, points, change, mcid }) => {
    const values = points.map(({ value }) => value);
    const best = measure.direction === 'lower_better' ? Math.min(...values) : Math.max(...values);
    const [first, last] = [values[0] as number, values.at(-1) as number];
    return {
      measure: measure.id, name: measure.name, moment, item, times: values.length, first, last, best,
      gain: change?.gain ?? null, matters: change?.matters ?? 'unknown', mcid, sources: measure.sources,
    };
  });
}

/** Pain after a treatment passes; only what is asked on arrival tells of the course. */
export function mcidReachedIn(outcomes: readonly MeasureOutcome[]): boolean | null {
  const telling = outcomes.filter(({ moment, matters }) => moment === 'before' && matters !== 'unknown');
  return telling.length === 0 ? null : telling.some(({ matters }) => matters === 'better');
}
