import { between, text } from '../../../test/booking/small-clinic';
import { onTheWay } from './places';

const PLACES = [{ locationId: 'river', travelMin: 30 }, { locationId: 'hill', travelMin: 45 }];
const visitAt = (locationId: string) => ({ locationId, occupied: between('2026-03-02T10:00Z', '2026-03-02T11:00Z') });

describe('the way between two places', () => {
  it.each([
    ['river', 'home', '2026-03-02T09:30', '2026-03-02T11:30'],
    ['home', 'river', '2026-03-02T09:30', '2026-03-02T11:30'],
    ['river', 'hill', '2026-03-02T09:15', '2026-03-02T11:45'],
    ['home', 'attic', '2026-03-02T10:00', '2026-03-02T11:00'],
  ])('a visit at %s keeps time free at %s, from %s to %s', (there, here, from, to) => {
    expect(onTheWay([visitAt(there)], PLACES, here).map(({ kind, occupied }) => [kind, text(occupied.from), text(occupied.to)])).toEqual([['block', from, to]]);
  });

  it('is none to where somebody is already', () => {
    expect(onTheWay([visitAt('river')], PLACES, 'river')).toEqual([]);
  });
});
