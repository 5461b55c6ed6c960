import { itemsOf, standardIntake, type Answer, type Answers, type FormItem, type NonAnswer } from '../../intake';
import { standardRuleSet } from '../rules/standard';
import { LEVELS, rankOf, type Level } from './levels';
import type { RuleSet } from './rule';
import { screen } from './screen';

export type ScreeningCaseResult = Readonly<{ id: string; passed: boolean; got: unknown; expected: unknown }>;

const FIELDS = new Set(['id', 'category', 'title', 'source', 'text', 'stated', 'answers', 'expected_min', 'expected_max', 'why', 'note']);
const UNANSWERED: Readonly<Record<string, Readonly<{ state: NonAnswer }>>> = {
  not_sure: { state: 'not_sure' },
  prefer_not_to_say: { state: 'prefer_not_to_say' },
  skip: { state: 'skipped' },
};

/** Runs one published case through the engine of the server. Throws on an unknown field, question, option or level. */
export const runScreeningCase = (input: unknown, ruleSet: RuleSet = standardRuleSet): ScreeningCaseResult => {
  const given = input as Record<string, unknown>;
  const stranger = Object.keys(given).find((field) => !FIELDS.has(field));
  if (stranger) throw new Error(`unknown field "${stranger}"`);
  const [min, max] = [levelOf(given.expected_min), levelOf(given.expected_max)];
  const { level, findings, undecided } = screen(standardIntake, ruleSet, caseAnswers(given.answers));
  return {
    id: String(given.id),
    passed: rankOf(level) >= rankOf(min) && rankOf(level) <= rankOf(max),
    got: { level, findings: findings.map((finding) => finding.ruleId), undecided: undecided.map((one) => one.questionId) },
    expected: { min, max },
  };
};

const levelOf = (given: unknown): Level => {
  if (!(LEVELS as readonly unknown[]).includes(given)) throw new Error(`unknown level ${JSON.stringify(given)}`);
  return given as Level;
};

/** The answers of a case as the server stores them. */
export const caseAnswers = (given: unknown): Answers => {
  if (typeof given !== 'object' || given === null) throw new Error('answers must be an object');
  return Object.fromEntries(Object.entries(given).map(([questionId, value]) => [questionId, answerOf(questionId, value)]));
};

const answerOf = (questionId: string, value: unknown): Answer => {
  const item = itemsOf(standardIntake).get(questionId)?.item;
  if (!item) throw new Error(`unknown question "${questionId}"`);
  const codes = item.answerOption?.map((option) => option.code) ?? [];
  const open = typeof value === 'string' && Object.hasOwn(UNANSWERED, value) ? UNANSWERED[value] : undefined;
  if (open && item.allow.includes(open.state)) return open;
  const fault = faultOf(item, codes, value);
  if (fault) throw new Error(`"${questionId}": ${fault}`);
  return { value: value as string | number | string[] };
};

const faultOf = (item: FormItem, codes: readonly string[], value: unknown): string | undefined => {
  if (item.type !== 'choice') return typeof value === 'number' && Number.isFinite(value) ? undefined : 'needs a number';
  if (item.repeats && !Array.isArray(value)) return 'needs a list of option codes';
  const picked: unknown[] = item.repeats ? (value as unknown[]) : [value];
  const stranger = picked.find((code) => !(codes as readonly unknown[]).includes(code));
  return picked.length > 0 && stranger === undefined ? undefined : `unknown option ${JSON.stringify(stranger)}`;
};
