import { compileRules, type CompiledRule } from '@screening/compile';
import { factsFrom } from '@screening/facts';
import urgent from 'virtual:urgent-rules';
import type { Words } from './AdviceWords.tsx';
import { isEnabled, itemsOf, type Answers, type FormDefinition } from '../form/intake.ts';

export type Advice = Readonly<{ ruleId: string; emergency: boolean; reason: Words; action: Words }>;

type Watched = Readonly<{ compiled: CompiledRule; /** Questions whose silence would decide. */ waitsFor: readonly string[] }>;

/** Rules about questions that this form does not ask are left out: they cannot fire. */
const rulesFor = (form: FormDefinition): Watched[] =>
  urgent.rules.flatMap((rule) => {
    try {
      const [compiled] = compileRules({ ...urgent, rules: [rule] }, form);
      return compiled ? [{ compiled, waitsFor: silencesIn(form, compiled.rule) }] : [];
    } catch {
      return [];
    }
  });

/**
 * `is_unknown` reads silence as an answer, so that question must have been reached. So must a question of `unless` that
 * only follows up on what fired; anything else that might lift the advice comes too late in the form to wait for.
 */
const silencesIn = (form: FormDefinition, { when, unless }: CompiledRule['rule']): string[] => {
  const fired = new Set(questionsOf(when));
  const followsUp = (linkId: string): boolean => itemsOf(form).get(linkId)?.item.enableWhen?.some(({ question }) => fired.has(question)) ?? false;
  return [...questionsOf(unless).filter(followsUp), ...questionsOf(when, true)];
};

const questionsOf = (predicate: unknown, onlyUnknown = false): string[] => {
  if (typeof predicate !== 'object' || predicate === null) return [];
  if ('q' in predicate) return !onlyUnknown || ('op' in predicate && predicate.op === 'is_unknown') ? [String(predicate.q)] : [];
  if ('macro' in predicate) return questionsOf(urgent.macros[String(predicate.macro)], onlyUnknown);
  return Object.values(predicate).flatMap((inner) => (Array.isArray(inner) ? inner.flatMap((one) => questionsOf(one, onlyUnknown)) : questionsOf(inner, onlyUnknown)));
};

/** Tells from the answers so far what may not wait for the end of the form; emergencies first. */
export const urgentAdvice = (form: FormDefinition): ((answers: Answers) => readonly Advice[]) => {
  const rules = rulesFor(form);
  return (answers) => {
    const facts = factsFrom(form, answers, {});
    const reached = (linkId: string): boolean => Object.hasOwn(answers, linkId) || !isEnabled(form, linkId, answers);
    return rules
      .filter(({ compiled, waitsFor }) => compiled.when(facts) === true && compiled.unless(facts) !== true && waitsFor.every(reached))
      .map(({ compiled: { rule } }) => ({ ruleId: rule.id, emergency: rule.level === 'emergency_now', reason: rule.clientReason, action: rule.clientAction }))
      .sort((a, b) => Number(b.emergency) - Number(a.emergency));
  };
};
