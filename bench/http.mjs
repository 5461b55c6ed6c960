import { fork, spawn } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { record, recipe } from './http/record.mjs';
import { accessToken, CLINIC, clientId, seedClients, seedFilledForms, settle, STAFF } from './http/seed.mjs';
import { median, round } from './http/load.mjs';

/**
 * `npm run bench:http`, after a build: our server (dist/src/main.js as `npm start` runs it, row-level security, sign-in,
 * audit, log on) against a bare one (http/bare-server.mjs), each a process of its own, in turn. See http.md.
 */
const { values: options } = parseArgs({
  options: {
    small: { type: 'string', default: '10000' },
    large: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '16' },
    submits: { type: 'string', default: '320' },
    pipelined: { type: 'boolean', default: false },
    only: { type: 'string', default: 'read,list,create,submit' },
    profile: { type: 'string' },
  },
});
const number = (name) => Number(options[name]);
const sizes = [...new Set([number('small'), number('large')])];
const rounds = number('rounds');
const connections = number('connections');
const kinds = options.only.split(',');
const filled = kinds.includes('submit') ? 2 + (rounds + 1) * 2 * number('submits') : 0;

const require = createRequire(import.meta.url);
const { Client } = require('pg');
const { startEmbeddedPostgres } = require('../dist/src/platform/embedded-postgres/embedded-postgres.js');
const { freePort, runningPostmaster } = require('../dist/src/platform/embedded-postgres/postmaster.js');
const { provision } = require('../dist/src/platform/embedded-postgres/provision.js');
const { migrate } = require('../dist/src/platform/database/migrate.js');
const { migrations } = require('../dist/migrations');
const { referenceData } = require('../dist/src/reference-data.js');
const { createHttpApp } = require('../dist/src/platform/http/app.js');
const { loadConfig } = require('../dist/src/platform/config/config.js');
const { AppModule } = require('../dist/src/app.module.js');
const { Hiring } = require('../dist/src/staff');

const PERSON = { email: 'dee@bench.example', password: 'ana knows seven knots' };
const PASSWORD_HASH = '$argon2id$v=19$m=19456,t=2,p=1$cqd46fUNh3ZWxUtIYxmvuQ$6+/Dy5/vpGMYWMgDcjFWPIbCUoY6PMsoIn+HflS/Xso';
const started = performance.now();
const log = (text) => process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}\n`);

const folder = mkdtempSync(join(tmpdir(), 'rhomboid-bench-http-'));
const children = [];
const server = await startEmbeddedPostgres({ folder });
const postmaster = runningPostmaster(join(folder, 'postgres')).pid;
let stopped;
const stop = () => (stopped ??= clear());
const clear = async () => {
  for (const child of children) child.kill();
  await server.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
};
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().then(() => process.exit(1)));

/** Each size in a database of its own. Autovacuum is off: it would run in somebody's round. */
const database = async (size) => {
  const urls = await provision(server, `bench_${size}`);
  await migrate(urls.owner, { migrations, referenceData });
  const app = await openApp(urls.app);
  const hiring = app.get(Hiring, { strict: false });
  await hiring.openClinic({ id: CLINIC, name: 'Bench', country: 'US', emergencyNumber: '911', timezone: 'America/New_York', locale: 'en' });
  await hiring.addMember(CLINIC, { id: STAFF, email: PERSON.email, displayName: 'Dee', roles: ['front_desk'], credentials: [], ownPasswordHash: PASSWORD_HASH });
  const admin = new Client({ connectionString: server.adminUrl(`bench_${size}`) });
  admin.on('error', () => undefined);
  await admin.connect();
  await admin.query('ALTER SYSTEM SET autovacuum = off');
  await admin.query('SELECT pg_reload_conf()');
  await seedClients(admin, size);
  if (size === sizes[0]) await seedFilledForms(admin, filled);
  await settle(admin);
  await admin.end();
  log(`${size} clients are there`);
  return { size, urls, app };
};

const openApp = async (url) => {
  const config = loadConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_POOL_SIZE: '2' });
  const app = await createHttpApp(AppModule.connectedTo(url, config), config);
  await app.listen(0, '127.0.0.1');
  return app;
};

const signIn = async (url) => {
  const answer = await fetch(`${url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(PERSON) });
  if (answer.status !== 201) throw new Error(`no sign-in: ${answer.status}`);
  return /sid=([^;]+)/.exec(answer.headers.get('set-cookie'))[1];
};

