import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clinicalPages } from './clinical-pages';

/** `npm run docs:clinical`: writes docs/clinical/rules from the rule set. */
const folder = join(process.cwd(), 'docs', 'clinical', 'rules');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const pages = clinicalPages();
for (const { file, text } of pages) writeFileSync(join(folder, file), text);
process.stdout.write(`${pages.length} pages in docs/clinical/rules\n`);
