import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { standardIntake } from '../../src/intake';
import { rankOf, standardRuleSet, type Rule } from '../../src/screening';
import { compileRules } from '../../src/screening/domain/compile';
import { resolveConstraint, type ConstraintKind } from '../../src/techniques';
import evidence from '../cases/evidence-rule-ids.json';

const rules = new Map(standardRuleSet.rules.map((rule) => [rule.id, rule]));
const inEvidence = new Set(evidence.rules.map(({ id }) => id));
const digest = (value: unknown): string => createHash('sha256').update(canonicalize(value) ?? '').digest('hex').slice(0, 16);
const logicOf = ({ when, unless }: Rule): string => digest({ when, unless: unless ?? null });
const excused = [...readFileSync(join(__dirname, '../../docs/clinical/not-implemented.md'), 'utf8').matchAll(/^\| ([A-Z][A-Z0-9-]+) \| \S/gm)].map((match) => match[1] ?? '');

const WORDS: Readonly<Record<string, ConstraintKind>> = {
  excludeTechniques: 'exclude_techniques',
  excludeRegions: 'exclude_regions',
  excludePositions: 'exclude_positions',
  productsExclude: 'products_exclude',
  require: 'require',
  advice: 'advice',
  session: 'session',
  pressureMaxLocal: 'pressure_max_local',
};

/** Rules of the evidence that judge differently here; docs/clinical/rules says why for each. */
const DIFFERING = ['CES-10', 'CI-ANTICOAG', 'CI-HTN', 'CI-STENT', 'DUR-01', 'FX-05', 'INF-09', 'MAL-09', 'NEU-06', 'SEV-01', 'SPA-01', 'SPA-02'];
/** Asked for the plan and for comparison, read by no rule. */
const UNREAD = ['relief_hours', 'weight_kg', 'pain_now'];

describe('the rule set', () => {
  it('has every rule of the evidence, or says why not, for one in twenty at most', () => {
    expect(evidence.rules).toHaveLength(229);
    expect(evidence.rules.map(({ id }) => id).filter((id) => !rules.has(id))).toEqual(excused);
    expect(excused.length).toBeLessThanOrEqual(11);
  });

  it('keeps level and trigger of the evidence, or says what changed and takes a new version', () => {
    const differing = evidence.rules.flatMap(({ id, level, logic }) => {
      const rule = rules.get(id);
      return rule && (rule.level !== level || logicOf(rule) !== logic) ? [rule] : [];
    });
    expect(differing.filter((rule) => !/^Version \d/.test(rule.changed ?? '') || rule.version < 2).map(({ id }) => id)).toEqual([]);
    expect(differing.map(({ id }) => id).sort()).toEqual(DIFFERING);
  });

  it('never asks for less than the evidence: a lower level is nowhere', () => {
    expect(evidence.rules.filter(({ id, level }) => rankOf(rules.get(id)?.level ?? 'proceed') < rankOf(level as Rule['level']))).toEqual([]);
  });

  it('keeps the shared conditions as they are', () => {
    expect(Object.entries(standardRuleSet.macros).map(([id, macro]) => ({ id, logic: digest(macro) }))).toEqual(evidence.macros);
  });

  it('says of every added rule why', () => {
    expect(standardRuleSet.rules.filter(({ id, changed }) => !inEvidence.has(id) && !changed?.startsWith('Added: ')).map(({ id }) => id)).toEqual([]);
  });

  it('compiles for the standard intake, and reads every question that is screened except these', () => {
    const read = new Set(compileRules(standardRuleSet, standardIntake).flatMap(({ questionIds }) => questionIds));
    const unread = standardIntake.groups.flatMap(({ items }) => items.filter(({ screened, linkId }) => screened && !read.has(linkId)).map(({ linkId }) => linkId));
    expect(unread).toEqual(UNREAD);
  });

  it('names only sources that it has', () => {
    expect(standardRuleSet.rules.flatMap(({ id, sources }) => [...(sources.length === 0 ? [`${id} none`] : []), ...sources.filter((source) => !Object.hasOwn(standardRuleSet.sources, source)).map((source) => `${id} ${source}`)])).toEqual([]);
  });

  it('limits in words of the one vocabulary', () => {
    const strangers = standardRuleSet.rules.flatMap(({ id, constraints = {} }) =>
      Object.entries(constraints).flatMap(([name, value]) => {
        const kind = WORDS[name];
        const words = Array.isArray(value) ? (value as string[]) : Object.keys(value as object);
        return kind ? words.filter((word) => !resolveConstraint(kind, word)).map((word) => `${id} ${word}`) : [];
      }),
    );
    const kinds = new Set(standardRuleSet.rules.flatMap(({ constraints = {} }) => Object.keys(constraints)));
    expect(strangers).toEqual([]);
    expect([...kinds].filter((kind) => !Object.hasOwn(WORDS, kind)).sort()).toEqual(['hold', 'holdLocalHours', 'pressureMax']);
  });

  it('lets one weak answer reach a therapist at most', () => {
    const compiled = compileRules(standardRuleSet, standardIntake);
    const alone = compiled.filter(({ rule, questionIds }) => rule.strength === 'C' && rankOf(rule.level) > rankOf('therapist_review') && questionIds.length < 2);
    expect(alone.map(({ rule }) => rule.id)).toEqual([]);
  });

  it('lets nobody clear an urgent or emergency rule', () => {
    expect(standardRuleSet.rules.filter(({ level, overrideAllowed }) => rankOf(level) >= rankOf('urgent_same_day') && overrideAllowed).map(({ id }) => id)).toEqual([]);
  });
});