let serial = 0;
/** Names, days and numbers that nobody else has: no duplicate is found, but it is looked for among many. */
const newClient = (n) => ({
  givenName: `${String.fromCharCode(97 + (n % 26))}mara`, familyName: `${String.fromCharCode(97 + ((n * 7) % 26))}quist${n.toString(36)}`,
  dateOfBirth: `${1950 + (n % 50)}-${String((n % 12) + 1).padStart(2, '0')}-${String((n % 28) + 1).padStart(2, '0')}`,
  email: `n${n}@new.example`, phone: `+1 ${String(70_000_000 + n)}`, locale: 'en', contactConsent: { email: true, sms: false },
});

/** What each kind of request sends next. */
const requestsOf = (size, sid, consents) => {
  const json = { 'content-type': 'application/json' };
  const staff = { cookie: `sid=${sid}` };
  const next = {
    read: () => ({ path: `/api/v1/clients/${clientId(1 + Math.floor(Math.random() * size))}`, headers: staff }),
    list: () => ({ path: '/api/v1/clients?limit=50', headers: staff }),
    create: () => ({ path: '/api/v1/clients', headers: { ...staff, ...json }, body: JSON.stringify(newClient(++serial)) }),
    submit: () => ({
      path: '/api/v1/intake/submission', headers: { ...json, cookie: `intake=${accessToken(++sent)}` },
      body: JSON.stringify({ consents, signature: { name: 'Sam Rivera', relationship: 'self' } }),
    }),
  };
  return Object.fromEntries(kinds.map((name) => [name, { name, method: name === 'create' || name === 'submit' ? 'POST' : 'GET', next: next[name] }]));
};
let sent = 0;

const consentsOf = async (url) => {
  const answer = await fetch(`${url}/api/v1/intake/form`, { headers: { cookie: `intake=${accessToken(1)}` } });
  return (await answer.json()).consents.map(({ code, version }) => ({ code, wordingVersion: version, given: true }));
};

/** Records what our server sends for each kind; the second time, when its caches are warm. */
const recordAll = async (url, sid, requests) => {
  const recipes = {};
  for (const kind of Object.values(requests)) {
    const ask = () => {
      const { path, ...request } = kind.next();
      return { request, path, send: () => fetch(url + path, { method: kind.method, ...request }) };
    };
    await ask().send();
    const asked = ask();
    const taken = await record(asked.send);
    recipes[kind.name] = recipe(taken, HOW[kind.name](asked, sid));
  }
  const file = join(folder, 'recipes.json');
  writeFileSync(file, JSON.stringify(recipes));
  return { file, recipes };
};

const HOW = {
  read: ({ path }, token) => ({ token, known: { id: path.slice(-36) }, answer: /FROM client c WHERE/ }),
  list: (_, token) => ({ token, known: {}, answer: /FROM client c WHERE/ }),
  create: ({ request }, token) => {
    const c = JSON.parse(request.body);
    const known = { family: c.familyName, given: c.givenName, born: c.dateOfBirth, email: c.email, phone: c.phone.slice(-8), familyInitial: c.familyName[0], givenInitial: c.givenName[0] };
    return { token, known, answer: /^INSERT INTO client / };
  },
  submit: ({ request }) => ({ token: request.headers.cookie.slice('intake='.length), known: {}, answer: undefined }),
};

const up = async (url, child) => {
  for (let i = 0; i < 200; i++) {
    if (child.exitCode !== null) throw new Error('a server stopped');
    if (await fetch(url).then(() => true, () => false)) return;
    await pause(50);
  }
  throw new Error(`${url} does not answer`);
};

const ours = async (url) => {
  const port = await freePort();
  const output = openSync(join(folder, `ours-${port}.log`), 'w');
  const profiling = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : [];
  const child = spawn(process.execPath, ['--enable-source-maps', ...profiling, 'dist/src/main.js'], {
    env: { PATH: process.env.PATH, PORT: String(port), DATABASE_URL: url }, stdio: ['ignore', output, 'inherit'], cwd: new URL('..', import.meta.url),
  });
  children.push(child);
  await up(`http://127.0.0.1:${port}/health/live`, child);
  return { name: 'ours', url: `http://127.0.0.1:${port}`, pid: child.pid };
};

