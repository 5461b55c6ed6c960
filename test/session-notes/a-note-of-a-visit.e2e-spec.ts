import type { Client } from 'pg';
import { lateMorningZone, setUpAlder, signInAgain, type Alder } from '../booking/alder';
import { connect } from '../support/database';
import { CLINIC_A, openWorld, PEOPLE, type Person, type World } from '../support/world';
import { clientWith } from '../treatment-plans/cleared-client';
import { fillIn, saveSection, SECTIONS_OF_A_VISIT, sign, startNote } from './charting';

const FIVE_MIN = 5 * 60_000;

describe('a note of a visit in the calendar', () => {
  let world: World;
  let admin: Client;
  let alder: Alder;
  let ben: string;
  beforeAll(async () => {
    world = await openWorld();
    admin = await connect(world.database.adminUrl);
    alder = await setUpAlder(world, { therapists: 2, rooms: 2, timezone: lateMorningZone(), variant: { stepMin: 5, durationMin: 15, leadMin: 0, requires: [{ kind: 'therapist' }, { kind: 'room' }] } });
    ben = await clientWith(world);
  }, 120_000);
  afterAll(async () => {
    await admin.end();
    await world.close();
  });

  let booked = 0;
  const book = async (clientId: string): Promise<any> => {
    const startsAt = new Date(Math.ceil(Date.now() / FIVE_MIN) * FIVE_MIN + FIVE_MIN + booked++ * 20 * 60_000).toISOString();
    const { status, body } = await world.as('dee').post('/appointments', { variantId: alder.variantId, clientId, startsAt, therapistId: alder.ana });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  };
  const start = (clientId: string, body: object, by: Person = 'ana') => world.as(by).post(`/clients/${clientId}/session-notes`, { kind: 'treatment', ...body });
  const stateOf = async (visit: any, by: Person = 'ana'): Promise<string> => (await world.as(by).get(`/appointments/${visit.id}/session-notes`)).body.noteState;

  it('begins when the visit began, and the visit shows therapists how far its note is', async () => {
    const visit = await book(ben);
    expect(await stateOf(visit)).toBe('none');
    world.advance({ minutes: 12 });
    const note = await startNote(world, ben, { appointmentId: visit.id });
    expect([note.appointmentId, note.heldAt]).toEqual([visit.id, visit.startsAt]);
    expect(await stateOf(visit)).toBe('draft');
    const signed = (await sign(world, await fillIn(world, note, SECTIONS_OF_A_VISIT))).body;
    expect(signed.signature.content.appointmentId).toBe(visit.id);
    expect([await stateOf(visit), await stateOf(visit, 'cy')]).toEqual(['signed', 'signed']);
    const { items } = (await world.as('ana').get('/visit-note-states')).body;
    expect(items).toEqual([{ appointmentId: visit.id, clientId: ben, startsAt: visit.startsAt, isMine: true, noteState: 'signed', noteIds: [note.id] }]);
    expect((await world.as('cy').get('/visit-note-states')).body.items).toMatchObject([{ isMine: false, noteState: 'signed' }]);
    expect((await world.as('dee').get(`/appointments/${visit.id}/session-notes`)).status).toBe(403);
    expect((await world.as('dee').get(`/appointments/${visit.id}`)).body).not.toHaveProperty('noteState');
    expect((await world.as('ana').get('/visit-note-states?from=2026-01-01T00:00:00Z&to=2026-03-01T00:00:00Z')).body.code).toBe('window');
  });

  it('is of the same client, and of a visit that was not called off or missed, unless none was given', async () => {
    const visit = await book(ben);
    const lea = await clientWith(world);
    expect((await start(lea, { appointmentId: visit.id })).status).toBe(404);
    expect((await start(ben, { appointmentId: '0190a000-0000-7000-8000-00000000dead' })).status).toBe(404);
    expect((await start(ben, { appointmentId: 'no-such-id' })).status).toBe(404);
    await world.as('dee').post(`/appointments/${visit.id}/cancellation`, { reason: 'client_ill' }, { ifMatch: visit.version });
    const refused = await start(ben, { appointmentId: visit.id });
    expect([refused.status, refused.body.code]).toEqual([409, 'visit_not_held']);
    const notGiven = await start(ben, { kind: 'treatment_not_given', appointmentId: visit.id });
    expect(notGiven.status).toBe(201);
    expect((await world.as('ana').get('/visit-note-states?to=2030-01-01T00:00:00Z&from=2029-12-20T00:00:00Z')).body.items).toEqual([]);
  });

  it('names its visit by a foreign key that carries clinic and client', async () => {
    const lea = await clientWith(world);
    const visit = await book(ben);
    const insert = admin.query(
      `INSERT INTO session_note (clinic_id, id, client_id, kind, author_id, basis, held_at, appointment_id) VALUES ($1, gen_random_uuid(), $2, 'treatment_not_given', $3, '{}', now(), $4)`,
      [CLINIC_A, lea, PEOPLE.ana.id, visit.id],
    );
    await expect(insert).rejects.toMatchObject({ constraint: 'session_note_appointment' });
  });

  it('that was begun in error is withdrawn by its author with a reason, stays as it was and waits for nobody', async () => {
    await signInAgain(world, 'ana');
    const visit = await book(ben);
    const note = await fillIn(world, await startNote(world, ben, { appointmentId: visit.id }), { subjective: { complaint: 'Written into the wrong chart' } });
    const withdraw = (by: Person, version = note.version) => world.as(by).post(`/session-notes/${note.id}/withdrawal`, { reason: 'wrong_client', text: 'Meant for the next client' }, { ifMatch: version });
    expect((await withdraw('cy')).body.code).toBe('not_the_author');
    expect((await withdraw('ana', note.version - 1)).status).toBe(412);
    const done = await withdraw('ana');
    expect([done.status, done.body.status, done.body.withdrawal, done.body.sections.subjective]).toEqual([
      201, 'withdrawn', { reason: 'wrong_client', text: 'Meant for the next client', withdrawnBy: PEOPLE.ana.id, withdrawnAt: expect.any(String) }, { complaint: 'Written into the wrong chart' },
    ]);
    expect((await saveSection(world, note, 'visit', { minutes: 5 })).body.code).toBe('note_withdrawn');
    expect((await sign(world, done.body)).body.code).toBe('note_withdrawn');
    expect((await withdraw('ana', done.body.version)).body.code).toBe('note_withdrawn');
    expect((await world.as('ana').get('/unsigned-notes')).body.items.map(({ id }: any) => id)).not.toContain(note.id);
    expect(await stateOf(visit)).toBe('none');
    const line = (await world.as('ana').get(`/clients/${ben}/session-notes`)).body.items.find(({ id }: any) => id === note.id);
    expect(line).toMatchObject({ signedAt: null, withdrawnAt: expect.any(String) });
    const chart = (await world.as('ana').get(`/clients/${ben}/chart`)).body;
    expect([chart.withdrawn, chart.notes.map(({ id }: any) => id).includes(note.id)]).toEqual([1, false]);
  });

  it('that was withdrawn is not changed by SQL as the app role', async () => {
    const { rows } = await admin.query('SELECT id FROM session_note WHERE withdrawn_at IS NOT NULL');
    const app = await connect(world.database.appUrl);
    await app.query('SET ROLE rhomboid_app');
    await app.query('BEGIN');
    await app.query('SELECT set_clinic($1)', [CLINIC_A]);
    const touched = await app.query('UPDATE session_note SET withdrawn_at = NULL WHERE id = $1', [rows[0].id]);
    const sections = await app.query(`UPDATE note_section SET content = '{}' WHERE note_id = $1`, [rows[0].id]);
    await app.query('ROLLBACK');
    await app.end();
    expect([rows.length, touched.rowCount, sections.rowCount]).toEqual([1, 0, 0]);
    await expect(admin.query('UPDATE session_note SET withdrawn_at = now() WHERE signed_at IS NOT NULL')).rejects.toMatchObject({ constraint: 'session_note_withdrawn_unsigned' });
  });
});
