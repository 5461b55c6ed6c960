import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clinicalPages } from '../../scripts/clinical-pages';
import { standardRuleSet } from '../../src/screening';

const FOLDER = join(__dirname, '../../docs/clinical');
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

describe('docs/clinical', () => {
  it('holds the generated pages and no other; after a change run: npm run build && npm run docs:clinical', () => {
    const pages = clinicalPages();
    expect(readdirSync(join(FOLDER, 'rules')).sort()).toEqual(pages.map(({ file }) => file).sort());
    expect(pages.filter(({ file, text }) => read(`rules/${file}`) !== text).map(({ file }) => file)).toEqual([]);
  });

  it('tells of every rule once', () => {
    const headings = clinicalPages().flatMap(({ text }) => [...text.matchAll(/^## ((?:[A-Z0-9]+-)+[A-Z0-9]+)$/gm)].map((match) => match[1]));
    expect(headings.sort()).toEqual(standardRuleSet.rules.map(({ id }) => id).sort());
  });

  it('links only to headings and files that are there', () => {
    const texts = new Map(clinicalPages().map(({ file, text }) => [file, text]));
    const broken = [...texts].flatMap(([from, text]) =>
      [...text.matchAll(/\]\(([\w-]+\.md)(?:#([\w-]+))?\)/g)].filter(([, file = '', anchor]) => {
        const target = texts.get(file);
        const anchors = [...(target ?? '').matchAll(/^## (.+)$/gm)].map((match) => (match[1] ?? '').toLowerCase());
        return !target || (anchor !== undefined && !anchors.includes(anchor.toLowerCase()));
      }).map(([link]) => `${from} ${link}`),
    );
    expect(broken).toEqual([]);
  });

  it.each(['glossary.md', 'scope-and-limits.md', 'known-misses.md', 'not-implemented.md'])('has %s', (file) => {
    expect(read(file).length).toBeGreaterThan(300);
  });
});