const bare = async (url, recipes, mode) => {
  const port = await freePort();
  const child = fork(new URL('./http/bare-server.mjs', import.meta.url), [url, String(port), recipes, mode ?? ''], { stdio: 'inherit' });
  children.push(child);
  await up(`http://127.0.0.1:${port}/`, child);
  return { name: mode ?? 'bare', url: `http://127.0.0.1:${port}`, pid: child.pid };
};

/** Ours, bare, ours, bare ...; the medians of each. */
const compare = async (contenders, kind) => {
  const taken = new Map(contenders.map(({ name }) => [name, []]));
  const load = { connections, seconds: number('seconds'), ...(kind.name === 'submit' ? { amount: number('submits') } : {}) };
  const warmUp = kind.name === 'submit' ? load : { ...load, seconds: 1 };
  for (const contender of contenders) await round(contender, postmaster, kind, warmUp);
  for (let i = 0; i < rounds; i++) {
    const order = i % 2 === 0 ? contenders : [...contenders].reverse();
    for (const contender of order) taken.get(contender.name).push(await round(contender, postmaster, kind, load));
  }
  return Object.fromEntries([...taken].map(([name, all]) => [name, Object.fromEntries(Object.keys(all[0]).map((figure) => [figure, median(all.map((one) => one[figure]))]))]));
};

const fixed = (value, digits = 0) => (Number.isFinite(value) ? value.toFixed(digits) : '-');
const line = (cells) => console.log(cells.map((cell, i) => String(cell)[i < 3 ? 'padEnd' : 'padStart'](i < 3 ? [8, 9, 10][i] : 11)).join(' '));

try {
  const results = {};
  const worlds = [];
  for (const size of sizes) worlds.push(await database(size));
  for (const { size, urls, app } of worlds) {
    const here = await app.getUrl();
    const sid = await signIn(here);
    const consents = size === sizes[0] && filled > 0 ? await consentsOf(here) : undefined;
    const requests = requestsOf(size, sid, consents);
    if (!consents) delete requests.submit;
    const { file, recipes } = await recordAll(here, sid, requests);
    await app.close();
    if (size === sizes[0]) for (const [name, { steps }] of Object.entries(recipes)) log(`${name}: ${steps.length} statements`);
    const contenders = [await ours(urls.app), await bare(urls.app, file), ...(options.pipelined ? [await bare(urls.app, file, 'pipelined')] : [])];
    for (const kind of Object.values(requests)) {
      (results[kind.name] ??= {})[size] = await compare(kind.name === 'submit' ? contenders.slice(0, 2) : contenders, kind);
      log(`${kind.name} at ${size} measured`);
    }
  }

  console.log(`\nMedians of ${rounds} rounds in turn, ${connections} connections. CPU in microseconds per request; p50 in ms.`);
  line(['route', 'clients', 'server', 'req/s', 'p50', 'CPU node', 'CPU pg', 'CPU both']);
  for (const [name, bySize] of Object.entries(results))
    for (const [size, servers] of Object.entries(bySize))
      for (const [who, f] of Object.entries(servers)) line([name, size, who, fixed(f.perSecond), fixed(f.p50, 1), fixed(f.node), fixed(f.postgres), fixed(f.node + f.postgres)]);

  console.log('\nours / bare (acceptance: at least 0.50 of req/s for read, list, create); growth of ours from the smallest to the largest (at most 1.30)');
  line(['route', 'clients', '', 'req/s', 'CPU', ...(options.pipelined ? ['pipelined'] : []), 'growth', 'of CPU']);
  let fine = true;
  for (const [name, bySize] of Object.entries(results)) {
    for (const [size, { ours: o, bare: b, pipelined: p }] of Object.entries(bySize)) {
      const grown = Number(size) !== sizes[0];
      const base = bySize[sizes[0]].ours;
      const ratio = o.perSecond / b.perSecond;
      const growth = base.perSecond / o.perSecond;
      if (name !== 'submit' && (ratio < 0.5 || growth > 1.3)) fine = false;
      line([name, size, '', fixed(ratio, 2), fixed((b.node + b.postgres) / (o.node + o.postgres), 2), ...(options.pipelined ? [p ? fixed(o.perSecond / p.perSecond, 2) : '-'] : []),
        grown ? fixed(growth, 2) : '', grown ? fixed((o.node + o.postgres) / (base.node + base.postgres), 2) : '']);
    }
  }
  console.log(readFileSync(new URL('./http/what-each-does.txt', import.meta.url), 'utf8'));
  process.exitCode = fine ? 0 : 1;
} finally {
  await stop();
  log('done');
}
