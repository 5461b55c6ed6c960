import fc from 'fast-check';
import { enabledItems, isEnabled, itemsOf, standardIntake, type Answer, type Answers, type FormItem } from '../../src/intake';
import { rankOf, screen, standardRuleSet, type Rule, type RuleSet } from '../../src/screening';

type Predicate = Rule['when'];

/** Yes-or-no questions whose reassuring answer is "yes". */
const YES_REASSURES = ['mechanical', 'neck_turn_45', 'bladder_old_stable', 'trauma_cleared', 'consent_self', 'guardian_present'];

const items = [...itemsOf(standardIntake).values()].map(({ item }) => item).filter((item) => item.screened);
const codesOf = (item: FormItem): string[] => (item.answerOption ?? []).map(({ code }) => code);
const isYesNo = (item: FormItem): boolean => codesOf(item).join() === 'no,yes';

/** Most answers are quiet, so that one more can still raise the level. */
const QUIET = 50;
const quietCode = (item: FormItem): string => (YES_REASSURES.includes(item.linkId) ? 'yes' : (codesOf(item)[0] ?? ''));

const valueFor = (item: FormItem): fc.Arbitrary<Answer> => {
  const unanswered = item.allow.map((state) => ({ state }));
  const value =
    item.type !== 'choice'
      ? fc.integer({ min: item.minValue ?? 0, max: Math.min(item.maxValue ?? 200, 200) })
      : item.repeats
        ? fc.oneof({ weight: QUIET, arbitrary: fc.constant(['none']) }, { weight: 1, arbitrary: fc.subarray(codesOf(item).filter((code) => code !== 'none'), { minLength: 1, maxLength: 3 }) })
        : fc.oneof({ weight: QUIET, arbitrary: fc.constant(quietCode(item)) }, { weight: 1, arbitrary: fc.constantFrom(...codesOf(item)) });
  const answered = value.map((one) => ({ value: one })).filter((one) => !('value' in one) || !Array.isArray(one.value) || one.value.every((code) => codesOf(item).includes(code)));
  const repeatsWithoutNone = item.repeats && !codesOf(item).includes('none');
  const safe = repeatsWithoutNone ? fc.subarray(codesOf(item), { minLength: 1, maxLength: 2 }).map((one) => ({ value: one })) : answered;
  return unanswered.length > 0 ? fc.oneof({ weight: 2 * QUIET, arbitrary: safe }, { weight: 1, arbitrary: fc.constantFrom(...unanswered) }) : safe;
};

const client: fc.Arbitrary<Answers> = fc.record(Object.fromEntries(items.map((item) => [item.linkId, valueFor(item)])));
const level = (answers: Answers): number => rankOf(screen(standardIntake, standardRuleSet, answers).level);
const without = (answers: Answers, questionId: string): Answers => Object.fromEntries(Object.entries(answers).filter(([id]) => id !== questionId));

/** "question:option" of every answer that helps some exception to be true. */
const excusing = new Set<string>();
const collect = (predicate: Predicate, helps: boolean): void => {
  if ('all' in predicate) predicate.all.forEach((part) => collect(part, helps));
  else if ('any' in predicate) predicate.any.forEach((part) => collect(part, helps));
  else if ('not' in predicate) collect(predicate.not, !helps);
  else if ('macro' in predicate) collect(standardRuleSet.macros[predicate.macro] as Predicate, helps);
  else if ('q' in predicate && helps) for (const code of [predicate.v].flat()) excusing.add(`${predicate.q}:${String(code)}`);
};
standardRuleSet.rules.forEach(({ unless }) => unless && collect(unless, true));

/** Known causes that a rule gives as its reason to stand back; a longer list is a decision. */
const EXCUSING = ['conditions:asthma_copd', 'conditions:fibromyalgia', 'conditions:ms', 'conditions:parkinson', 'conditions:stroke_old', 'hf_worse:yes', 'medicines:anticoagulant', 'medicines:antiplatelet', 'seizure_recent:yes'];

