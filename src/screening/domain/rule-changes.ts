import type { FormDefinition } from '../../intake';
import type { FieldError } from '../../platform/errors/domain-error';
import { resolveConstraint } from '../../techniques';
import { compileRules, RuleSetError } from './compile';
import { exampleFaults } from './examples';
import { rankOf, type Level } from './levels';
import { whyNeverFires } from './reachable';
import type { Constraints, Example, LocalizedText, Predicate, Rule, RuleSet } from './rule';

/** What a clinic asks on top of a rule of the standard. There is no word for less. */
export type StricterRule = Readonly<{
  ruleId: string;
  level?: Level;
  /** No therapist clears it. */
  overrideAllowed?: false;
  /** It fires although its exception is true. */
  exceptionDropped?: true;
  reason: string;
}>;

export type OwnRule = Readonly<{
  id: string;
  kind: Rule['kind'];
  condition: string;
  level: Level;
  when: Predicate;
  unless?: Predicate;
  clientReason: LocalizedText;
  clientAction: LocalizedText;
  therapistNote: string;
  rationale: string;
  overrideAllowed: boolean;
  constraints?: Pick<Constraints, 'pressureMax' | 'excludeTechniques' | 'excludeRegions'>;
  examples: Rule['examples'];
}>;

export type RuleChanges = Readonly<{ stricter: readonly StricterRule[]; added: readonly OwnRule[] }>;

/** The standard with what a clinic adds. Every rule of the standard is there, and none weighs less. */
export const clinicRuleSet = (base: RuleSet, { stricter, added }: RuleChanges, clinicSet: string): RuleSet => {
  const changes = new Map(stricter.map((change) => [change.ruleId, change]));
  return { ...base, clinicSet, rules: [...base.rules.map((rule) => tightened(rule, changes.get(rule.id))), ...added.map(asRule)] };
};

const tightened = (rule: Rule, change: StricterRule | undefined): Rule => {
  if (!change) return rule;
  const { unless, ...rest } = rule;
  const level = change.level && rankOf(change.level) > rankOf(rule.level) ? change.level : rule.level;
  return {
    ...rest,
    level,
    ...(unless && !change.exceptionDropped && { unless }),
    overrideAllowed: rule.overrideAllowed && change.overrideAllowed !== false && rankOf(level) < rankOf('urgent_same_day'),
  };
};

const asRule = (own: OwnRule): Rule => ({ ...own, version: 1, sources: [], confidence: { status: 'general_knowledge' }, changed: 'Added by the clinic.' });

/** Why these changes cannot be made; nothing if they can. */
export const changeFaults = (base: RuleSet, changes: RuleChanges, form: FormDefinition, healthy: Example): FieldError[] => {
  const before = new Map(base.rules.map((rule) => [rule.id, rule]));
  const stricter = changes.stricter.flatMap((change, at) => faultsOfStricter(change, before.get(change.ruleId)).map((message) => fault(`/stricter/${at}`, message)));
  const twice = changes.stricter.flatMap(({ ruleId }, at) => (changes.stricter.findIndex((one) => one.ruleId === ruleId) === at ? [] : [fault(`/stricter/${at}`, `${ruleId} is named twice.`)]));
  const own = changes.added.flatMap((rule, at) => {
    const known = before.has(rule.id) || changes.added.findIndex(({ id }) => id === rule.id) !== at;
    return [...(known ? [`There is another rule ${rule.id}.`] : []), ...faultsOfOwn(asRule(rule), base, form, healthy)].map((message) => fault(`/added/${at}`, message));
  });
  return [...stricter, ...twice, ...own];
};

const fault = (pointer: string, message: string): FieldError => ({ pointer, code: 'rule', message });

const faultsOfStricter = (change: StricterRule, rule: Rule | undefined): string[] => {
  if (!rule) return [`There is no rule ${change.ruleId}.`];
  const weaker = change.level !== undefined && rankOf(change.level) < rankOf(rule.level);
  if (weaker) return [`${rule.id} is ${rule.level}: a clinic may make a rule stricter, never weaker.`];
  const nothing = (change.level ?? rule.level) === rule.level && !(change.overrideAllowed === false && rule.overrideAllowed) && !(change.exceptionDropped && rule.unless);
  return nothing ? [`${rule.id} is not made stricter by this.`] : [];
};

const faultsOfOwn = (rule: Rule, base: RuleSet, form: FormDefinition, healthy: Example): string[] => {
  const words = [
    ...(rule.constraints?.excludeTechniques ?? []).filter((word) => !resolveConstraint('exclude_techniques', word)),
    ...(rule.constraints?.excludeRegions ?? []).filter((word) => !resolveConstraint('exclude_regions', word)),
  ].map((word) => `"${word}" is no word of the catalogue.`);
  const held = rankOf(rule.level) >= rankOf('urgent_same_day') && rule.overrideAllowed ? [`rule ${rule.id}: nobody may clear a rule of this level.`] : [];
  try {
    compileRules({ ...base, rules: [rule] }, form);
  } catch (error) {
    if (error instanceof RuleSetError) return [...words, ...held, error.message];
    throw error;
  }
  const never = whyNeverFires(rule, base, form);
  return [...words, ...held, ...(never === undefined ? exampleFaults(rule, base, form, healthy) : [`rule ${rule.id}: ${never}`])];
};
