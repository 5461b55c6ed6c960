import { mcidReachedIn, outcomesOf, type MeasureOutcome } from './discharge-summary';
import { seriesOf, type ScorePoint } from './score-series';

const point = (measure: ScorePoint['measure'], at: number, value: number, moment = 'before'): ScorePoint => ({ noteId: `n${at}`, heldAt: new Date(at), measure, moment, item: '', value });

describe('the outcome of a course', () => {
  it('is first, last and best of each measure, and whether the change is one that matters', () => {
    const outcomes = outcomesOf(seriesOf([point('nprs', 1, 7), point('nprs', 2, 2), point('nprs', 3, 4), point('psfs', 1, 3), point('psfs', 3, 4), point('rom', 1, 40)], 'neck'));
    expect(outcomes).toEqual([
      { measure: 'nprs', name: 'Pain, 0 to 10', moment: 'before', item: '', times: 3, first: 7, last: 4, best: 2, gain: 3, matters: 'better', mcid: 1.3, sources: ['ostelo2008', 'cleland2008', 'kovacs2008'] },
      { measure: 'psfs', name: 'Own activities, 0 to 10', moment: 'before', item: '', times: 2, first: 3, last: 4, best: 4, gain: 1, matters: 'no', mcid: 2, sources: ['cleland2006', 'thoomes2023'] },
      { measure: 'rom', name: 'Range of motion, degrees', moment: 'before', item: '', times: 1, first: 40, last: 40, best: 40, gain: null, matters: 'unknown', mcid: null, sources: ['rom_neck', 'rom_lumbar', 'rom_ama'] },
    ]);
  });

  it('reached a change that matters where one measure did on arrival; after a treatment it tells nothing', () => {
    const of = (matters: MeasureOutcome['matters'], moment = 'before'): MeasureOutcome => ({ measure: 'nprs', name: '', moment, item: '', times: 2, first: 0, last: 0, best: 0, gain: 0, matters, mcid: null, sources: [] });
    expect(mcidReachedIn([of('no'), of('better')])).toBe(true);
    expect(mcidReachedIn([of('no'), of('worse'), of('better', 'after')])).toBe(false);
    expect(mcidReachedIn([of('unknown'), of('better', 'after')])).toBeNull();
    expect(mcidReachedIn([])).toBeNull();
  });
});
