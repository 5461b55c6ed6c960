export { LEVELS, rankOf, type Level } from './domain/levels';
export type { Limits } from './domain/limits';
export type { Rule, RuleSet, Source } from './domain/rule';
export { screen } from './domain/screen';
export type { Finding, Screening, Undecided } from './domain/screening';
export { runScreeningCase, type ScreeningCaseResult } from './domain/screening-case';
export { CERTAINTY, standardRuleSet } from './rules/standard';
