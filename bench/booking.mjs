// npm run build && node bench/booking.mjs [sizes]: availability and booking on 10^4, 10^5 and 10^6 stored appointments.
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
require('reflect-metadata');
const pg = require('pg');
const { v7: newId } = require('uuid');
const dist = (path) => require(`../dist/${path}`);
const { startEmbeddedPostgres } = dist('src/platform/embedded-postgres/embedded-postgres');
const { provision } = dist('src/platform/embedded-postgres/provision');
const { migrate } = dist('src/platform/database/migrate');
const { migrations } = dist('migrations');
const { referenceData } = dist('src/reference-data');
const { loadConfig } = dist('src/platform/config/config');
const { createHttpApp } = dist('src/platform/http/app');
const { AppModule } = dist('src/app.module');
const { Hiring } = dist('src/staff');
const { UnitOfWork } = dist('src/platform/database/unit-of-work');
const { FindTimes } = dist('src/booking/use-cases/find-times');
const { BookAppointment } = dist('src/booking/use-cases/book-appointment');

const SIZES = (process.argv[2] ?? '1e4,1e5,1e6').split(',').map(Number);
const [THERAPISTS, ROOMS, CLIENTS, SLOTS, FILL] = [50, 20, 2_000, 12, 0.85];
const PER_DAY = Math.round(ROOMS * SLOTS * FILL);
const [CONNECTIONS, BOOKINGS] = [8, 1_200];
const DAY = 86_400_000;
const clinicId = '0190a000-0000-7000-8000-00000000000a';
const today = Math.floor(Date.now() / DAY) * DAY;

const folder = mkdtempSync(join(tmpdir(), 'rhomboid-bench-'));
const server = await startEmbeddedPostgres({ folder, disposable: true });
const urls = await provision(server);
await migrate(urls.owner, { migrations, referenceData });
const admin = new pg.Client({ connectionString: server.adminUrl('rhomboid') });
await admin.connect();
const config = loadConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_POOL_SIZE: String(CONNECTIONS) });
const app = await createHttpApp(AppModule.connectedTo(urls.app, config), config);
await app.init();

const ids = (count) => Array.from({ length: count }, () => newId());
const [locationId, serviceId, variantId] = ids(3);
const [staff, therapists, rooms, clients] = [ids(THERAPISTS), ids(THERAPISTS), ids(ROOMS), ids(CLIENTS)];

const setUp = async () => {
  const hiring = app.get(Hiring, { strict: false });
  await hiring.openClinic({ id: clinicId, name: 'Bench', country: 'US', emergencyNumber: '911', timezone: 'UTC', locale: 'en' });
  await hiring.addMember(clinicId, { id: staff[0], email: 's@bench.example', displayName: 'S', roles: ['therapist'], ownPasswordHash: '$argon2id$bench' });
  await admin.query('SET session_replication_role = replica');
  await admin.query(`INSERT INTO staff_member SELECT (jsonb_populate_record(m, jsonb_build_object('id', x, 'account_id', x))).* FROM staff_member m, unnest($1::uuid[]) x`, [staff.slice(1)]);
  await admin.query(`INSERT INTO location (clinic_id, id, name, timezone) VALUES ($1, $2, 'Bench', 'America/New_York')`, [clinicId, locationId]);
  await admin.query(`INSERT INTO resource (clinic_id, id, location_id, kind, name, staff_id) SELECT $1, id, $2, 'therapist', 'T', s FROM unnest($3::uuid[], $4::uuid[]) t (id, s)`, [clinicId, locationId, therapists, staff]);
  await admin.query(`INSERT INTO resource (clinic_id, id, location_id, kind, name) SELECT $1, id, $2, 'room', 'R' FROM unnest($3::uuid[]) id`, [clinicId, locationId, rooms]);
  await admin.query(`INSERT INTO weekly_rule (clinic_id, id, resource_id, weekday, start_min, end_min) SELECT $1, gen_random_uuid(), r, d, 0, 1440 FROM unnest($2::uuid[]) r, generate_series(1, 7) d`, [clinicId, [...therapists, ...rooms]]);
  await admin.query(`INSERT INTO service (clinic_id, id, location_id, name, online, needs_approval) VALUES ($1, $2, $3, 'S', true, false)`, [clinicId, serviceId, locationId]);
  await admin.query(`INSERT INTO service_variant (clinic_id, id, service_id) VALUES ($1, $2, $3)`, [clinicId, variantId, serviceId]);
  await admin.query(
    `INSERT INTO service_terms (clinic_id, variant_id, version, duration_min, price_minor, currency, grid_mode, step_min, tidy, lead_min, horizon_days, cancel_before_min, move_before_min, grace_min,
       check_in_opens_min, late_fee_percent, no_show_fee_percent, requires)
     VALUES ($1, $2, 1, 60, 9000, 'USD', 'clock', 15, false, 0, 700, 1440, 1440, 15, 30, 50, 100, $3)`,
    [clinicId, variantId, JSON.stringify([{ kind: 'therapist', offsetMin: 0, setUpMin: 0, turnoverMin: 0 }, { kind: 'room', offsetMin: 0, setUpMin: 0, turnoverMin: 15 }])],
  );
  await admin.query(
    `INSERT INTO client (clinic_id, id, given_name, family_name, date_of_birth, locale, sort_key, search_text)
     SELECT $1, c, 'G', 'F', '1990-01-01', 'en', 'f', 'f g' FROM unnest($2::uuid[]) c`,
    [clinicId, clients],
  );
};

