// `npm run -s build && node bench/availability.mjs`: the pure engine on a full clinic, no database.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { offerSlots } = require('../dist/src/booking/domain/offer-slots.js');
const { checkSlot } = require('../dist/src/booking/domain/check-slot.js');

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const [THERAPISTS, ROOMS, DAYS] = [50, 20, 14];
const MONDAY = Date.parse('2026-03-02T00:00Z');
const RUNS = Number(process.argv[2] ?? 300);

/** Repeatable noise, so that two runs measure the same clinic. */
let seed = 42;
const draw = (below) => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed % below;
};

const workdays = [1, 2, 3, 4, 5, 6];
const resource = (id, kind, perDay) => {
  const occupancies = [];
  for (let day = -1; day <= DAYS; day += 1) {
    let at = MONDAY + day * DAY + (8 * 60 + draw(8) * 15) * MINUTE;
    for (let n = 0; n < perDay; n += 1) {
      const length = [60, 75, 90][draw(3)] * MINUTE;
      occupancies.push({ kind: 'appointment', appointmentId: `${id}-${day}-${n}`, session: { from: at, to: at + length }, occupied: { from: at, to: at + length + 15 * MINUTE } });
      at += length + (15 + draw(6) * 15) * MINUTE;
    }
  }
  return {
    id, kind, timezone: 'Europe/Berlin', capacity: 1, labels: kind === 'room' ? ['quiet'] : [], occupancies, absences: [], extraOpen: [],
    skills: kind === 'therapist' ? [{ code: 'massage' }] : [],
    weekly: [{ days: workdays, opens: 8 * 60, closes: 12 * 60 + 30 }, { days: workdays, opens: 13 * 60, closes: 19 * 60 }],
    exceptions: [{ date: '2026-03-06', open: [{ opens: 10 * 60, closes: 14 * 60 }] }],
    ...(kind === 'therapist' && { gender: draw(2) ? 'female' : 'male', load: { handsOnMinutesPerDay: 360, consecutiveSessions: 3, breakMinutes: 15 } }),
  };
};

const resources = [
  ...Array.from({ length: THERAPISTS }, (_, n) => resource(`therapist-${String(n).padStart(2, '0')}`, 'therapist', 4)),
  ...Array.from({ length: ROOMS }, (_, n) => resource(`room-${String(n).padStart(2, '0')}`, 'room', 2)),
];

const query = (packing) => ({
  timezone: 'Europe/Berlin',
  window: { from: MONDAY - 60 * MINUTE, to: MONDAY + DAYS * DAY },
  now: MONDAY - DAY,
  leadMinutes: 120,
  service: { duration: 75, requirements: [{ name: 'therapist', kind: 'therapist', skills: ['massage'], turnover: 15 }, { name: 'room', kind: 'room', labels: ['quiet'], offset: -5, length: 85, turnover: 10 }] },
  resources,
  grid: { mode: 'clock', step: 15 },
  client: { visits: [], preferences: { gender: { gender: 'female', strength: 'soft' } }, upcomingCap: 5 },
  ...(packing && { packing: { shortest: 60 } }),
});

const measure = (name, run) => {
  for (let n = 0; n < 100; n += 1) run();
  const cpu = process.cpuUsage();
  const times = Array.from({ length: RUNS }, () => {
    const at = performance.now();
    run();
    return performance.now() - at;
  }).sort((a, b) => a - b);
  const p = (share) => times[Math.floor(times.length * share)].toFixed(2);
  const { user, system } = process.cpuUsage(cpu);
  console.log(`${name}: p50 ${p(0.5)} ms, p99 ${p(0.99)} ms; ${((user + system) / 1_000 / RUNS).toFixed(2)} ms of processor time each`);
};

const [plain, tidy] = [query(false), query(true)];
const offered = offerSlots(plain);
console.log(`${THERAPISTS} therapists, ${ROOMS} rooms, ${DAYS} days, ${resources.reduce((sum, one) => sum + one.occupancies.length, 0)} occupancies: ${offered.length} starts`);
measure('offerSlots', () => offerSlots(plain));
measure('offerSlots, tidy', () => offerSlots(tidy));
measure('checkSlot', () => checkSlot(plain, offered[offered.length >> 1].startsAt));
