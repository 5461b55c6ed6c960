import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, type BuildOptions, type IndexHtmlTransformContext, type Plugin } from 'vite';

const ROOT = resolve(import.meta.dirname, '..');
const LANGUAGES = ['en', 'es'];
export const TARGET = 'es2022';

/** Written into the page: on a slow line each file of its own would cost half a second before the first question. */
export const wholePages = (): Plugin => ({
  name: 'whole-pages',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    async handler(page, { bundle = {} }) {
      const [link = '', file = ''] = /<link rel="stylesheet"[^>]*href="\/([^"]+)">/.exec(page) ?? [];
      const styles = bundle[file];
      if (styles?.type !== 'asset') throw new Error('The page names no stylesheet.');
      delete bundle[file];
      const script = await codeOf({ target: TARGET, rolldownOptions: { input: join(ROOT, 'src', 'early', 'start.ts'), output: { format: 'iife' } } });
      return page
        .replace(link, () => `<style>${String(styles.source).trim()}</style>`)
        .replace('<div id="app">', () => `<div id="app" data-next="${filesOf(bundle, 'screens/Flow.tsx').join(' ')}">`)
        .replace('</body>', () => `  <script>${script.trim()}</script>\n  </body>`);
    },
  },
  writeBundle: () => writeFirstScreens(),
});

type Bundle = NonNullable<IndexHtmlTransformContext['bundle']>;

/** One entry with all that it needs, as text. */
const codeOf = async (options: BuildOptions): Promise<string> => {
  const made = await build({ configFile: false, root: ROOT, logLevel: 'error', plugins: [react()], ssr: { noExternal: true }, build: { ...options, write: false } });
  const [chunk] = 'output' in made ? made.output : Array.isArray(made) ? (made[0]?.output ?? []) : [];
  if (chunk?.type !== 'chunk') throw new Error('Nothing was built.');
  return chunk.code;
};

/** The files of what comes after the page's first script, without those that the page names itself. */
const filesOf = (bundle: Bundle, source: string): string[] => {
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
  const entry = chunks.find((chunk) => chunk.isEntry);
  const wanted = chunks.find((chunk) => chunk.facadeModuleId === join(ROOT, 'src', source));
  if (!entry || !wanted) throw new Error(`${source} is not a file of its own.`);
  return [wanted.fileName, ...wanted.imports.filter((name) => name !== entry.fileName && !entry.imports.includes(name))].map((name) => `/${name}`);
};

type FirstScreen = (locale: string) => Readonly<{ html: string; title: string; questions: string }>;

/** `intake.<language>.html`: the page with its first screen in it. */
const writeFirstScreens = async (): Promise<void> => {
  const place = mkdtempSync(join(tmpdir(), 'first-screen-'));
  writeFileSync(join(place, 'screen.mjs'), await codeOf({ ssr: join(ROOT, 'src', 'first-screen.tsx'), minify: false }));
  const { firstScreen } = (await import(pathToFileURL(join(place, 'screen.mjs')).href)) as { firstScreen: FirstScreen };
  rmSync(place, { recursive: true });
  const folder = join(ROOT, 'dist');
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  for (const language of LANGUAGES) {
    const { html, title, questions } = firstScreen(language);
    const filled = page
      .replace(/(<div id="app"[^>]*>)<\/div>/, (_empty, opening: string) => `${opening}${html}</div>\n    ${questions}`)
      .replace('<html lang="en">', () => `<html lang="${language}">`)
      .replace(/<title>.*<\/title>/, () => `<title>${title}</title>`);
    writeFileSync(join(folder, `intake.${language}.html`), filled);
  }
};
