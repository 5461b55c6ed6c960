import { brotliCompressSync, gzipSync } from 'node:zlib';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { TARGET, wholePages } from './build/whole-pages.ts';
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
  enforce: 'post',
  generateBundle(_options, bundle) {
    const files = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name) && !/ComponentsPage|BookPage|VisitPage|OptOutPage|TroubleScreen/.test(name));
    const source = readFileSync(resolve(import.meta.dirname, 'offline.js'), 'utf8').replace("'FILES'", files.map((name) => JSON.stringify(`/${name}`)).join(', '));
    this.emitFile({ type: 'asset', fileName: 'offline.js', source });
  },
});

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), pureIntake(), urgentRules(), offlineWorker(), wholePages(), precompress()],
  resolve: { alias: { '@screening': join(SOURCE, 'screening', 'domain') } },
  build: { target: TARGET, modulePreload: { polyfill: false }, assetsInlineLimit: 0, reportCompressedSize: false },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
