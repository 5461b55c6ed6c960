import { seriesOf, type ScorePoint } from './score-series';

const point = (measure: ScorePoint['measure'], at: number, value: number, more: Partial<ScorePoint> = {}): ScorePoint => ({ noteId: `n${at}`, heldAt: new Date(at), measure, moment: 'before', item: '', value, ...more });

describe('a series of scores', () => {
  it('goes by measure, moment and item, and compares the first with the last', () => {
    const series = seriesOf([point('rom', 1, 40, { item: 'neck rotation left' }), point('nprs', 1, 7), point('nprs', 1, 5, { moment: 'after' }), point('nprs', 2, 4), point('groc', 2, 3)], 'neck');
    expect(series.map(({ measure, moment, item, points, change }) => [measure.id, moment, item, points.length, change?.matters ?? null])).toEqual([
      ['nprs', 'before', '', 2, 'better'], ['nprs', 'after', '', 1, null], ['groc', 'before', '', 1, 'better'], ['rom', 'before', 'neck rotation left', 1, null],
    ]);
  });
});
