import recurrence from '../../../test/cases/recurrence.json';
import { runRecurrenceCase } from './recurrence-case';

describe('the published recurrence cases', () => {
  it.each(recurrence.cases.map((one) => [one.id, one] as const))('%s', (_id, one) => {
    const result = runRecurrenceCase(one);
    expect(result.got).toEqual(result.expected);
    expect(result.passed).toBe(true);
  });
});
