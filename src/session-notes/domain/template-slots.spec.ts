import { catalogue } from '../../techniques';
import { fillText, slotsIn, SLOTS, unknownSlotsIn } from './template-slots';

describe('the slots of a template', () => {
  it('are those of the list, each named once', () => {
    expect(slotsIn('Tight {region}, {side}; again {side}, {minutes} min')).toEqual(['region', 'side', 'minutes']);
    expect(slotsIn('{name} and {pain}')).toEqual(['pain']);
    expect(slotsIn('No slot at all')).toEqual([]);
  });

  it('are no other: unknown names, stray and nested braces are found', () => {
    expect(unknownSlotsIn('{side} {name} {} { and } {{side}} {Side} {constructor}')).toEqual(['{name}', '{}', '{ and }', '{', '}', '{Side}', '{constructor}']);
    expect(unknownSlotsIn('{side')).toEqual(['{']);
    expect(unknownSlotsIn(SLOTS.map((slot) => `{${slot}}`).join(''))).toEqual([]);
  });

  it('are filled in the words of the catalogue; what nobody filled stays open', () => {
    const values = { side: 'both' as const, region: 'neck_post', muscle: 'upper_trapezius', technique: 'swedish', minutes: 20, pressure: 2, pain: 0, days: 7 };
    expect(fillText('{region}, {muscle}, {side}: {technique} {minutes} min at {pressure}, pain {pain}, again in {days} days, {visits} left', values, catalogue)).toBe(
      'Back of neck, Upper trapezius, both sides: Swedish massage 20 min at 2, pain 0, again in 7 days, {visits} left',
    );
    expect(fillText('{technique} {side} {region} {muscle} {x}', { technique: 'unheard_of' }, catalogue)).toBe('unheard_of {side} {region} {muscle} {x}');
  });
});
