import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

/** Cruises each folder that is named, as `npm run boundaries` cruises the tree, and prints the rules that it breaks: one process for all of them. */
const require = createRequire(import.meta.url);
const { forbidden, options } = require('../../.dependency-cruiser.cjs');

const broken = [];
for (const folder of process.argv.slice(2)) {
  process.chdir(folder);
  const { output } = await cruise(['src'], { ...options, ruleSet: { forbidden }, validate: true, baseDir: folder }, options.enhancedResolveOptions, { tsConfig: extractTSConfig(join(folder, 'tsconfig.json')) });
  broken.push(output.summary.violations.map(({ rule }) => rule.name));
}
process.stdout.write(JSON.stringify(broken));
