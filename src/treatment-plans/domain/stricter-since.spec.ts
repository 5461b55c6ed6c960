import { catalogue } from '../../techniques';
import { emptyPlanInput } from './plan-input';
import type { PlanInput } from './plan-input';
import { stricterSince } from './stricter-since';
import { suggest } from './suggest';

const base: PlanInput = { ...emptyPlanInput, region: 'low_back', chronicity: 'chronic', irritability: 'low', character: ['stiff', 'tight'], goals: ['pain'] };
const considered = (said: Partial<PlanInput> = {}) => {
  const input = { ...base, ...said };
  return { input, suggestion: suggest(input, catalogue) };
};
const codes = (then: Partial<PlanInput>, now: Partial<PlanInput>) => [...new Set(stricterSince(considered(then), considered(now)).map(({ code }) => code))];

describe('what became stricter since a plan was drafted', () => {
  it('is nothing while the facts are the same, or milder', () => {
    expect(codes({}, {})).toEqual([]);
    expect(codes({ flags: ['anticoagulant'] }, {})).toEqual([]);
  });

  it('is another complaint, or a suggestion that is now held', () => {
    expect(codes({}, { region: 'neck_post' })).toEqual(['complaint_changed']);
    expect(codes({}, { flags: ['fever_contagious'] })).toEqual(['flag_postpone']);
  });

  it('is every limit that is new, with its cause', () => {
    expect(codes({}, { flags: ['anticoagulant'] })).toEqual(expect.arrayContaining(['pressure_ceiling', 'technique_excluded', 'dose']));
    expect(codes({}, { flags: ['pregnancy'] })).toEqual(expect.arrayContaining(['position_excluded', 'dose']));
    expect(codes({}, { boundaries: { regions: ['gluteal'], pressureMax: null, products: ['almond_oil'] } })).toEqual(['left_out', 'no_go']);
    expect(codes({}, { flags: ['osteoporosis'] })).toEqual(expect.arrayContaining(['self_care_withheld']));
    expect(stricterSince(considered(), considered({ boundaries: { regions: [], pressureMax: 2, products: [] } }))[0]).toEqual({
      code: 'pressure_ceiling', text: "The client's own limit: up to 2", cause: 'boundary',
    });
  });

  it('compares place by place', () => {
    const limited = (...regions: string[]) => ({ boundaries: { regions, pressureMax: null, products: [] } });
    expect(stricterSince(considered(limited('calf')), considered(limited('calf', 'foot'))).map(({ code, text }) => [code, text])).toEqual([['no_go', 'Foot: at most 0.']]);
  });

  it('is a new requirement', () => {
    const limits = { pressureMax: null, pressureMaxLocal: [], excludeTechniques: [], excludeRegions: [], excludePositions: [], excludeProducts: [], require: [], advice: [], session: null };
    expect(codes({ limits }, { limits: { ...limits, require: [{ what: 'ask_type_nodes_radiation', from: ['CI-X'] }] } })).toContain('required');
  });

  it('compares nothing that a held suggestion lacks', () => {
    expect(codes({ flags: ['fever_contagious'] }, {})).toEqual(expect.not.arrayContaining(['pressure_ceiling', 'dose']));
  });
});
