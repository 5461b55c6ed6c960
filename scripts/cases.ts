import { readFileSync } from 'node:fs';
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

const UNREADABLE = 2;

/** `npm run -s cases -- screening|plans|slots|recurrence FILE.json`: holds an engine against a file of cases. */
const main = ([kind, file]: readonly string[]): number => {
  const engine = kind !== undefined && Object.hasOwn(ENGINES, kind) ? ENGINES[kind] : undefined;
  if (!engine || !file) return complain(`usage: npm run -s cases -- ${Object.keys(ENGINES).join('|')} FILE.json`);
  let cases: unknown[];
  try {
    cases = readCases(file);
  } catch (error) {
    return complain(`${file}: ${(error as Error).message}`);
  }
  const results = cases.map((input) => run(engine, input));
  const failed = results.filter((result) => !result.passed).length;
  process.stdout.write(results.map((result) => `${JSON.stringify(result)}\n`).join('') + `${results.length - failed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
};

const readCases = (file: string): unknown[] => {
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases?: unknown };
  if (!Array.isArray(cases)) throw new Error('no "cases" list');
  return cases;
};

/** A word that the engine does not know is an error of that case. */
const run = (engine: (input: never) => CaseResult, input: unknown): CaseResult => {
  try {
    return engine(input as never);
  } catch (error) {
    const { id } = (input ?? {}) as { id?: unknown };
    return { id: String(id), passed: false, got: { error: (error as Error).message }, expected: null };
  }
};

const complain = (message: string): number => {
  process.stderr.write(`${message}\n`);
  return UNREADABLE;
};

process.exitCode = main(process.argv.slice(2));
