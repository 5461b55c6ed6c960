import plans from '../../../test/cases/plans.json';
import { runPlanCase } from './plan-case';

type Got = { failures?: string[]; error?: string };

describe('the plan cases written from the sources', () => {
  it.each(plans.cases.map((one) => [one.id, one.title, one] as const))('%s: %s', (_id, _title, one) => {
    const result = runPlanCase(one);
    expect((result.got as Got).failures).toEqual([]);
    expect(result.passed).toBe(true);
  });
});
