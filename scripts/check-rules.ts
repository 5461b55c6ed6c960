import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { standardIntake } from '../src/intake';
import { healthyClient, standardRuleSet } from '../src/screening/rules/standard';
import { checkRuleFile } from './rule-check';

/** `npm run rules:check`: what is wrong with the rule files, with file and line. */
const folder = join(process.cwd(), 'src/screening/rules');
const files = readdirSync(folder).filter((file) => /^(red-flags|limits).*\.json$/.test(file));
const faults = files.flatMap((file) => checkRuleFile(`src/screening/rules/${file}`, readFileSync(join(folder, file), 'utf8'), { form: standardIntake, ruleSet: standardRuleSet, healthy: healthyClient }));
process.stdout.write(faults.length > 0 ? `${faults.join('\n')}\n` : `${files.length} rule files are in order\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
