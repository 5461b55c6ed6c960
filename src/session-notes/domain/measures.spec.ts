import { byId, catalogue } from '../../techniques';
import { changeOf, groupOf, measureOf, MEASURES, psfsScore } from './measures';

describe('measures', () => {
  it('are those that anybody may use, each with its source in the catalogue', () => {
    expect(MEASURES.map(({ id }) => id)).toEqual(['nprs', 'psfs', 'groc', 'rom', 'sane', 'stress', 'sleep']);
    for (const { sources } of MEASURES) for (const source of sources) expect(byId(catalogue.sources, source)?.id).toBe(source);
    for (const id of ['nprs', 'psfs', 'groc', 'sane', 'stress010']) expect(byId(catalogue.measures, id)?.shipItems).toBe(true);
  });

  it('are judged by the complaint; without one as elsewhere in the body', () => {
    expect(['neck_post', 'low_back', 'knee', 'no such region', null, undefined].map((region) => groupOf(region, catalogue))).toEqual(['neck', 'low_back', 'other', 'other', 'other', 'other']);
  });

  /** Stratford 1995 scores the mean: (4 + 3 + 5 + 2 + 6) / 5 = 4; three activities of 2, 3 and 3 give 8 / 3. */
  it('score own activities by their mean', () => {
    expect(psfsScore([4, 3, 5, 2, 6].map((score) => ({ name: 'x', score })))).toBe(4);
    expect(psfsScore([2, 3, 3].map((score) => ({ name: 'x', score })))).toBe(2.67);
    expect(psfsScore([])).toBeNull();
  });

  /** Ostelo 2008: 2 points or 30 % for backs. Cleland 2008: 1.3 for mechanical neck pain. */
  it.each([
    ['low_back', 7, 5, 2, 'better'],
    ['low_back', 7, 6, 1, 'no'],
    ['low_back', 3, 2, 1, 'better'],
    ['low_back', 5, 7, -2, 'worse'],
    ['low_back', 3, 4, -1, 'no'],
    ['neck', 7, 5, 2, 'better'],
    ['neck', 7, 6, 1, 'no'],
    ['other', 6, 4, 2, 'better'],
    ['other', 0, 0, 0, 'no'],
  ] as const)('say of pain at the %s from %i to %i: a gain of %i, %s', (group, first, last, gain, matters) => {
    expect(changeOf('nprs', group, first, last)).toEqual({ first, last, gain, matters });
  });

  it('say of activities, ratings and ranges what their own values allow', () => {
    expect(changeOf('psfs', 'neck', 3, 5)).toMatchObject({ gain: 2, matters: 'better' });
    expect(changeOf('psfs', 'neck', 3, 4.67)).toMatchObject({ gain: 1.67, matters: 'no' });
    expect(changeOf('groc', 'neck', 1, 3)).toMatchObject({ gain: 3, matters: 'better' });
    expect(changeOf('groc', 'neck', 2, 2)).toMatchObject({ gain: 2, matters: 'no' });
    expect(changeOf('groc', 'neck', 0, -3)).toMatchObject({ gain: -3, matters: 'worse' });
    expect(changeOf('rom', 'neck', 40, 60)).toMatchObject({ gain: 20, matters: 'unknown' });
    expect(changeOf('sane', 'other', 50, 70)).toMatchObject({ gain: 20, matters: 'unknown' });
    expect(changeOf('stress', 'other', 7, 4)).toMatchObject({ gain: 3, matters: 'unknown' });
    expect(changeOf('sleep', 'other', 4, 7)).toMatchObject({ gain: -3, matters: 'unknown' });
    expect(measureOf('nprs').direction).toBe('lower_better');
  });
});
