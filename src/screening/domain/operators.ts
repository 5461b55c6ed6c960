import type { AnswerValue } from '../../intake';
import type { Computed, QuestionOperator } from './rule';

/** What a rule may read that no question asks; `always` is always true. */
export const COMPUTED: ReadonlySet<keyof Computed | 'always'> = new Set(['visits', 'nprs_change', 'open_hold_level', 'always']);

export const NUMBER_TESTS = {
  eq: (a: number, b: number) => a === b,
  gte: (a: number, b: number) => a >= b,
  lte: (a: number, b: number) => a <= b,
  gt: (a: number, b: number) => a > b,
  lt: (a: number, b: number) => a < b,
};

export const testOf = (op: Exclude<QuestionOperator, 'is_unknown'>, operand: unknown): ((value: AnswerValue) => boolean) => {
  switch (op) {
    case 'eq':
      return (value) => value === operand;
    case 'ne':
      return (value) => value !== operand;
    case 'in':
      return (value) => (operand as unknown[]).includes(value);
    case 'any_in':
      return (value) => (value as readonly unknown[]).some((one) => (operand as unknown[]).includes(one));
    default:
      return (value) => NUMBER_TESTS[op](value as number, operand as number);
  }
};
