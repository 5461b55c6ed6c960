import { catalogue } from '../../techniques';
import { suggest } from './suggest';
import { emptyPlanInput } from './plan-input';
import type { PlanLimits } from './plan-input';
import { standingLimits } from './limits';

const nothing: PlanLimits = {
  pressureMax: null, pressureMaxLocal: [], excludeTechniques: [], excludeRegions: [], excludePositions: [], excludeProducts: [], require: [], advice: [], session: null,
};
const limitsOf = (limits: Partial<PlanLimits>, flags: readonly string[] = []) =>
  standingLimits({ ...emptyPlanInput, region: 'neck_post', chronicity: 'chronic', irritability: 'low', limits: { ...nothing, ...limits } }, flags);

describe('the limits in force', () => {
  it('name everybody who set one, and keep the lower of two local caps', () => {
    const { words } = limitsOf({ pressureMaxLocal: [{ where: 'legs', value: 1, from: 'CI-X' }] }, ['pregnancy']);
    const legs = words.find(({ meaning }) => meaning.kind === 'pressure_max_local' && meaning.word === 'legs');
    expect([legs?.value, legs?.from]).toEqual([1, ['CI-X', 'pregnancy']]);
  });

  it('tell when to wait, and how long to stay away from a spot', () => {
    const limits = { ...nothing, holds: [{ text: 'same-day call if breath worse', from: ['CI-HF-STABLE'] }], holdLocalHours: [{ hours: 72, from: 'CI-INJ' }] };
    const { requirements } = suggest({ ...emptyPlanInput, region: 'neck_post', chronicity: 'chronic', irritability: 'low', limits }, catalogue);
    expect(requirements).toEqual([
      { text: 'Hold: same-day call if breath worse', from: ['CI-HF-STABLE'] },
      { text: 'Stay away from the spot for 72 hours', from: ['CI-INJ'] },
    ]);
  });

  it.each(['excludeTechniques', 'excludeRegions', 'excludePositions', 'require'] as const)('hold the plan where a word of %s has no meaning', (kind) => {
    const input = { ...emptyPlanInput, region: 'neck_post', chronicity: 'chronic', irritability: 'low', limits: { ...nothing, [kind]: [{ what: 'somersaults', from: ['review r1'] }] } } as const;
    expect(suggest(input, catalogue)).toMatchObject({
      status: 'screening_incomplete',
      lead: null,
      reasons: [{ code: 'unknown_limit', text: 'The limit "somersaults" is not understood. Close the clearance and review again, in words of the catalogue.', cause: 'review r1' }],
    });
  });
});
