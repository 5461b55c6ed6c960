import type { Client as Connection } from 'pg';
import { completeIntake, knots, takeOn, type Patient } from '../support/course';
import { connect } from '../support/database';
import { CLINIC_A, openWorld, type Person, type World } from '../support/world';
import { check, latestScreening, pass } from '../screening/short-check';
import { lateMorningZone, setUpAlder, type Alder } from './alder';

const FIVE_MIN = 5 * 60_000;

describe('a visit rests on answers of the day', () => {
  let world: World;
  let alder: Alder;
  let admin: Connection;
  let app: Connection;
  beforeAll(async () => {
    world = await openWorld();
    alder = await setUpAlder(world, { therapists: 1, rooms: 1, timezone: lateMorningZone(), variant: { stepMin: 5, durationMin: 10, requires: [{ kind: 'therapist' }, { kind: 'room' }] } });
    admin = await connect(world.database.adminUrl);
    app = await connect(world.database.appUrl);
    await app.query('SET ROLE rhomboid_app');
  }, 120_000);
  afterAll(async () => {
    await app.end();
    await admin.end();
    await world.close();
  });

  let booked = 0;
  const act = async (visit: any, what: string, person: Person = 'dee') => {
    const answer = await world.as(person).post(`/appointments/${visit.id}/${what}`, undefined, { ifMatch: visit.version });
    if (answer.status === 200) visit.version = answer.body.version;
    return answer;
  };
  /** Screened some days ago, booked for today, and here. */
  const here = async (ago = '3 days'): Promise<[Patient, any]> => {
    const patient = await takeOn(world, 'dee');
    await completeIntake(world, 'dee', patient, knots);
    await pass(world, patient, ago);
    const startsAt = new Date(Math.ceil(Date.now() / FIVE_MIN) * FIVE_MIN + FIVE_MIN + booked++ * 2 * FIVE_MIN).toISOString();
    const { status, body: visit } = await world.as('dee').post('/appointments', { variantId: alder.variantId, clientId: patient.id, startsAt, therapistId: alder.ana });
    expect([status, visit.state]).toEqual([201, 'booked']);
    await act(visit, 'arrival');
    return [patient, visit];
  };

  it('is booked on answers of this month, and neither checked in nor begun before the short check', async () => {
    const [sam, visit] = await here();
    expect((await act(visit, 'check-in')).body).toMatchObject({ status: 409, code: 'screening_missing', detail: expect.stringContaining('short check') });
    expect((await act(visit, 'start', 'ana')).body).toMatchObject({ status: 409, code: 'screening_missing' });
    await check(world, sam);
    expect((await act(visit, 'check-in')).body.state).toBe('checked_in');
    expect((await act(visit, 'start', 'ana')).body.state).toBe('in_session');
    const { rows } = await admin.query(`SELECT e.kind, i.purpose, e.answers_at = i.sentinels_at AS same FROM appointment_event e JOIN intake i ON i.id = e.intake_id WHERE e.appointment_id = $1 ORDER BY e.version`, [visit.id]);
    expect(rows).toEqual([{ kind: 'check_in', purpose: 'what_changed', same: true }, { kind: 'start', purpose: 'what_changed', same: true }]);
  });

  it.each([['check-in', 'dee'], ['start', 'ana']] as const)('waits with a %s for who is just closing the gate', async (what, person) => {
    const [sam, visit] = await here('1 hour');
    if (what === 'start') await act(visit, 'check-in');
    await admin.query('BEGIN');
    await admin.query('SELECT FROM client WHERE id = $1 FOR NO KEY UPDATE', [sam.id]);
    await admin.query(`INSERT INTO clearance_closure (clinic_id, clearance_id, reason) SELECT clinic_id, id, 'urgent_answer' FROM clearance WHERE client_id = $1`, [sam.id]);
    let answered = false;
    const begun = act(visit, what, person).finally(() => (answered = true));
    const waits = async (): Promise<boolean> => (await app.query(`SELECT FROM pg_locks WHERE NOT granted`)).rowCount !== 0;
    while (!answered && !(await waits())) await new Promise((resolve) => setTimeout(resolve, 10));
    await admin.query('COMMIT');
    expect((await begun).body).toMatchObject({ status: 409, code: 'screening_missing' });
  });

  it('of a client who is worse is checked in for the therapist to decide, and does not begin', async () => {
    const [sam, visit] = await here();
    await check(world, sam, { since_change: 'worse' });
    expect((await act(visit, 'check-in')).body.state).toBe('checked_in');
    expect((await act(visit, 'start', 'ana')).body.code).toBe('therapist_must_decide');
  });

  it('with a new red flag is not even checked in, and the refusal says nothing of health', async () => {
    const [sam, visit] = await here();
    await check(world, sam, { changed_limbs: 'yes', limb_swollen: 'leg' });
    expect((await latestScreening(world, sam)).level).toBe('urgent_same_day');
    expect((await act(visit, 'check-in')).body).toMatchObject({ status: 409, code: 'must_not_be_treated', detail: 'Today\'s session does not take place.' });
    expect((await act(visit, 'start', 'ana')).body.code).toBe('must_not_be_treated');
  });

  it('may begin on a full form of the day before, within 24 hours', async () => {
    const [, visit] = await here('23 hours');
    expect((await act(visit, 'check-in')).body.state).toBe('checked_in');
  });

  /** What Postgres says to the app role inside the clinic. Nothing is kept. */
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

  it('in the database: no check-in without answers, on old ones, on made-up times or on another client\'s', async () => {
    const [sam, visit] = await here('2 days');
    const [ida] = await here('1 hour');
    const answersOf = async ({ id }: Patient): Promise<[string, string, Date]> => {
      const { rows } = await admin.query('SELECT id, sentinels_at FROM intake WHERE client_id = $1', [id]);
      return [id, rows[0].id, rows[0].sentinels_at];
    };
    const event = (kind: string, clientId: string | null, intakeId: string | null, at: Date | null): Promise<string> =>
      tried(
        `INSERT INTO appointment_event (clinic_id, appointment_id, version, kind, to_state, starts_at, resource_ids, actor_kind, client_id, intake_id, answers_at)
         VALUES ($1, $2, 99, $3, 'checked_in', now(), '{}', 'system', $4, $5, $6)`,
        [CLINIC_A, visit.id, kind, clientId, intakeId, at],
      );
    const [old, fresh] = [await answersOf(sam), await answersOf(ida)];
    for (const kind of ['check_in', 'start']) {
      expect(await event(kind, null, null, null)).toBe('appointment_event_visit_answers');
      expect(await event(kind, ...old)).toBe('appointment_event_visit_answers');
      expect(await event(kind, old[0], old[1], new Date())).toBe('appointment_event_answers');
      expect(await event(kind, old[0], fresh[1], fresh[2])).toBe('appointment_event_answers');
      expect(await event(kind, ...fresh)).toBe('appointment_event_of_client');
    }
    expect(await event('undo_arrival', null, null, null)).toBe('done');
    await pass(world, sam, '-47 hours');
    expect(await event('check_in', ...(await answersOf(sam)))).toBe('done');
  });

  it('in the database: no note of a treatment on old answers, no younger correction, no clearance carried further than it went', async () => {
    const [sam] = await here('2 days');
    const { rows: [c] } = await admin.query('SELECT c.id, c.client_id, c.expires_at, i.id AS intake, i.sentinels_at AS at FROM clearance c JOIN intake i ON i.id = c.intake_id WHERE c.client_id = $1', [sam.id]);
    const { rows: [{ author }] } = await admin.query(`SELECT id AS author FROM staff_member WHERE clinic_id = $1 LIMIT 1`, [CLINIC_A]);
    const note = (heldAt: Date, intake: string, at: Date): Promise<string> =>
      tried(
        `INSERT INTO session_note (clinic_id, id, client_id, kind, author_id, clearance_id, clearance_expires_at, intake_id, answers_at, basis, held_at)
         VALUES ($1, gen_random_uuid(), $2, 'treatment', $3, $4, $5, $6, $7, '{}', $8)`,
        [CLINIC_A, c.client_id, author, c.id, c.expires_at, intake, at, heldAt],
      );
    expect(await note(new Date(), c.intake, c.at)).toBe('session_note_visit_answers');
    expect(await note(new Date(), c.intake, new Date())).toBe('session_note_answers');
    expect(await note(new Date(c.at.getTime() + 3600_000), c.intake, c.at)).toBe('done');
    await check(world, sam);
    const { rows: [newer] } = await admin.query('SELECT id, sentinels_at AS at FROM intake WHERE client_id = $1 ORDER BY submitted_at DESC LIMIT 1', [sam.id]);
    // Answers that another clearance stands on.
    expect(await note(new Date(), newer.id, newer.at)).toBe('session_note_answers_cleared');

    const { body: link } = await world.as('ana').post(`/clients/${sam.id}/intake-invitations`, { corrects: c.intake });
    const correction = (at: Date): Promise<string> =>
      tried(
        `INSERT INTO intake (clinic_id, id, client_id, invitation_id, screening_id, purpose, visit, corrects_id, form_id, form_version, locale, answers, consents, signature, content_hash, sentinels_at)
         SELECT clinic_id, gen_random_uuid(), client_id, $3, screening_id, 'correction', visit, id, form_id, form_version, locale, answers, consents, signature, content_hash, $2 FROM intake WHERE id = $1`,
        [c.intake, at, link.id],
      );
    // As old as what it corrects, only its screening is missing.
    expect(await correction(c.at)).toBe('intake_is_screened');
    expect(await correction(new Date(Date.now() - 1000))).toBe('intake_corrects_as_old');
    expect(await correction(new Date(Date.now() + 60_000))).toBe('intake_after_sentinels');

    const carried = (expires: Date): Promise<string> =>
      tried(
        `INSERT INTO clearance (clinic_id, id, client_id, intake_id, screening_id, level_rank, basis, carried_from, carried_review_id, limits, expires_at)
         SELECT clinic_id, gen_random_uuid(), client_id, intake_id, screening_id, level_rank, 'carried', id, gen_random_uuid(), limits, $2 FROM clearance WHERE id = $1`,
        [c.id, expires],
      );
    // A mild screening's own clearance is nobody's to carry.
    expect(await carried(c.expires_at)).toBe('clearance_basis');
  });
});
