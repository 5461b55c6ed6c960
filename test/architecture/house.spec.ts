import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { ENV_NAMES } from '../../src/platform/config/env';

const ROOT = resolve(__dirname, '..', '..');

const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });

const sources = filesBelow(join(ROOT, 'src')).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
const linesOf = (file: string): number => readFileSync(file, 'utf8').split('\n').length - 1;

/** The two tiers as ARCHITECTURE.md declares them: `- module — tier` lines. */
const declaredTiers = (): Record<string, string> => {
  const text = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
  return Object.fromEntries([...text.matchAll(/^\| `([\w-]+)\/` \| (plain|clinical|platform) \|/gm)].map((match) => [match[1], match[2]]));
};

/** Which folders a module of each tier may have. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  plain: ['domain', 'catalogue', 'persistence', 'http'],
  clinical: ['domain', 'forms', 'rules', 'use-cases', 'persistence', 'http'],
};

describe('the house', () => {
  it('keeps files small: nine of ten within 110 lines, none above 250', () => {
    const sizes = sources.map(linesOf).sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThanOrEqual(110);
    expect(sources.filter((file) => linesOf(file) > 250).map((file) => relative(ROOT, file))).toEqual([]);
  });

  it('has no drawer for odds and ends', () => {
    expect(sources.filter((file) => /\/(utils?|helpers?|common|misc|shared)(\/|\.)/.test(relative(ROOT, file)))).toEqual([]);
  });

  it('declares a tier for every module, and the folders match it', () => {
    const tiers = declaredTiers();
    const modules = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    for (const module of modules) {
      const folders = readdirSync(join(ROOT, 'src', module), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
      expect({ module, tier: tiers[module], strangers: tiers[module] === 'platform' ? [] : folders.filter((name) => !ROOMS[tiers[module] ?? '']?.includes(name)) }).toEqual({
        module,
        tier: expect.stringMatching(/^(plain|clinical|platform)$/),
        strangers: [],
      });
    }
  });

  it('lists in .env.example every variable that is read, and no other', () => {
    const listed = readFileSync(join(ROOT, '.env.example'), 'utf8').match(/^[A-Z_]+(?==)/gm);
    expect(listed?.sort()).toEqual([...ENV_NAMES].sort());
  });

  it('has an ADR for every number that is named, each saying how it is enforced', () => {
    const adrs = readdirSync(join(ROOT, 'docs/adr')).filter((name) => /^\d{4}-/.test(name));
    const numbers = new Set(adrs.map((name) => name.slice(0, 4)));
    const texts = [...sources, join(ROOT, '.dependency-cruiser.cjs'), join(ROOT, 'eslint.config.mjs'), ...filesBelow(join(ROOT, 'migrations'))].map((file) => readFileSync(file, 'utf8'));
    const named = texts.flatMap((text) => [...text.matchAll(/ADR (\d{4})/g)].map((match) => match[1] ?? ''));
    expect(named.filter((number) => !numbers.has(number))).toEqual([]);
    for (const adr of adrs) expect(readFileSync(join(ROOT, 'docs/adr', adr), 'utf8')).toMatch(/\*\*Enforced by:\*\*/);
  });

  it('names no path of a machine and no registry host', () => {
    const tracked = [...sources, ...filesBelow(join(ROOT, 'docs')), ...filesBelow(join(ROOT, 'migrations'))];
    const offenders = tracked.filter((file) => /(?<![\w.])\/(work|farm|root)\/|registry\.npmjs/.test(readFileSync(file, 'utf8')));
    expect(offenders.map((file) => relative(ROOT, file))).toEqual([]);
  });
});
