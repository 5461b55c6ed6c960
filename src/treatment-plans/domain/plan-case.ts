import { catalogue } from '../../techniques';
import type { Dose, Suggestion } from './suggestion';
import { HELD_STATUSES } from './plan-input';
import { BadCase, asRecord, bool, listOf, oneOf, pressure, readPlanInput } from './read-case';
import { suggest } from './suggest';

export type PlanCaseResult = Readonly<{ id: string; passed: boolean; got: unknown; expected: unknown }>;

type Check = (wanted: unknown, got: Suggestion) => string[];

const suggested = ({ lead, adjuncts }: Suggestion) => (lead ? [lead, ...adjuncts] : adjuncts);
const techniqueIds = catalogue.techniques.map(({ id }) => id);
const techniques = (wanted: unknown, at: string) => listOf(techniqueIds)(wanted, at) as string[];
const fails = (when: boolean, message: string): string[] => (when ? [message] : []);

/** `per_week` is a text with a range ("2 (range 2-3)"); a case may name the number alone. */
const sameDose = (got: unknown, wanted: unknown): boolean => String(got) === String(wanted) || String(got).split(' ')[0] === String(wanted);

const DOSE_FIELDS: readonly (keyof Dose)[] = ['rule', 'session_min', 'per_week', 'weeks', 'sessions'];

const CHECKS: Readonly<Record<string, Check>> = {
  status: (wanted, got) => {
    oneOf(['ok', ...HELD_STATUSES])(wanted, 'acceptance.status');
    return fails(got.status !== wanted, `status is ${got.status}`);
  },
  lead_one_of: (wanted, got) =>
    fails(!techniques(wanted, 'acceptance.lead_one_of').includes(got.lead?.technique ?? ''), `the lead is ${got.lead?.technique ?? 'none'}`),
  max_pressure: (wanted, got) => {
    const most = pressure(wanted, 'acceptance.max_pressure') as number;
    return suggested(got).filter((line) => line.startPressure > most).map((line) => `${line.technique} starts at ${line.startPressure}`);
  },
  must_not_suggest: (wanted, got) => {
    const never = techniques(wanted, 'acceptance.must_not_suggest');
    return suggested(got).filter((line) => never.includes(line.technique)).map((line) => `${line.technique} is suggested`);
  },
  must_exclude_with_reason: (wanted, got) =>
    techniques(wanted, 'acceptance.must_exclude_with_reason')
      .filter((id) => !got.excluded.some(({ technique, reasons }) => technique === id && reasons.every(({ text }) => text !== '')))
      .map((id) => `${id} is not excluded`),
  must_be_empty: (wanted, got) => fails(bool(wanted, 'acceptance.must_be_empty') === true && suggested(got).length > 0, 'something is suggested'),
  dose: (wanted, got) =>
    Object.entries(asRecord(wanted, 'acceptance.dose')).flatMap(([field, value]) => {
      const name = oneOf(DOSE_FIELDS)(field, 'acceptance.dose') as keyof Dose;
      return fails(!sameDose(got.dose?.[name], value), `dose.${name} is ${JSON.stringify(got.dose?.[name])}`);
    }),
  self_care: (wanted, got) =>
    (listOf(catalogue.selfCare.map(({ id }) => id))(wanted, 'acceptance.self_care') as string[])
      .filter((id) => !got.selfCare.offered.some(({ item }) => item === id))
      .map((id) => `${id} is not offered`),
  why: () => [],
};

const CASE_FIELDS = ['id', 'title', 'input', 'acceptance', 'why', 'sources', 'source'];

function judge(acceptance: unknown, got: Suggestion): string[] {
  return Object.entries(asRecord(acceptance, 'acceptance')).flatMap(([field, wanted]) => {
    const check = Object.hasOwn(CHECKS, field) ? CHECKS[field] : undefined;
    if (!check) throw new BadCase(`acceptance.${field} is not a limit of a plan case`);
    return check(wanted, got);
  });
}

/** Runs one case of the plans file through the suggester that the server uses. */
export function runPlanCase(raw: unknown): PlanCaseResult {
  const { id, input, acceptance, ...rest } = asRecord(raw, 'case');
  const name = String(id);
  try {
    const stranger = Object.keys(rest).find((field) => !CASE_FIELDS.includes(field));
    if (stranger !== undefined) throw new BadCase(`${stranger} is not a field of a case`);
    const got = suggest(readPlanInput(input, catalogue), catalogue);
    const failures = judge(acceptance, got);
    return { id: name, passed: failures.length === 0, got: { ...got, failures }, expected: acceptance };
  } catch (error) {
    return { id: name, passed: false, got: { error: (error as Error).message }, expected: acceptance };
  }
}
