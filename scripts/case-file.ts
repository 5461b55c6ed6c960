import { runRecurrenceCase, runSlotsCase } from '../src/booking';
import { runScreeningCase } from '../src/screening';
import { runPlanCase } from '../src/treatment-plans';

interface CaseResult {
  readonly id: string;
  readonly passed: boolean;
  readonly got: unknown;
  readonly expected: unknown;
}

const ENGINES: Readonly<Record<string, (input: never) => CaseResult>> = { screening: runScreeningCase, plans: runPlanCase, slots: runSlotsCase, recurrence: runRecurrenceCase };

const ALL_PASSED = 0;
const SOME_FAILED = 1;
const UNREADABLE = 2;

/** What the command prints, and the code it exits with. */
export type Outcome = Readonly<{ status: number; out: string; error: string }>;

/** Holds an engine against a file of cases; `read` gives the text of a file. */
export const holdAgainst = ([kind, file]: readonly string[], read: (file: string) => string): Outcome => {
  const engine = kind !== undefined && Object.hasOwn(ENGINES, kind) ? ENGINES[kind] : undefined;
  if (!engine || !file) return complain(`usage: npm run -s cases -- ${Object.keys(ENGINES).join('|')} FILE.json`);
  let cases: unknown[];
  try {
    cases = casesIn(read(file));
  } catch (error) {
    return complain(`${file}: ${(error as Error).message}`);
  }
  const results = cases.map((input) => run(engine, input));
  const failed = results.filter((result) => !result.passed).length;
  const out = results.map((result) => `${JSON.stringify(result)}\n`).join('') + `${results.length - failed} passed, ${failed} failed\n`;
  return { status: failed === 0 ? ALL_PASSED : SOME_FAILED, out, error: '' };
};

const casesIn = (text: string): unknown[] => {
  const content = JSON.parse(text) as { cases?: unknown } | null;
  if (!Array.isArray(content?.cases)) throw new Error('no "cases" list');
  return content.cases as unknown[];
};

/** A word that the engine does not know is an error of that case. */
const run = (engine: (input: never) => CaseResult, input: unknown): CaseResult => {
  try {
    return engine(input as never);
  } catch (error) {
    const { id, expected_min: min, expected_max: max } = (input ?? {}) as Record<string, unknown>;
    return { id: String(id), passed: false, got: { error: (error as Error).message }, expected: min === undefined ? null : { min, max } };
  }
};

const complain = (message: string): Outcome => ({ status: UNREADABLE, out: '', error: `${message}\n` });
