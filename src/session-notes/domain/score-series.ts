import type { EvidenceGroup } from '../../techniques';
import { changeOf, MEASURES, type Change, type Measure, type MeasureId } from './measures';

export type ScorePoint = Readonly<{ noteId: string; heldAt: Date; measure: MeasureId; moment: string; item: string; value: number }>;
export type ScoreSeries = Readonly<{ measure: Measure; moment: string; item: string; points: readonly Readonly<{ noteId: string; heldAt: Date; value: number }>[]; change: Change | null; /** The least change that matters, for this complaint. */ mcid: number | null }>;

/** One line per measure, item and moment; points in the order given. What matters is read from the first and the last. */
export function seriesOf(points: readonly ScorePoint[], group: EvidenceGroup): readonly ScoreSeries[] {
  const byLine = new Map<string, ScorePoint[]>();
  for (const point of points) {
    const key = [point.measure, point.moment, point.item].join('|');
    byLine.set(key, [...(byLine.get(key) ?? []), point]);
  }
  return MEASURES.flatMap((measure) => [...byLine.values()].filter(([first]) => first?.measure === measure.id).map((line) => oneSeries(measure, line, group)));
}

function oneSeries(measure: Measure, line: readonly ScorePoint[], group: EvidenceGroup): ScoreSeries {
  const [first, last] = [line[0] as ScorePoint, line.at(-1) as ScorePoint];
  const rated = line.length > 1 || measure.id === 'groc';
  return {
    measure,
    moment: first.moment,
    item: first.item,
    points: line.map(({ noteId, heldAt, value }) => ({ noteId, heldAt, value })),
    mcid: measure.mcid?.[group] ?? null,
    change: rated ? changeOf(measure.id, group, first.value, last.value) : null,
  };
}
