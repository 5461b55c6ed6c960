import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

/**
 * `npm run bench:notes`, after a build: the timeline of a client with 500 notes, and searches over all notes of a clinic,
 * through HTTP with sign-in, row-level security and audit on; seeded data of 10^3 to 2 * 10^5 notes.
 */
const require = createRequire(import.meta.url);
const { Client } = require('pg');
const { startEmbeddedPostgres } = require('../dist/src/platform/embedded-postgres/embedded-postgres.js');
const { provision } = require('../dist/src/platform/embedded-postgres/provision.js');
const { migrate } = require('../dist/src/platform/database/migrate.js');
const { migrations } = require('../dist/migrations');
const { referenceData } = require('../dist/src/reference-data.js');
const { createHttpApp } = require('../dist/src/platform/http/app.js');
const { loadConfig } = require('../dist/src/platform/config/config.js');
const { AppModule } = require('../dist/src/app.module.js');
const { Hiring } = require('../dist/src/staff');

const SIZES = (process.argv[2] ?? '1000,10000,100000,200000').split(',').map(Number);
const ROUNDS = Number(process.argv[3] ?? 41);
const CLINIC = '0190a000-0000-7000-8000-00000000000a';
const ANA = { id: '0190a000-0000-7000-8000-0000000000a2', email: 'ana@bench.example', password: 'ana knows seven knots' };
const PASSWORD_HASH = '$argon2id$v=19$m=19456,t=2,p=1$cqd46fUNh3ZWxUtIYxmvuQ$6+/Dy5/vpGMYWMgDcjFWPIbCUoY6PMsoIn+HflS/Xso';
const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
const started = performance.now();
const log = (text) => process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}\n`);

/** Each note has about 70 words of a vocabulary in which the nth word comes up by about 1/n, "neck" in two of five, one needle in 5,000. */
const SEED_CLIENTS = `INSERT INTO client (clinic_id, id, given_name, family_name, date_of_birth, locale, sort_key, search_text)
  SELECT $1, ('0190b000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Sam', 'Rivera' || n, date '1990-01-01', 'en', 'rivera' || n || '  sam', 'rivera' || n || ' sam' FROM generate_series($2::int, $3::int) n`;
const SEED_NOTES = `INSERT INTO session_note (clinic_id, id, client_id, kind, author_id, clearance_id, clearance_expires_at, intake_id, answers_at, basis, held_at, privacy, readers, started_at, signed_at, summary, words)
  SELECT $1, ('0190c000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
    ('0190b000-0000-7000-8000-' || lpad(to_hex(CASE WHEN n <= 500 THEN 1 ELSE 2 + n / 50 END), 12, '0'))::uuid, 'treatment',
    CASE WHEN n % 3 = 0 THEN gen_random_uuid() ELSE $2::uuid END, gen_random_uuid(), now() + interval '1 day', gen_random_uuid(), now() - n * interval '7 minutes', '{"input":{"region":"neck_post"},"catalogueVersion":"2026.1"}',
    now() - n * interval '7 minutes', CASE WHEN n % 20 = 0 THEN 'named' ELSE 'clinical' END, '{}', now(), now(),
    '{"painBefore":6,"painAfter":4,"minutes":50,"techniques":["swedish"],"regions":["neck_post"],"findings":3,"marks":0,"complaintRegion":"neck_post","sinceLast":"same","overallChange":null,"held":[]}',
    array_to_tsvector(ARRAY(SELECT DISTINCT w FROM (
      SELECT 'word' || (exp(random() * ln(8000)))::int AS w FROM generate_series(1, 70 + 0 * n)
      UNION ALL SELECT 'neck' WHERE n % 5 < 2 UNION ALL SELECT 'needle' WHERE n % 5000 = 7
      UNION ALL SELECT '#t:' || (ARRAY['swedish', 'deep_tissue', 'trigger_point', 'shiatsu'])[1 + n % 4] UNION ALL SELECT '#r:' || (ARRAY['neck_post', 'low_back', 'foot'])[1 + n % 3] ) all_words))
  FROM generate_series($3::int, $4::int) n`;
const SEED_SIGNATURES = `INSERT INTO note_signature (clinic_id, note_id, client_id, kind, content, content_hash, findings_count, lines_count, scores_count, signer_id, signer_name, signer_credentials, needs_cosignature, late_reason)
  SELECT clinic_id, id, client_id, kind, '{}', sha256('{}'), 0, 0, 0, author_id, 'Ana', '{}', false, 'seed' FROM session_note n
  WHERE NOT EXISTS (SELECT FROM note_signature s WHERE s.clinic_id = n.clinic_id AND s.note_id = n.id)`;

const SEARCHES = {
  'a word of two notes in five': { text: 'neck' },
  'a word of one note in 5,000': { text: 'needle' },
  'the beginning of a word': { text: 'word799' },
  'three words': { text: 'neck word3 word77' },
  'technique, region and a word': { technique: 'swedish', region: 'foot', text: 'word12' },
  'words that never meet': { text: 'needle', technique: 'swedish', region: 'low_back' },
  'no such word': { text: 'zebrafish' },
};

const folder = mkdtempSync(join(tmpdir(), 'rhomboid-bench-notes-'));
const server = await startEmbeddedPostgres({ folder });
const urls = await provision(server);
await migrate(urls.owner, { migrations, referenceData });
const admin = new Client({ connectionString: server.adminUrl('rhomboid') });
await admin.connect();
await admin.query('SET session_replication_role = replica');
const config = loadConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_POOL_SIZE: '4' });
const app = await createHttpApp(AppModule.connectedTo(urls.app, config), config);
// From the request's arrival to its answer, inside the server.
let served = 0;
app.getHttpAdapter().getInstance().addHook('onResponse', (_request, reply, done) => {
  served = reply.elapsedTime;
  done();
});
await app.listen(0, '127.0.0.1');
const api = `${await app.getUrl()}/api/v1`;
const hiring = app.get(Hiring, { strict: false });
await hiring.openClinic({ id: CLINIC, name: 'Bench', country: 'US', emergencyNumber: '911', timezone: 'UTC', locale: 'en' });
await hiring.addMember(CLINIC, { id: ANA.id, email: ANA.email, displayName: 'Ana', roles: ['therapist'], credentials: [], ownPasswordHash: PASSWORD_HASH });
const headers = { 'content-type': 'application/json' };
const signedIn = await fetch(`${api}/session`, { method: 'POST', headers, body: JSON.stringify({ email: ANA.email, password: ANA.password }) });
headers.cookie = signedIn.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');

const timed = async (path, body) => {
  const answer = await fetch(api + path, { method: body ? 'POST' : 'GET', headers, ...(body && { body: JSON.stringify(body) }) });
  const { items = [] } = await answer.json();
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  return { time: served, found: items.length };
};
const measure = async (path, body) => {
  for (let n = 0; n < 8; n++) await timed(path, body);
  const runs = [];
  for (let n = 0; n < ROUNDS; n++) runs.push(await timed(path, body));
  return { p50: median(runs.map(({ time }) => time)), found: runs[0].found };
};

const table = new Map();
const note = (row, size, { p50, found }) => table.set(row, [...(table.get(row) ?? []), `${p50.toFixed(1)} ms (${found})`]);
let worst = { timeline: 0, search: 0 };
let seeded = 0;
for (const size of SIZES) {
  await admin.query('DROP INDEX IF EXISTS session_note_words');
  await admin.query(SEED_CLIENTS, [CLINIC, seeded === 0 ? 1 : 3 + Math.floor(seeded / 50), 2 + Math.floor(size / 50)]);
  await admin.query(SEED_NOTES, [CLINIC, ANA.id, seeded + 1, size]);
  await admin.query(SEED_SIGNATURES);
  await admin.query('CREATE INDEX session_note_words ON session_note USING gin (clinic_id, words) WITH (fastupdate = off)');
  await admin.query('VACUUM ANALYZE session_note, note_signature');
  seeded = size;
  log(`${size} notes seeded`);
  note('for comparison: who am I', size, await measure('/session'));
  const timelinePath = '/clients/0190b000-0000-7000-8000-000000000001/session-notes';
  const whole = await measure(`${timelinePath}?limit=200`);
  note('timeline of 500 notes, 200 at once', size, whole);
  note('timeline of 500 notes, first 50', size, await measure(timelinePath));
  worst.timeline = Math.max(worst.timeline, whole.p50);
  for (const [name, body] of Object.entries(SEARCHES)) {
    const result = await measure('/session-note-searches', body);
    note(`search: ${name}`, size, result);
    worst.search = Math.max(worst.search, result.p50);
  }
}

console.log(`p50 of ${ROUNDS} requests, server time, one connection; in parentheses the rows found`);
console.log(`${''.padEnd(42)}${SIZES.map((size) => `${size} notes`.padStart(20)).join('')}`);
for (const [row, cells] of table) console.log(`${row.padEnd(42)}${cells.map((cell) => cell.padStart(20)).join('')}`);
console.log(`timeline at most 20 ms: ${worst.timeline.toFixed(1)}; search at most 100 ms: ${worst.search.toFixed(1)}`);
process.exitCode = worst.timeline < 20 && worst.search < 100 ? 0 : 1;
await app.close();
await admin.end();
await server.stop();
rmSync(folder, { recursive: true, force: true });
