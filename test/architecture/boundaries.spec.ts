import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..', '..');
const { forbidden } = createRequire(__filename)('../../.dependency-cruiser.cjs') as { forbidden: { name: string }[] };

/** A file tree that breaks exactly the rule it is named after. */
const PROBES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no-cycle': { 'src/clients/a.ts': `import './b'; export const a = 1;`, 'src/clients/b.ts': `import './a'; export const b = 1;` },
  'through-the-index': { 'src/screening/x.ts': `import '../intake/secret';`, 'src/intake/secret.ts': 'export const s = 1;' },
  'domain-is-pure': { 'src/screening/domain/x.ts': `import { Injectable } from '@nestjs/common'; export const x = Injectable;` },
  'wall-clock-knows-only-temporal': { 'src/booking/domain/wall-clock.ts': `import { Injectable } from '@nestjs/common'; export const x = Injectable;` },
  'temporal-in-one-file': { 'src/booking/use-cases/x.ts': `import { Temporal } from 'temporal-polyfill'; export const x = Temporal;` },
  'domain-uses-no-node': { 'src/screening/domain/x.ts': `import { readFileSync } from 'node:fs'; export const x = readFileSync;` },
  'domain-knows-no-layer': { 'src/screening/domain/x.ts': `import '../persistence/y';`, 'src/screening/persistence/y.ts': 'export const y = 1;' },
  'persistence-serves': { 'src/screening/persistence/x.ts': `import '../use-cases/y';`, 'src/screening/use-cases/y.ts': 'export const y = 1;' },
  'use-cases-know-no-http': { 'src/screening/use-cases/x.ts': `import '../http/y';`, 'src/screening/http/y.ts': 'export const y = 1;' },
  'typeorm-only-in-persistence': { 'src/screening/use-cases/x.ts': `import { DataSource } from 'typeorm'; export const x = DataSource;` },
  'no-tests-in-the-product': { 'src/clients/x.ts': `import '../../test/y';`, 'test/y.ts': 'export const y = 1;' },
};

const moduleOrderProbe = (rule: string): Readonly<Record<string, string>> => {
  const module = rule.replace('module-order-', '');
  return { [`src/${module}/x.ts`]: `import '../session-notes/index';`, 'src/session-notes/index.ts': 'export const n = 1;' };
};

type Tree = Readonly<Record<string, string>>;

const plant = (tree: Tree): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'rhomboid-probe-')));
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const shared of ['node_modules', 'tsconfig.json', '.dependency-cruiser.cjs']) symlinkSync(join(ROOT, shared), join(folder, shared));
  return folder;
};

const TEMPORAL = `import { Temporal } from 'temporal-polyfill'; export const x = Temporal;`;
const TREES: Readonly<Record<string, Tree>> = {
  ...Object.fromEntries(forbidden.map(({ name }) => [name, PROBES[name] ?? moduleOrderProbe(name)])),
  'a good tree': { 'src/screening/domain/x.ts': `import { a } from '../../intake'; export const x = a;`, 'src/intake/index.ts': 'export const a = 1;' },
  'the wall clock': { 'src/booking/domain/wall-clock.ts': TEMPORAL },
  'another file': { 'src/booking/domain/hours.ts': TEMPORAL },
  'another domain': { 'src/screening/domain/wall-clock.ts': TEMPORAL },
};

describe('the boundary rules', () => {
  let broken: Readonly<Record<string, readonly string[]>>;
  beforeAll(() => {
    const folders = Object.values(TREES).map(plant);
    try {
      const printed = execFileSync(process.execPath, [join(ROOT, 'test', 'support', 'cruise.mjs'), ...folders], { encoding: 'utf8' });
      const found = JSON.parse(printed) as string[][];
      broken = Object.fromEntries(Object.keys(TREES).map((name, at) => [name, [...(found[at] ?? ['not cruised'])].sort()]));
    } finally {
      for (const folder of folders) rmSync(folder, { recursive: true });
    }
  }, 120_000);

  it.each(forbidden.map((rule) => rule.name))('%s fires on a planted violation', (rule) => {
    expect(broken[rule]).toContain(rule);
  });

  it('are silent on a tree that keeps them', () => {
    expect(broken['a good tree']).toEqual([]);
  });

  it('let one file of one domain use Temporal, and no other file of it', () => {
    expect(broken['the wall clock']).toEqual([]);
    expect(broken['another file']).toEqual(['domain-is-pure', 'temporal-in-one-file']);
    expect(broken['another domain']).toEqual(['domain-is-pure', 'temporal-in-one-file']);
  });
});
