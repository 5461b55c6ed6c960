import type { FormDefinition } from '../../intake';
import type { Predicate, Rule, RuleSet } from './rule';
import { SearchTooLong, Witnesses } from './witness';

/** More than any rule of the standard needs; a stranger's draft must not search for ever. */
const STEPS = 2_000;

const exists = (search: Witnesses, predicate: Predicate): boolean => !search.of(predicate).next().done;

/** Why a rule can never fire with any answers of this form; nothing if it can. */
export const whyNeverFires = (rule: Rule, { macros }: RuleSet, form: FormDefinition): string | undefined => {
  const search = new Witnesses(form, macros, {}, STEPS);
  try {
    if (!exists(search, rule.when)) return 'no answers can make its trigger true';
    if (rule.unless && !exists(search, { all: [rule.when, { not: rule.unless }] })) return 'its exception is true whenever its trigger is';
    return undefined;
  } catch (error) {
    if (error instanceof SearchTooLong) return 'its trigger has too many ways to be checked: split it';
    throw error;
  }
};
