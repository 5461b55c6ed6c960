import slots from '../../../test/cases/slots.json';
import { runSlotsCase } from './slots-case';

describe('the published slot cases', () => {
  it.each(slots.cases.map((one) => [one.id, one] as const))('%s', (_id, one) => {
    const result = runSlotsCase(one);
    expect(result.got).toEqual(result.expected);
    expect(result.passed).toBe(true);
  });
});
