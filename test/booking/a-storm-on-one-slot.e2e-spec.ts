import { connect } from '../support/database';
import { openWorld, type World } from '../support/world';
import { clearedClients, newYork, setUpAlder, type Alder } from './alder';

const CLIENTS = 64;
const ROUNDS = 20;

const OVERLAPS = `SELECT count(*)::int AS n FROM appointment_occupancy a JOIN appointment_occupancy b
  ON a.clinic_id = b.clinic_id AND a.resource_id = b.resource_id AND a.id < b.id AND a.occupied && b.occupied WHERE a.live AND b.live`;
/** Every visit in a blocking state has its therapist and its room, every other one has none. */
const ASTRAY = `SELECT count(*)::int AS n FROM (SELECT a.state IN ('held', 'requested', 'booked', 'arrived', 'checked_in', 'in_session', 'completed') AS blocks,
  count(o.id) FILTER (WHERE o.live) AS rows FROM appointment a LEFT JOIN appointment_occupancy o ON o.clinic_id = a.clinic_id AND o.appointment_id = a.id GROUP BY a.clinic_id, a.id, a.state) x
  WHERE rows <> CASE WHEN blocks THEN 2 ELSE 0 END`;

describe('a storm on one slot', () => {
  let world: World;
  let alder: Alder;
  let clients: string[];
  beforeAll(async () => {
    world = await openWorld({ env: { DATABASE_POOL_SIZE: '16' } });
    alder = await setUpAlder(world, { therapists: 4, rooms: 4 });
    clients = await clearedClients(world, CLIENTS);
  }, 120_000);
  afterAll(() => world.close());

  const count = async (sql: string): Promise<number> => {
    const admin = await connect(world.database.adminUrl);
    try {
      return (await admin.query<{ n: number }>(sql)).rows[0]?.n ?? -1;
    } finally {
      await admin.end();
    }
  };
  const book = (clientId: string, startsAt: string, more: object = {}) => world.as('dee').post('/appointments', { variantId: alder.variantId, clientId, startsAt, ...more });

  it('gives the therapist to exactly one of 64, twenty times, and alternatives to the others', async () => {
    const seen: Record<string, number> = {};
    for (let round = 0; round < ROUNDS; round++) {
      const answers = await Promise.all(clients.map((clientId) => book(clientId, newYork(10 + round, 11), { therapistId: alder.ana })));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      for (const { status, body } of answers) seen[`${status} ${body.code ?? body.state}`] = (seen[`${status} ${body.code ?? body.state}`] ?? 0) + 1;
      for (const { body } of answers.filter(({ status }) => status === 409)) expect(body.alternatives.length).toBeGreaterThan(0);
    }
    expect(seen).toEqual({ '201 booked': ROUNDS, '409 slot_taken': ROUNDS * (CLIENTS - 1) });
    expect(await count(OVERLAPS)).toBe(0);
    expect(await count(ASTRAY)).toBe(0);
  }, 180_000);

  it('fills every pair of therapist and room where anybody will do', async () => {
    const answers = await Promise.all(clients.map((clientId) => book(clientId, newYork(40, 11))));
    const booked = answers.filter(({ status }) => status === 201);
    expect(booked).toHaveLength(4);
    expect(new Set(booked.flatMap(({ body }) => body.resources.map((one: { id: string }) => one.id))).size).toBe(8);
    expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
  }, 60_000);

  it('ends 2,000 random bookings, moves and cancellations from 16 sides without one overlap', async () => {
    const standing: { id: string; version: number }[] = [];
    const outcomes: Record<string, number> = {};
    let left = 2_000;
    // A fixed sequence, so that a failure can be run again.
    let seed = 20_261_124;
    const draw = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    const someTime = (): string => newYork(50 + draw(6), 9 + draw(8), draw(2) * 30);
    const one = async (): Promise<string> => {
      const kind = draw(10);
      const at = standing.length > 0 && kind >= 5 ? draw(standing.length) : -1;
      if (at < 0) {
        const answer = await book(clients[draw(CLIENTS)] ?? '', someTime());
        if (answer.status === 201) standing.push({ id: answer.body.id, version: answer.body.version });
        return `book ${answer.status}`;
      }
      const [visit] = kind < 8 ? [standing[at]] : standing.splice(at, 1);
      if (!visit) return 'none';
      const path = kind < 8 ? 'move' : 'cancellation';
      const body = kind < 8 ? { startsAt: someTime() } : { reason: 'client_cannot_come' };
      const answer = await world.as('dee').post(`/appointments/${visit.id}/${path}`, body, { ifMatch: visit.version });
      if (answer.status === 200) visit.version = answer.body.version;
      return `${path} ${answer.status}`;
    };
    const side = async (): Promise<void> => {
      while (left-- > 0) {
        const outcome = await one();
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      }
    };
    await Promise.all(Array.from({ length: 16 }, side));
    expect(Object.keys(outcomes).filter((outcome) => / 5\d\d$/.test(outcome))).toEqual([]);
    expect(outcomes['book 201']).toBeGreaterThan(50);
    expect(outcomes['move 200']).toBeGreaterThan(50);
    expect(outcomes['cancellation 200']).toBeGreaterThan(50);
    expect(await count(OVERLAPS)).toBe(0);
    expect(await count(ASTRAY)).toBe(0);
  }, 180_000);

  it('is kept by Postgres itself, whatever the code does', async () => {
    const admin = await connect(world.database.adminUrl);
    const { rows } = await admin.query(`SELECT pg_get_constraintdef(oid) AS rule FROM pg_constraint WHERE conname = 'appointment_occupancy_exclusive'`);
    expect(rows[0].rule).toBe('EXCLUDE USING gist (clinic_id WITH =, resource_id WITH =, occupied WITH &&) WHERE (live)');
    const insert = (ends: string) => admin.query(`INSERT INTO appointment_occupancy (clinic_id, id, resource_id, appointment_id, starts_at, ends_at, session_starts_at, session_ends_at)
      SELECT clinic_id, gen_random_uuid(), resource_id, appointment_id, starts_at, ${ends}, session_starts_at, session_ends_at FROM appointment_occupancy WHERE live LIMIT 1`);
    await expect(insert('ends_at')).rejects.toMatchObject({ code: '23P01' });
    await expect(insert('starts_at')).rejects.toMatchObject({ code: '23514' });
    await admin.end();
  });
});
