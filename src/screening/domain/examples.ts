import { itemsOf, type Answers, type FormDefinition } from '../../intake';
import { compileRules, type CompiledRule } from './compile';
import { factsFrom } from './facts';
import { COMPUTED } from './operators';
import type { Computed, Example, ExampleValue, Rule, RuleSet } from './rule';
import type { Truth } from './truth';

type Case = Readonly<{ answers: Answers; computed: Computed }>;

const caseOf = (usual: Example, example: Example): Case => {
  const all = Object.entries({ ...usual, ...example });
  const isComputed = ([name]: [string, ExampleValue]): boolean => COMPUTED.has(name as keyof Computed);
  return {
    answers: Object.fromEntries(all.filter((entry) => !isComputed(entry)).map(([id, value]) => [id, value === null ? { state: 'not_sure' as const } : { value }])),
    computed: Object.fromEntries(all.filter(isComputed)),
  };
};

/** Whether a rule fires; unknown where an answer is missing that decides it. */
export const firing = ({ when, unless }: CompiledRule, form: FormDefinition, usual: Example, example: Example): Truth => {
  const { answers, computed } = caseOf(usual, example);
  const facts = factsFrom(form, answers, computed);
  return unless(facts) === true ? false : when(facts);
};

/** What is wrong with the examples of one rule; nothing if it keeps to all of them. */
export const exampleFaults = (rule: Rule, ruleSet: RuleSet, form: FormDefinition, usual: Example): string[] => {
  const [compiled] = compileRules({ ...ruleSet, rules: [rule] }, form) as [CompiledRule];
  const judged = (examples: readonly Example[], wanted: boolean, what: string): string[] =>
    examples.flatMap((example) => {
      const fault = strangerIn(example, form) ?? (firing(compiled, form, usual, example) === wanted ? undefined : what);
      return fault === undefined ? [] : [`rule ${rule.id}: ${fault}: ${JSON.stringify(example)}`];
    });
  return [...judged(rule.examples.fires, true, 'does not fire for'), ...judged(rule.examples.quiet, false, 'is not quiet for')];
};

const strangerIn = (example: Example, form: FormDefinition): string | undefined => {
  const stranger = Object.entries(example).find(([id, value]) => !COMPUTED.has(id as keyof Computed) && !isAnswer(form, id, value));
  return stranger && `"${stranger[0]}" has no such answer in`;
};

const isAnswer = (form: FormDefinition, id: string, value: ExampleValue): boolean => {
  const item = itemsOf(form).get(id)?.item;
  if (!item) return false;
  if (value === null) return true;
  const codes = item.answerOption?.map(({ code }) => code);
  if (!codes) return typeof value === 'number' && value >= (item.minValue ?? -Infinity) && value <= (item.maxValue ?? Infinity);
  const given = Array.isArray(value) ? (value as readonly string[]) : [value as string];
  return Array.isArray(value) === (item.repeats ?? false) && given.length > 0 && given.every((code) => codes.includes(code));
};
