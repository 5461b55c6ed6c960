import type { Client as Connection } from 'pg';
import { completeIntake, knots, takeOn } from '../support/course';
import { connect } from '../support/database';
import { CLINIC_A, openWorld, PEOPLE, type World } from '../support/world';

/** What Postgres itself refuses, whatever the server would do: as the app's own login, inside the clinic. */
describe('the gate in the database', () => {
  let world: World;
  let app: Connection;
  let mild: any;
  let held: any;
  let grave: any;

  const screeningOf = async (said: object): Promise<any> => {
    const patient = await takeOn(world, 'ana');
    await completeIntake(world, 'ana', patient, { ...knots, ...said });
    const { body } = await world.as('ana').get(`/clients/${patient.id}/screenings`);
    return { ...(await world.as('ana').get(`/screenings/${body.items[0].id}`)).body };
  };

  beforeAll(async () => {
    world = await openWorld();
    mild = await screeningOf({});
    held = await screeningOf({ medicines: ['anticoagulant'] });
    grave = await screeningOf({ saddle_numb: 'new' });
    app = await connect(world.database.appUrl);
    await app.query('SET ROLE rhomboid_app');
  });
  afterAll(async () => {
    await app.end();
    await world.close();
  });

  /** Runs one statement in the clinic's name; answers the SQLSTATE and the constraint, or 'done'. Nothing is kept. */
  const tried = async (sql: string, values: unknown[]): Promise<string> => {
    await app.query('BEGIN');
    try {
      await app.query('SELECT set_clinic($1)', [CLINIC_A]);
      await app.query(sql, values);
      await app.query('SET CONSTRAINTS ALL IMMEDIATE');
      return 'done';
    } catch (error) {
      const { code, constraint } = error as { code: string; constraint?: string };
      return constraint ?? code;
    } finally {
      await app.query('ROLLBACK');
    }
  };
  const grant = (screening: any, rank: number, basis: string, review: string | null = null, suffices: boolean | null = null): Promise<string> =>
    tried(
      `INSERT INTO clearance (clinic_id, id, client_id, intake_id, screening_id, level_rank, basis, review_id, review_suffices, limits, expires_at)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $7, $8, '{}', now() + interval '1 day')`,
      [CLINIC_A, screening.clientId, screening.intakeId, screening.id, rank, basis, review, suffices],
    );

  it('grants no clearance by screening above level 1', async () => {
    expect(await grant(held, 2, 'screening')).toBe('clearance_basis');
    expect(await grant(held, 0, 'screening')).toBe('clearance_screening');
  });

  it('grants none at all at levels 4 and 5, and none by a level that the screening does not have', async () => {
    expect(await grant(grave, 5, 'review')).toMatch(/^clearance_(level|basis)$/);
    expect(await grant(grave, 0, 'screening')).toBe('clearance_screening');
    expect(await grant(grave, 2, 'review', '0190a000-0000-7000-8000-00000000dead', true)).toMatch(/^clearance_(screening|review)$/);
  });

  it('grants none twice by one screening, none without its review, none for another client', async () => {
    expect(await grant(mild, 0, 'screening')).toBe('clearance_one_per_screening');
    expect(await grant(held, 2, 'review', '0190a000-0000-7000-8000-00000000dead', true)).toBe('clearance_review');
    expect(await grant({ ...mild, clientId: held.clientId }, 0, 'screening')).toMatch(/^clearance_(one_per_screening|screening|intake)$/);
  });

  it('keeps no review of levels 0, 1, 4 or 5, and none that says it suffices when it does not', async () => {
    const review = (screening: any, rank: number, suffices: boolean): Promise<string> =>
      tried(
        `INSERT INTO screening_review (clinic_id, id, client_id, screening_id, level_rank, outcome, reviewer_id, reviewer_role, decisions, scope, suffices, expires_at)
         VALUES ($1, gen_random_uuid(), $2, $3, $4, 'clear', $5, 'therapist', '[{}]', '{}', $6, now() + interval '1 day')`,
        [CLINIC_A, screening.clientId, screening.id, rank, PEOPLE.ana.id, suffices],
      );
    expect(await review(mild, 0, false)).toBe('screening_review_level');
    expect(await review(grave, 5, true)).toBe('screening_review_level');
    expect(await review(grave, 3, false)).toBe('screening_review_screening');
    expect(await review(held, 2, false)).toBe('screening_review_suffices');
    expect(await review(held, 2, true)).toBe('done');
  });

  it.each(['screening', 'screening_review', 'clearance', 'clearance_closure', 'intake', 'audit_event'])('lets nobody change or delete a %s', async (table) => {
    const { rows } = await app.query<{ column_name: string }>(
      `SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 ORDER BY ordinal_position`,
      [table],
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const { column_name: column } of rows) expect(await tried(`UPDATE ${table} SET ${column} = ${column}`, [])).toBe('42501');
    expect(await tried(`DELETE FROM ${table}`, [])).toBe('42501');
    expect(await tried(`TRUNCATE ${table}`, [])).toBe('42501');
  });

  it('writes the times of record itself', async () => {
    for (const [table, column] of [['screening', 'screened_at'], ['screening_review', 'reviewed_at'], ['clearance', 'granted_at'], ['clearance_closure', 'closed_at']])
      expect(await tried(`INSERT INTO ${table} (${column}) VALUES (now())`, [])).toBe('42501');
  });
});
