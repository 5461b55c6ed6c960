import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { standardRuleSet } from '../src/screening';
import { mutationScore } from './rule-mutation';

/** `npm run mutation`: the share of faults put into the rules that examples and cases find out. Exits 1 below the least share. */
const LEAST = 0.95;
const casesIn = (file: string): unknown[] => (JSON.parse(readFileSync(join(process.cwd(), 'test/cases', file), 'utf8')) as { cases: unknown[] }).cases;
const { mutants, killed, killedByExamples, killedByCases, survivors } = mutationScore(standardRuleSet, [...casesIn('screening.json'), ...casesIn('own-screening.json')]);
const share = (count: number): string => `${count} of ${mutants} (${((100 * count) / mutants).toFixed(1)} %)`;
process.stdout.write(survivors.map((name) => `survives: ${name}\n`).join(''));
process.stdout.write(`found out: ${share(killed)}; by examples ${share(killedByExamples)}; by published and own cases alone ${share(killedByCases)}\n`);
process.exitCode = killed / mutants >= LEAST ? 0 : 1;
