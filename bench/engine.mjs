import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** `npm run bench:engine`, after a build: time in process, no server and no database. */
const require = createRequire(import.meta.url);
const { screen, standardRuleSet } = require('../dist/src/screening');
const { standardIntake, itemsOf } = require('../dist/src/intake');
const { planInputFrom, suggest } = require('../dist/src/treatment-plans');
const { catalogue } = require('../dist/src/techniques');
const { holdAgainst } = require('../dist/scripts/case-file.js');

const ROUNDS = 500;
const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
const timed = (run) => {
  const at = performance.now();
  run();
  return performance.now() - at;
};

const { cases } = JSON.parse(readFileSync(new URL('../test/cases/screening.json', import.meta.url), 'utf8'));
const intake = cases.find(({ id }) => id === 'V117');
const answers = Object.fromEntries(Object.entries(intake.answers).filter(([id]) => itemsOf(standardIntake).has(id)).map(([id, value]) => [id, { value }]));
const none = { clearance: null, boundaries: null, therapistFlags: [], credentials: null, switchedOff: [], medicallyAssessed: false, previous: {}, sites: {} };
const full = () => {
  const screening = screen(standardIntake, standardRuleSet, answers);
  return suggest(planInputFrom({ ...none, answers, screening }), catalogue);
};

const cold = timed(full);
const warm = median(Array.from({ length: ROUNDS }, () => timed(full)));
const screened = median(Array.from({ length: ROUNDS }, () => timed(() => screen(standardIntake, standardRuleSet, answers))));
const thousand = JSON.stringify({ cases: Array.from({ length: 1000 }, (_, at) => ({ ...cases[at % cases.length], id: `G${at}` })) });
const many = timed(() => holdAgainst(['screening', 'thousand.json'], () => thousand));

console.log(`screening of one full intake          ${screened.toFixed(2)} ms median of ${ROUNDS}`);
console.log(`screening + suggestion, one intake    ${warm.toFixed(2)} ms median of ${ROUNDS} (first run, rules compiled: ${cold.toFixed(1)} ms); at most 5`);
console.log(`1,000 screening cases                 ${(many / 1000).toFixed(2)} s; at most 5`);
process.exitCode = warm < 5 && many < 5000 ? 0 : 1;
