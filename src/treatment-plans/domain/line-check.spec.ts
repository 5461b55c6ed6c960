import { catalogue } from '../../techniques';
import { gatherFacts } from './facts';
import { findingsAgainst } from './line-check';
import { linesOf } from './plan-line';
import { emptyPlanInput } from './plan-input';
import type { PlanInput } from './plan-input';
import { suggest } from './suggest';

const base: PlanInput = { ...emptyPlanInput, region: 'low_back', chronicity: 'chronic', irritability: 'low', character: ['stiff', 'tight'], goals: ['pain', 'mobility'] };

const broken = (input: PlanInput): string[] => {
  const facts = gatherFacts(input, catalogue);
  return linesOf(suggest(input, catalogue)).flatMap((line) => findingsAgainst(line, facts).map(({ pointer, code, text }) => `${line.kind === 'technique' ? line.technique : line.kind} ${pointer} ${code}: ${text}`));
};

describe('every suggested line', () => {
  it('keeps the limits that an edit must keep, at every region with every flag', () => {
    for (const { id: region } of catalogue.regions)
      for (const flag of [null, ...catalogue.flags.map(({ id }) => id)])
        for (const irritability of catalogue.words.irritability) {
          const flags = flag === null ? [] : [flag];
          expect([region, flag, irritability, broken({ ...base, region, irritability, flags, cleared: flags, medicallyAssessed: true })]).toEqual([region, flag, irritability, []]);
        }
  });
});
