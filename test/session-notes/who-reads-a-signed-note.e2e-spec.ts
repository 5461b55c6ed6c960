import type { Client } from 'pg';
import { connect } from '../support/database';
import { CLINIC_A, openWorld, PEOPLE, type Person, type World } from '../support/world';
import { clientWith } from '../treatment-plans/cleared-client';
import { fillIn, SECTIONS_OF_A_VISIT, sign, startNote } from './charting';

describe('who reads a signed note', () => {
  let world: World;
  let admin: Client;
  let lea: string;
  beforeAll(async () => {
    world = await openWorld();
    admin = await connect(world.database.adminUrl);
    lea = await clientWith(world);
  });
  afterAll(async () => {
    await admin.end();
    await world.close();
  });

  const signedWith = async (privacy: object, complaint = 'Stiff neck', client = lea): Promise<any> =>
    (await sign(world, await fillIn(world, await startNote(world, client, { privacy }), { ...SECTIONS_OF_A_VISIT, subjective: { complaint } }))).body;
  const change = (by: Person, note: any, body: object, version = note.version) => world.as(by).post(`/session-notes/${note.id}/privacy-changes`, { reason: 'Asked for by the client', ...body }, { ifMatch: version });
  const seenBy = async (person: Person, note: any): Promise<number> => (await world.as(person).get(`/session-notes/${note.id}`)).status;

  it('is widened and narrowed by its author or an owner with a reason; the text, its hash and the history stand', async () => {
    const note = await signedWith({ privacy: 'named' });
    expect(await seenBy('cy', note)).toBe(404);
    const widened = await change('ana', note, { privacy: 'named', readers: [PEOPLE.cy.id], reason: 'Cy takes over while I am away' });
    expect([widened.status, widened.body]).toEqual([201, {
      noteId: note.id, authorId: PEOPLE.ana.id, version: note.version + 1, privacy: 'named', discipline: null, readers: [PEOPLE.cy.id],
      changes: [{
        id: expect.any(String), was: { privacy: 'named', discipline: null, readers: [] }, is: { privacy: 'named', discipline: null, readers: [PEOPLE.cy.id] },
        reason: 'Cy takes over while I am away', changedBy: PEOPLE.ana.id, changedAt: expect.any(String),
      }],
    }]);
    const read = (await world.as('cy').get(`/session-notes/${note.id}`)).body;
    expect([read.signature.contentHash, read.signature.content]).toEqual([note.signature.contentHash, note.signature.content]);
    const byOwner = await world.as('olu').post(`/session-notes/${note.id}/privacy-changes`, { privacy: 'named', reason: 'Cy has left the case' }, { ifMatch: note.version + 1 });
    expect(byOwner.body).toMatchObject({ version: note.version + 2, readers: [], changes: [{ reason: null, changedBy: PEOPLE.ana.id }, { reason: 'Cy has left the case', changedBy: PEOPLE.olu.id }] });
    expect([await seenBy('cy', note), await seenBy('olu', note), await seenBy('ana', note)]).toEqual([404, 403, 200]);
    expect((await world.as('ana').get(`/session-notes/${note.id}/privacy`)).body.changes.map(({ reason }: any) => reason)).toEqual(['Cy takes over while I am away', 'Cy has left the case']);
  });

  it('is changed by nobody else, never unseen, never without a reason, and not while it is a draft', async () => {
    const note = await signedWith({ privacy: 'clinical' });
    const before = (await admin.query('SELECT to_jsonb(n) AS row, (SELECT count(*) FROM note_privacy_change) AS changes FROM session_note n WHERE id = $1', [note.id])).rows;
    const tries: [Person, object, number, number, string][] = [
      ['cy', { privacy: 'named' }, note.version, 403, 'not_the_author'],
      ['dee', { privacy: 'named' }, note.version, 403, 'not_permitted'],
      ['bo', { privacy: 'named' }, note.version, 404, 'not_found'],
      ['ana', { privacy: 'named' }, note.version + 1, 412, 'stale_version'],
      ['ana', { privacy: 'named', reason: '' }, note.version, 400, 'validation_failed'],
      ['ana', { privacy: 'named', readers: [PEOPLE.bo.id] }, note.version, 422, 'unknown_reader'],
      ['ana', { privacy: 'discipline' }, note.version, 400, 'validation_failed'],
    ];
    for (const [by, body, version, status, code] of tries) {
      const answer = await change(by, note, body, version);
      expect([by, body, answer.status, answer.body.code]).toEqual([by, body, status, code]);
    }
    expect((await admin.query('SELECT to_jsonb(n) AS row, (SELECT count(*) FROM note_privacy_change) AS changes FROM session_note n WHERE id = $1', [note.id])).rows).toEqual(before);
    const draft = await startNote(world, lea, { privacy: { privacy: 'named' } });
    expect((await change('ana', draft, { privacy: 'clinical' })).body.code).toBe('note_unsigned');
    expect((await change('cy', draft, { privacy: 'clinical' })).status).toBe(404);
  });

  it('is changed in the database with its history or not at all', async () => {
    const note = await signedWith({ privacy: 'named' });
    const app = await connect(world.database.appUrl);
    await app.query('SET ROLE rhomboid_app');
    const tried = async (sql: string, values: unknown[]): Promise<unknown> => {
      await app.query('BEGIN');
      try {
        await app.query('SELECT set_clinic($1)', [CLINIC_A]);
        return (await app.query(sql, values)).rowCount;
      } catch (error) {
        return (error as { code: string }).code;
      } finally {
        await app.query('ROLLBACK');
      }
    };
    expect(await tried(`UPDATE session_note SET privacy = 'clinical' WHERE id = $1`, [note.id])).toBe(0);
    expect(await tried(`INSERT INTO note_privacy_change (clinic_id, id, note_id, note_version, was_privacy, was_readers, privacy, readers, reason, changed_by) VALUES ($1, gen_random_uuid(), $2, 9, 'named', '{}', 'named', '{}', 'x', $3)`, [CLINIC_A, note.id, PEOPLE.ana.id])).toBe('42501');
    expect(await tried('DELETE FROM note_privacy_change', [])).toBe('42501');
    await app.query('BEGIN');
    await app.query('SELECT set_clinic($1)', [PEOPLE.bo.clinicId]);
    const foreign = await app.query(`SELECT change_note_privacy(gen_random_uuid(), $1, $2, 'clinical', NULL, '{}', 'x', $3) AS changed`, [note.id, note.version, PEOPLE.bo.id]);
    await app.query('COMMIT');
    await app.end();
    expect(foreign.rows).toEqual([{ changed: false }]);
    expect(await seenBy('cy', note)).toBe(404);
  });

  it('is changed too for a note from before visits were checked, and nobody passes a new one off as such', async () => {
    const note = await signedWith({ privacy: 'named' });
    await admin.query('UPDATE session_note SET before_visit_checks = true, intake_id = NULL, answers_at = NULL WHERE id = $1', [note.id]);
    expect((await change('ana', note, { privacy: 'clinical' })).status).toBe(201);
    await expect(admin.query('UPDATE session_note SET before_visit_checks = false WHERE id = $1', [note.id])).rejects.toMatchObject({ constraint: 'session_note_visit_answers' });
    const { rows } = await admin.query(`SELECT privilege_type FROM information_schema.column_privileges WHERE grantee = 'rhomboid_app' AND table_name = 'session_note' AND column_name = 'before_visit_checks'`);
    expect(rows).toEqual([{ privilege_type: 'SELECT' }]);
  });

  it('is, in an emergency, a therapist who says why: once, on record as such, and the author and owners are told', async () => {
    const mo = await clientWith(world);
    const mine = await signedWith({ privacy: 'named' }, 'Told me of a fall', mo);
    const open = await signedWith({ privacy: 'clinical' }, 'Stiff neck', mo);
    await startNote(world, mo, { privacy: { privacy: 'named' } });
    const why = { reason: 'client_in_danger', text: 'She fainted on the way home' };
    const opened = await world.as('cy').post(`/clients/${mo}/emergency-readings`, why);
    expect([opened.status, opened.body.notShown, opened.body.notes.map(({ id, signature }: any) => [id, signature.content.sections.subjective.complaint])]).toEqual([201, 0, [[mine.id, 'Told me of a fall']]]);
    expect(opened.body.notes.map(({ id }: any) => id)).not.toContain(open.id);
    expect(await seenBy('cy', mine)).toBe(404);
    const { rows } = await admin.query(`SELECT action, details ->> 'reason' AS reason FROM audit_event WHERE actor_id = $1 AND record_id = $2 AND outcome = 'success'`, [PEOPLE.cy.id, mine.id]);
    expect(rows).toEqual([{ action: 'note.emergency_read', reason: 'client_in_danger' }]);
    const told = async (person: Person) => (await world.as(person).get('/emergency-readings')).body.items;
    const entry = { id: opened.body.id, clientId: mo, readerId: PEOPLE.cy.id, readerName: 'Cy Okafor', reason: 'client_in_danger', readAt: opened.body.readAt, noteIds: [mine.id] };
    expect(await told('ana')).toEqual([{ ...entry, text: 'She fainted on the way home' }]);
    expect(await told('olu')).toEqual([{ ...entry, text: null }]);
    expect(await told('bo')).toEqual([]);
    expect(await told('cy')).toEqual([]);
  });

  it('is never the front desk, an owner who treats nobody, or another clinic, whatever the emergency', async () => {
    const before = (await admin.query('SELECT count(*) FROM emergency_reading')).rows;
    const ask = (person: Person) => world.as(person).post(`/clients/${lea}/emergency-readings`, { reason: 'client_in_danger', text: 'Urgent' });
    expect([(await ask('dee')).status, (await ask('olu')).status, (await ask('bo')).status]).toEqual([403, 403, 404]);
    expect((await world.as('dee').get('/emergency-readings')).status).toBe(403);
    expect((await world.as('cy').post(`/clients/${lea}/emergency-readings`, { reason: 'curious', text: 'x' })).status).toBe(400);
    expect((await world.as('cy').post(`/clients/${lea}/emergency-readings`, { reason: 'other', text: ' ' })).status).toBe(400);
    expect((await admin.query('SELECT count(*) FROM emergency_reading')).rows).toEqual(before);
  });

  it('that nobody hid is opened by no emergency, and the attempt is on record all the same; newest first, page by page', async () => {
    const pia = await clientWith(world);
    const nothing = await world.as('cy').post(`/clients/${pia}/emergency-readings`, { reason: 'other', text: 'Nothing there' });
    expect([nothing.status, nothing.body.notes]).toEqual([201, []]);
    const first = (await world.as('olu').get('/emergency-readings?limit=1')).body;
    const next = (await world.as('olu').get(`/emergency-readings?limit=1&cursor=${first.nextCursor}`)).body;
    expect([first.items[0].id, next.items.length, next.items[0].clientId === pia]).toEqual([nothing.body.id, 1, false]);
  });
});
