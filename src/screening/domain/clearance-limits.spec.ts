import { limitsWithScope, stricterScope } from './clearance-limits';
import { limitsOf } from './limits';

const limits = (pressureMax?: number) => limitsOf([{ ruleId: 'CI-ANTICOAG', constraints: { ...(pressureMax !== undefined && { pressureMax }), excludeTechniques: ['cupping'], excludeRegions: ['legs'] } }]);
const scope = { excludeRegions: [], excludeTechniques: [] };

describe('the limits of a clearance', () => {
  it('keep what screening asked for when the therapist adds nothing', () => {
    expect(limitsWithScope(limits(2), scope, 'r1')).toEqual(limits(2));
  });

  it.each([
    [2, 3, { value: 2, from: ['CI-ANTICOAG'] }],
    [3, 2, { value: 2, from: ['review r1'] }],
    [2, 2, { value: 2, from: ['CI-ANTICOAG', 'review r1'] }],
    [undefined, 2, { value: 2, from: ['review r1'] }],
  ])('take the lighter of pressure %s and %s', (screened, reviewed, expected) => {
    expect(limitsWithScope(limits(screened), { ...scope, pressureMax: reviewed }, 'r1').pressureMax).toEqual(expected);
  });

  it('join regions and techniques, naming who asked', () => {
    const joined = limitsWithScope(limits(), { excludeRegions: ['legs', 'abdomen', 'abdomen'], excludeTechniques: ['deep_tissue'] }, 'r1');
    expect(joined.excludeRegions).toEqual([{ what: 'legs', from: ['CI-ANTICOAG', 'review r1'] }, { what: 'abdomen', from: ['review r1'] }]);
    expect(joined.excludeTechniques).toEqual([{ what: 'cupping', from: ['CI-ANTICOAG'] }, { what: 'deep_tissue', from: ['review r1'] }]);
  });
});

describe('two reviewers together', () => {
  it('allow what both allow', () => {
    expect(stricterScope({ excludeRegions: ['legs'], excludeTechniques: [], pressureMax: 3, visits: 2 }, { excludeRegions: ['legs', 'chest'], excludeTechniques: ['cupping'], pressureMax: 2 })).toEqual({
      excludeRegions: ['legs', 'chest'],
      excludeTechniques: ['cupping'],
      pressureMax: 2,
      visits: 2,
    });
    expect(stricterScope(scope, { ...scope, pressureMax: 4, visits: 1 })).toEqual({ ...scope, pressureMax: 4, visits: 1 });
    expect(stricterScope(scope, scope)).toEqual(scope);
  });
});