/** Whole days from the fifteenth day ahead backwards: the coming two weeks look the same at every size. */
const fill = async (fromDay, toDay) => {
  const rows = `SELECT d, k, r, $5::timestamptz + make_interval(days => d, mins => k * 75 + 360) AS s, ((d + 100000) * 7 + k * 3 + r) AS n
    FROM generate_series($6::int, $7::int) d, generate_series(0, ${SLOTS - 1}) k, generate_series(0, ${ROOMS - 1}) r WHERE ((d + 100000) * 31 + k * 17 + r * 13) % 100 < ${FILL * 100}`;
  await admin.query(
    `WITH v AS (${rows}), id AS (SELECT *, gen_random_uuid() AS a FROM v),
       a AS (INSERT INTO appointment (clinic_id, id, uid, client_id, location_id, variant_id, terms_version, policy, state, starts_at, ends_at, local_start, timezone, channel)
         SELECT $1, a, a || '@bench', ($4::uuid[])[1 + n % ${CLIENTS}], $8, $9, 1, '{}', CASE WHEN s < now() THEN 'completed' ELSE 'booked' END, s, s + interval '1 hour', s, 'UTC', 'desk' FROM id)
     INSERT INTO appointment_occupancy (clinic_id, id, resource_id, appointment_id, starts_at, ends_at, session_starts_at, session_ends_at)
       SELECT $1, gen_random_uuid(), ($2::uuid[])[1 + (r + k * ${ROOMS}) % ${THERAPISTS}], a, s, s + interval '1 hour', s, s + interval '1 hour' FROM id
       UNION ALL SELECT $1, gen_random_uuid(), ($3::uuid[])[1 + r], a, s, s + interval '75 min', s, s + interval '1 hour' FROM id`,
    [clinicId, therapists, rooms, clients, new Date(today), fromDay, toDay, locationId, variantId],
  );
};

const EXCLUSIONS = [
  ['appointment_occupancy', 'appointment_occupancy_exclusive'],
  ['appointment', 'appointment_client_overlap'],
];

