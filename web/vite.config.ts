import { brotliCompressSync, gzipSync } from 'node:zlib';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin } from 'vite';
import { urgentRuleSet } from './urgent-rules.ts';

const SOURCE = resolve(import.meta.dirname, '..', 'src');
const PURE_INTAKE = resolve(import.meta.dirname, 'src', 'form', 'intake.ts');

/** The screening domain sees the pure part of intake, and not the module that opens a database. */
const pureIntake = (): Plugin => ({
  name: 'pure-intake',
  enforce: 'pre',
  resolveId: (source, importer) => (source === '../../intake' && importer?.startsWith(join(SOURCE, 'screening', 'domain')) ? PURE_INTAKE : undefined),
});

/** `virtual:urgent-rules`: the rules of the two top levels, without what only a therapist reads. */
const urgentRules = (): Plugin => ({
  name: 'urgent-rules',
  resolveId: (id) => (id === 'virtual:urgent-rules' ? `\0${id}` : undefined),
  load: (id) => (id === '\0virtual:urgent-rules' ? `export default ${JSON.stringify(urgentRuleSet(join(SOURCE, 'screening', 'rules')))}` : undefined),
});

/** Written once here instead of at every request: the server sends the smallest that the browser takes. */
const precompress = (): Plugin => ({
  name: 'precompress',
  apply: 'build',
  writeBundle: {
    order: 'post',
    sequential: true,
    handler() {
      const dist = resolve(import.meta.dirname, 'dist');
      for (const folder of [dist, join(dist, 'assets')])
        for (const name of readdirSync(folder).filter((file) => /\.(js|css|html|svg)$/.test(file))) {
          const bytes = readFileSync(join(folder, name));
          writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
          writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes));
        }
    },
  },
});

/** The worker that keeps the page for a reload without a connection; it is told which files those are. */
const offlineWorker = (): Plugin => ({
  name: 'offline-worker',
  apply: 'build',
  generateBundle(_options, bundle) {
    const files = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name) && !/ComponentsPage|BookPage|VisitPage|TroubleScreen/.test(name));
    const source = readFileSync(resolve(import.meta.dirname, 'offline.js'), 'utf8').replace("'FILES'", files.map((name) => JSON.stringify(`/${name}`)).join(', '));
    this.emitFile({ type: 'asset', fileName: 'offline.js', source });
  },
});

type FirstScreen = (locale: string) => Readonly<{ html: string; title: string; questions: string }>;

/** `intake.<language>.html`: the page with its first screen in it. */
const firstScreens = (): Plugin => ({
  name: 'first-screens',
  apply: 'build',
  async writeBundle() {
    const made = await build({
      configFile: false,
      root: import.meta.dirname,
      logLevel: 'error',
      plugins: [react()],
      ssr: { noExternal: true },
      build: { ssr: resolve(import.meta.dirname, 'src', 'first-screen.tsx'), write: false, minify: false },
    });
    const [chunk] = (Array.isArray(made) ? made[0] : made).output;
    const place = mkdtempSync(join(tmpdir(), 'first-screen-'));
    writeFileSync(join(place, 'screen.mjs'), chunk.code);
    const { firstScreen } = (await import(pathToFileURL(join(place, 'screen.mjs')).href)) as { firstScreen: FirstScreen };
    rmSync(place, { recursive: true });
    const folder = resolve(import.meta.dirname, 'dist');
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    for (const locale of ['en', 'es']) {
      const { html, title, questions } = firstScreen(locale);
      const filled = page.replace('<div id="app"></div>', () => `<div id="app">${html}</div>\n    ${questions}`).replace('<html lang="en">', `<html lang="${locale}">`).replace(/<title>.*<\/title>/, `<title>${title}</title>`);
      writeFileSync(join(folder, `intake.${locale}.html`), filled);
    }
  },
});

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), pureIntake(), urgentRules(), offlineWorker(), firstScreens(), precompress()],
  resolve: { alias: { '@screening': join(SOURCE, 'screening', 'domain') } },
  build: { target: 'es2022', modulePreload: { polyfill: false }, assetsInlineLimit: 0, reportCompressedSize: false },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
