import { emptyPlanInput, type PlanInput } from '../../treatment-plans';
import { limitMarksOf } from './limit-marks';

const input: PlanInput = { ...emptyPlanInput, region: 'neck_post', chronicity: 'chronic', irritability: 'low', character: ['tight'], goals: ['pain'], nerveQuestionsClear: true };
const line = { technique: 'swedish', region: 'neck_post', side: 'both' as const, pressure: 2 };
const codes = (...given: Parameters<typeof limitMarksOf>): string[] => limitMarksOf(...given).map(({ code }) => code);

describe('the limits of a client', () => {
  it('mark nothing that stays within them, nor what a clinic does not offer', () => {
    expect(codes({ ...line, stroke: 'effleurage', position: 'prone', products: ['almond_oil'], muscle: 'upper_trapezius' }, input)).toEqual([]);
    expect(codes(line, { ...input, switchedOff: ['swedish'] })).toEqual([]);
  });

  it('mark a place that is not to be touched, pressure above the cap and what the client does not want', () => {
    const boundaries = { regions: ['neck_post'], pressureMax: 1, products: ['almond_oil'] };
    expect(codes({ ...line, products: ['almond_oil', 'coconut_oil'] }, { ...input, boundaries })).toEqual(expect.arrayContaining(['no_go_region', 'pressure_ceiling', 'product_left_out']));
    expect(codes(line, { ...input, declined: ['swedish'] })).toEqual(['declined']);
  });

  it('mark what a finding forbids, and work while the plan would be held', () => {
    expect(codes({ ...line, technique: 'deep_tissue', pressure: 4 }, { ...input, flags: ['anticoagulant'] })).toEqual(expect.arrayContaining(['flag', 'pressure_ceiling']));
    expect(codes(line, { ...input, flags: ['fever_contagious'] })).toContain('flag_postpone');
  });
});
