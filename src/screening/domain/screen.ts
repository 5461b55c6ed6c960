import { enabledItems, valueOf, type Answers, type FormDefinition } from '../../intake';
import { compileRules, type CompiledRule } from './compile';
import { factsFrom, type Facts } from './facts';
import { highestOf, rankOf, type Level } from './levels';
import { limitsOf } from './limits';
import type { Computed, RuleSet } from './rule';
import type { Finding, Screening, Undecided } from './screening';

const HOLD: Level = 'therapist_review';

/** What is true of care before it began. */
const NO_CARE_YET: Computed = { visits: 0, open_hold_level: 0 };

const compiled = new WeakMap<RuleSet, WeakMap<FormDefinition, readonly CompiledRule[]>>();

const rulesFor = (ruleSet: RuleSet, form: FormDefinition): readonly CompiledRule[] => {
  const perForm = compiled.get(ruleSet) ?? new WeakMap<FormDefinition, readonly CompiledRule[]>();
  compiled.set(ruleSet, perForm);
  const rules = perForm.get(form) ?? compileRules(ruleSet, form);
  perForm.set(form, rules);
  return rules;
};

/**
 * Judges a set of answers. A rule fires when `when` is true and `unless` is not true. What is unknown makes the level
 * a range: unknown as no gives its lower end, unknown as yes its upper. Where the upper end asks for more than a
 * therapist, the answers hold at therapist_review at least, and the questions that decide are named. A question that
 * must be answered and is not holds too. Missing answers never raise an emergency, and never count as no. `computed` is
 * what no question asks; left out, this is a first intake with nothing held open.
 */
export const screen = (form: FormDefinition, ruleSet: RuleSet, answers: Answers, computed: Computed = NO_CARE_YET): Screening => {
  const facts = factsFrom(form, answers, computed);
  const rules = rulesFor(ruleSet, form);
  const fired = rules.filter((rule) => rule.when(facts) === true && rule.unless(facts) !== true);
  const lower = highestOf(fired.map(({ rule }) => rule.level));
  const possible = rules.filter(({ rule, when, unless }) => when(facts) === undefined && unless(facts) !== true && rankOf(rule.level) > Math.max(rankOf(lower), rankOf(HOLD)));
  const undecided = undecidedOf(possible, unansweredIn(form, answers), facts);
  return {
    level: possible.length + undecided.length > 0 ? highestOf([lower, HOLD]) : lower,
    findings: fired.map((rule) => findingOf(rule, answers)).sort((a, b) => rankOf(b.level) - rankOf(a.level)),
    undecided,
    limits: limitsOf(fired.map(({ rule }) => ({ ruleId: rule.id, constraints: rule.constraints ?? {} }))),
    ruleSet: { id: ruleSet.id, version: ruleSet.version, ...(ruleSet.clinicSet && { clinicSet: ruleSet.clinicSet }) },
    form: { id: form.id, version: form.version },
  };
};

/** Questions that were asked, must be answered, and were not. */
const unansweredIn = (form: FormDefinition, answers: Answers): string[] =>
  enabledItems(form, answers)
    .filter((item) => item.screened && item.unknownPolicy === 'hold')
    .map((item) => item.linkId)
    .filter((linkId) => valueOf(answers, linkId) === undefined);

const undecidedOf = (possible: readonly CompiledRule[], unanswered: readonly string[], facts: Facts): Undecided[] => {
  const because = new Map<string, string[]>(unanswered.map((questionId) => [questionId, ['must_answer']]));
  for (const { rule, questionIds } of possible)
    for (const questionId of new Set(questionIds.flatMap((id) => facts.openFor(id)))) because.set(questionId, [...(because.get(questionId) ?? []), rule.id]);
  return [...because].map(([questionId, becauseOf]) => ({ questionId, becauseOf }));
};

const findingOf = ({ rule, questionIds }: CompiledRule, answers: Answers): Finding => {
  const { id, version, when: _when, unless: _unless, changed: _changed, examples: _examples, constraints, ...texts } = rule;
  return {
    ruleId: id,
    ruleVersion: version,
    ...texts,
    constraints: constraints ?? {},
    questionIds,
    answers: Object.fromEntries(questionIds.map((questionId) => [questionId, (Object.hasOwn(answers, questionId) ? answers[questionId] : null) ?? null])),
  };
};
