import { catalogue } from '../../techniques';
import { differenceBetween, findingText, type BodyFinding } from './body-chart';

const tight: BodyFinding = { region: 'neck_post', side: 'left', kind: 'tight', intensity: 6 };

describe('a body chart', () => {
  it('is said in words: place, muscle, side, kind, strength and what was added', () => {
    expect(findingText(tight, catalogue)).toBe('Back of neck, left: tight 6 of 10');
    expect(findingText({ region: 'shoulder_top', muscle: 'upper_trapezius', side: 'both', kind: 'trigger_point', text: 'refers to the temple' }, catalogue)).toBe(
      'Top of shoulder (yoke), Upper trapezius, both sides: trigger point (refers to the temple)',
    );
    expect(findingText({ region: 'neck_post', muscle: 'not_listed', side: 'midline', kind: 'no_go' }, catalogue)).toBe('Back of neck, not_listed, in the middle: no-go area');
  });

  it('says what is new, gone, stronger, weaker and the same', () => {
    const earlier: BodyFinding[] = [tight, { region: 'low_back', side: 'both', kind: 'tender', intensity: 3 }, { region: 'foot', side: 'right', kind: 'numb', intensity: 2 }, { region: 'hand', side: 'left', kind: 'swelling' }];
    const later: BodyFinding[] = [{ ...tight, intensity: 4 }, { region: 'low_back', side: 'both', kind: 'tender', intensity: 5 }, { region: 'hand', side: 'left', kind: 'swelling', intensity: 3 }, { region: 'knee', side: 'left', kind: 'bruise' }];
    expect(differenceBetween(earlier, later).map(({ change, finding, before, after }) => [change, finding.region, before, after])).toEqual([
      ['weaker', 'neck_post', 6, 4], ['stronger', 'low_back', 3, 5], ['same', 'hand', null, 3], ['new', 'knee', null, null], ['gone', 'foot', 2, null],
    ]);
    expect(differenceBetween([tight], [tight]).map(({ change }) => change)).toEqual(['same']);
    expect(differenceBetween([tight], [{ region: 'neck_post', side: 'left', kind: 'tight' }])[0]).toMatchObject({ change: 'same', after: null });
  });

  it('counts a finding that was marked twice as strong as its strongest mark', () => {
    expect(differenceBetween([], [{ ...tight, intensity: 2 }, tight, { region: 'neck_post', side: 'left', kind: 'tight' }])).toEqual([{ change: 'new', finding: tight, before: null, after: 6 }]);
    expect(differenceBetween([], [{ region: 'neck_post', side: 'left', kind: 'tight' }, tight])).toHaveLength(1);
  });
});
