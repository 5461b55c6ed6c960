import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `npm test`: everything that CI runs, in the order that fails fastest. The last line is what CI reads.
 * `npm test -- --everywhere`: all of it in Auckland too, and not only what deals in days.
 */
const everywhere = process.argv.includes('--everywhere');
/** Where a day or an hour of the wrong zone would show. */
const OF_DAYS = ['src/', 'test/clients', 'test/treatment-plans', 'test/notifications', 'test/story', 'test/booking/(?!a-storm|reference)'];
const started = Date.now();
const npm = (script, ...args) => ['npm', ['run', '-s', script, ...(args.length > 0 ? ['--', ...args] : [])]];

const step = (name, [command, args], env = {}) => {
  const at = Date.now();
  console.log(`\n== ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  console.log(`== ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${((Date.now() - at) / 1000).toFixed(1)} s)`);
  return status === 0;
};

const results = mkdtempSync(join(tmpdir(), 'rhomboid-verify-'));
let passed = 0;
let failed = 0;

const jest = (name, timezone, ...args) => {
  const file = join(results, `${name}.json`);
  const ok = step(`tests, TZ=${timezone}`, npm('jest', '--json', `--outputFile=${file}`, '--reporters=default', ...args), { TZ: timezone });
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    passed += report.numPassedTests;
    failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
  } catch {
    failed += 1;
  }
  return ok && passed > 0;
};

const steps = [
  () => step('types', npm('typecheck')),
  () => step('lint', npm('lint')),
  () => step('boundaries', npm('boundaries')),
  () => step('build', npm('build')),
  () => step('OpenAPI is the committed one', npm('openapi', '--check')),
  () => jest('utc', 'UTC'),
  () => jest('auckland', 'Pacific/Auckland', ...(everywhere ? [] : ['--testPathPatterns', ...OF_DAYS])),
];

const ok = steps.every((run) => run());
if (!ok && failed === 0) failed = 1;
console.log(`\n${((Date.now() - started) / 1000).toFixed(0)} s in all`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = ok ? 0 : 1;
