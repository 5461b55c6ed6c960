import { readFileSync } from 'node:fs';
import { holdAgainst } from './case-file';

/** `npm run -s cases -- screening|plans|slots|recurrence FILE.json` */
const { status, out, error } = holdAgainst(process.argv.slice(2), (file) => readFileSync(file, 'utf8'));
process.stdout.write(out);
process.stderr.write(error);
process.exitCode = status;