const growTo = async (size, have) => {
  const [from, to] = [15 - Math.ceil(size / PER_DAY), 14 - Math.ceil(have / PER_DAY)];
  const rules = [];
  for (const [table, name] of EXCLUSIONS) {
    rules.push([table, name, (await admin.query('SELECT pg_get_constraintdef(oid) AS def FROM pg_constraint WHERE conname = $1', [name])).rows[0].def]);
    await admin.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  }
  for (let day = to; day >= from; day -= 200) await fill(Math.max(from, day - 199), day);
  // The bench gives clients visits without looking at their other ones, so that rule stands for what is to come.
  await admin.query(`UPDATE appointment SET state = 'completed' WHERE state = 'booked'`);
  for (const [table, name, def] of rules) await admin.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${def}`);
  await admin.query('VACUUM ANALYZE');
};

const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))];
const timed = async (runs, work) => {
  const ms = [];
  for (let i = 0; i < runs; i++) {
    const at = performance.now();
    await work(i);
    ms.push(performance.now() - at);
  }
  ms.sort((a, b) => a - b);
  return { p50: quantile(ms, 0.5), p99: quantile(ms, 0.99) };
};

const uow = app.get(UnitOfWork, { strict: false });
const times = app.get(FindTimes, { strict: false });
const booking = app.get(BookAppointment, { strict: false });
const search = () => uow.run(clinicId, () => times.find({ variantId, window: { from: today + DAY, to: today + 15 * DAY }, byStaff: true }));

/** Distinct times, each for another therapist, where nothing is booked yet. */
const wishes = (count, firstDay) =>
  Array.from({ length: count }, (_, i) => ({
    variantId, clientId: clients[i % CLIENTS], channel: 'desk', staffId: staff[0],
    startsAt: today + (firstDay + Math.floor(i / (ROOMS * 12))) * DAY + (i % 12) * 75 * 60_000,
    therapistId: therapists[Math.floor(i / 12) % ROOMS],
  }));

const inParallel = async (jobs, work) => {
  const ms = [];
  let next = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async (_, side) => {
      while (next < jobs.length) {
        const job = jobs[next++];
        const at = performance.now();
        await work(job, side);
        ms.push(performance.now() - at);
      }
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  ms.sort((a, b) => a - b);
  return { p50: quantile(ms, 0.5), p99: quantile(ms, 0.99), perSecond: jobs.length / seconds };
};

/** Every statement of each transaction, as the server was given it. */
const recording = new Map();
let isRecording = false;
const recorded = new WeakMap();
const original = pg.Client.prototype.query;
pg.Client.prototype.query = function (config, values, ...rest) {
  if (isRecording && this !== admin) {
    const text = typeof config === 'string' ? config : config.text;
    if (text === 'BEGIN') recorded.set(this, []);
    recorded.get(this)?.push({ text, ...(config.name && { name: config.name }), values: config.values ?? [] });
    if (text === 'COMMIT') recording.set(recording.size, recorded.get(this));
  }
  return original.call(this, config, values, ...rest);
};

const forget = async (firstDay) => {
  const since = new Date(today + firstDay * DAY);
  await admin.query(`DELETE FROM outbox`);
  await admin.query(`DELETE FROM audit_event`);
  await admin.query(`DELETE FROM appointment_event e USING appointment a WHERE a.clinic_id = e.clinic_id AND a.id = e.appointment_id AND a.starts_at >= $1`, [since]);
  await admin.query(`DELETE FROM appointment_occupancy WHERE starts_at >= $1`, [since]);
  await admin.query(`DELETE FROM appointment WHERE starts_at >= $1`, [since]);
  await admin.query('VACUUM ANALYZE appointment, appointment_occupancy, appointment_event, outbox, audit_event');
};

const bare = async (transactions) => {
  const SESSION = '-c role=rhomboid_app -c statement_timeout=10000 -c lock_timeout=3000 -c timezone=UTC';
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
    const client = new pg.Client({ connectionString: urls.app, options: SESSION });
    await client.connect();
    return client;
  }));
  const result = await inParallel(transactions, async (statements, side) => {
    for (const statement of statements) await connections[side].query(statement);
  });
  await Promise.all(connections.map((client) => client.end()));
  return result;
};

await setUp();
const results = [];
let have = 0;
for (const size of SIZES) {
  await growTo(size, have);
  have = size;
  const { rows } = await admin.query('SELECT count(*)::int AS n FROM appointment');
  await timed(15, search);
  const before = process.cpuUsage();
  const availability = await timed(60, search);
  const spent = process.cpuUsage(before);
  const { slots } = await search();
  await inParallel(wishes(240, 400), (wish) => booking.book(clinicId, wish));
  await forget(400);
  isRecording = true;
  const book = await inParallel(wishes(BOOKINGS, 400), (wish) => booking.book(clinicId, wish));
  isRecording = false;
  const transactions = [...recording.values()].filter((statements) => statements.some(({ text }) => text.startsWith('INSERT INTO appointment ')));
  recording.clear();
  await forget(400);
  const baseline = await bare(transactions);
  await forget(400);
  results.push({ size: rows[0].n, starts: slots.length, availability, book, baseline });
  const show = (n) => n.toFixed(1).padStart(7);
  console.log(
    `${String(rows[0].n).padStart(8)} appointments | availability p50 ${show(availability.p50)} p99 ${show(availability.p99)} ms, ${((spent.user + spent.system) / 60_000).toFixed(1)} ms of Node's CPU (${slots.length} starts) | ` +
      `booking p50 ${show(book.p50)} p99 ${show(book.p99)} ms, ${show(book.perSecond)}/s; bare pg ${show(baseline.perSecond)}/s of the same ${transactions[0]?.length} statements, ratio ${(book.perSecond / baseline.perSecond).toFixed(2)}`,
  );
}

const ratio = (pick) => results.map((result) => (pick(result) / pick(results[0])).toFixed(2)).join(' ');
console.log(`availability p50 against the smallest: ${ratio((r) => r.availability.p50)}`);
console.log(`booking p50 against the smallest:      ${ratio((r) => r.book.p50)}`);
const last = results.at(-1);
const checks = [
  ['availability p50 under 25 ms at the largest', last.availability.p50 < 25],
  ['availability p50 at most 1.3 of the smallest', last.availability.p50 / results[0].availability.p50 <= 1.3],
  ['booking p50 at most 1.3 of the smallest', last.book.p50 / results[0].book.p50 <= 1.3],
  ['at least half of bare pg', results.every((result) => result.book.perSecond / result.baseline.perSecond >= 0.5)],
];
for (const [name, holds] of checks) console.log(`${holds ? 'pass' : 'FAIL'}  ${name}`);

await app.close();
await admin.end();
await server.stop();
rmSync(folder, { recursive: true, force: true });
process.exit(checks.every(([, holds]) => holds) ? 0 : 1);