const asked = (answers: Answers, questionId: string): boolean => isEnabled(standardIntake, questionId, answers);
const positives = items.filter((item) => (isYesNo(item) ? !YES_REASSURES.includes(item.linkId) : item.repeats === true));
const addTo = (item: FormItem, answers: Answers, code: string): Answers => {
  if (!item.repeats) return { ...answers, [item.linkId]: { value: 'yes' } };
  const answer = answers[item.linkId];
  const before = answer && 'value' in answer ? (answer.value as string[]).filter((one) => one !== 'none') : [];
  return { ...answers, [item.linkId]: { value: [...new Set([...before, code])] } };
};
const positive = fc.constantFrom(...positives).chain((item) => fc.record({ item: fc.constant(item), code: fc.constantFrom(...codesOf(item).filter((code) => code !== 'none' && code !== 'no')) }));

const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> => fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });

describe('the engine, with the rules of this release and any client', () => {
  it('never lowers the level for one more positive answer, unless a rule names that answer in its exception', () => {
    fc.assert(
      fc.property(client, positive, (answers, { item, code }) => {
        fc.pre(!excusing.has(`${item.linkId}:${code}`));
        const before = answers[item.linkId];
        fc.pre(before === undefined || 'value' in before);
        expect(level(addTo(item, answers, code))).toBeGreaterThanOrEqual(level(answers));
      }),
      { numRuns: 1000 },
    );
  });

  it('is tried on clients of every level', () => {
    const seen = fc.sample(client, { numRuns: 300, seed: 7 }).map(level);
    expect([...new Set(seen)].sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it('lets only these positive answers stand in an exception', () => {
    const codes = positives.flatMap((item) => codesOf(item).filter((code) => code !== 'no' && code !== 'none').map((code) => `${item.linkId}:${code}`));
    expect(codes.filter((code) => excusing.has(code)).sort()).toEqual(EXCUSING);
  });

  it('never lets a question without an answer weigh less than its reassuring answer', () => {
    const choices = items.filter((item) => ['no', 'none', 'never'].includes(codesOf(item)[0] ?? ''));
    fc.assert(
      fc.property(client, fc.constantFrom(...choices), fc.constantFrom<Answer | undefined>(undefined, { state: 'not_sure' }, { state: 'prefer_not_to_say' }), (answers, item, left) => {
        const quiet: Answers = { ...answers, [item.linkId]: { value: item.repeats ? [quietCode(item)] : quietCode(item) } };
        const open = left ? { ...answers, [item.linkId]: left } : without(answers, item.linkId);
        expect(level(open)).toBeGreaterThanOrEqual(level(quiet));
      }),
      { numRuns: 1000 },
    );
  });

  it('holds whenever a question that must be answered is not', () => {
    fc.assert(
      fc.property(client, fc.constantFrom(...items.filter((item) => item.unknownPolicy === 'hold')), (answers, item) => {
        const open = without(answers, item.linkId);
        fc.pre(enabledItems(standardIntake, open).some(({ linkId }) => linkId === item.linkId));
        expect(level(open)).toBeGreaterThanOrEqual(2);
      }),
      { numRuns: 200 },
    );
  });

  it('says the same whatever the order of the answers', () => {
    fc.assert(
      fc.property(client.chain((answers) => fc.tuple(fc.constant(answers), shuffled(Object.entries(answers)))), ([answers, entries]) => {
        expect(screen(standardIntake, standardRuleSet, Object.fromEntries(entries))).toEqual(screen(standardIntake, standardRuleSet, answers));
      }),
      { numRuns: 100 },
    );
  });

  it('says the same whatever the order of the rules', () => {
    fc.assert(
      fc.property(client, shuffled(standardRuleSet.rules), (answers, rules) => {
        const other: RuleSet = { ...standardRuleSet, rules };
        const [a, b] = [standardRuleSet, other].map((ruleSet) => screen(standardIntake, ruleSet, answers));
        const facts = (result: typeof a) => ({ level: result?.level, found: result?.findings.map(({ ruleId }) => ruleId).sort(), open: result?.undecided.map(({ questionId }) => questionId).sort(), pressure: result?.limits.pressureMax?.value, off: result?.limits.excludeTechniques.map(({ what }) => what).sort() });
        expect(facts(b)).toEqual(facts(a));
      }),
      { numRuns: 40 },
    );
  });

  it('reads a follow-up below an open question as open', () => {
    fc.assert(
      fc.property(client, (answers) => {
        const open = without(answers, 'trauma');
        expect(asked(open, 'trauma_days')).toBe(true);
        const { undecided } = screen(standardIntake, standardRuleSet, without(open, 'trauma_days'));
        expect(undecided.map(({ questionId }) => questionId)).toContain('trauma');
      }),
      { numRuns: 50 },
    );
  });
});
