import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Client } from 'pg';
import { connect } from '../support/database';
import { CLINIC_A, openWorld, PEOPLE, type World } from '../support/world';
import { clientWith } from '../treatment-plans/cleared-client';
import { fillIn, saveSection, SECTIONS_OF_A_VISIT, sign, startNote, visit } from './charting';

const TABLES = ['session_note', 'note_section', 'note_signature', 'note_cosignature', 'note_amendment', 'note_finding', 'note_treatment_line', 'note_score'] as const;

describe('a signed note', () => {
  let world: World;
  let app: Client;
  let admin: Client;
  let ben: string;
  let signed: any;
  beforeAll(async () => {
    world = await openWorld();
    admin = await connect(world.database.adminUrl);
    app = await connect(world.database.appUrl);
    await app.query('SET ROLE rhomboid_app');
    ben = await clientWith(world);
    signed = await visit(world, ben, { pain: 6 });
    await world.as('ana').post(`/session-notes/${signed.id}/amendments`, { kind: 'addendum', text: 'Called in the evening: fine.', reason: 'Follow-up' });
  });
  afterAll(async () => {
    await app.end();
    await admin.end();
    await world.close();
  });

  /** Everything that is stored of the note, as one hash. */
  const stored = async (): Promise<string> => {
    const parts: string[] = [];
    for (const table of TABLES) {
      const id = table === 'session_note' ? 'id' : 'note_id';
      const { rows } = await admin.query(`SELECT to_jsonb(t)::text AS row FROM ${table} t WHERE ${id} = $1 ORDER BY 1`, [signed.id]);
      parts.push(...rows.map(({ row }) => `${table} ${row}`));
    }
    return createHash('sha256').update(parts.join('\n')).digest('hex');
  };
  const tried = async (sql: string, values: unknown[]): Promise<string> => {
    await app.query('BEGIN');
    try {
      await app.query('SELECT set_clinic($1)', [CLINIC_A]);
      const { rowCount } = await app.query(sql, values);
      await app.query('COMMIT');
      return rowCount === 0 ? 'no row' : 'changed';
    } catch (error) {
      await app.query('ROLLBACK');
      const { code, constraint } = error as { code: string; constraint?: string };
      return constraint ?? code;
    }
  };

  it('is frozen under the hash of its canonical JSON, with who, by what right, when and under which rules', () => {
    const { signature } = signed;
    expect(createHash('sha256').update(canonicalize(signature.content) as string).digest('hex')).toBe(signature.contentHash);
    expect(signature).toMatchObject({ signer: { id: PEOPLE.ana.id, name: 'Ana Flores', credentials: [] }, needsCosignature: false, lateEntry: false });
    expect(signature.content).toMatchObject({ clientId: ben, kind: 'treatment', basis: { catalogueVersion: '2026.1', ruleSet: { id: expect.any(String), version: expect.any(String) } } });
    expect(signed.status).toBe('signed');
    expect(signed.findingTexts).toEqual(['Back of neck, left: tight 6 of 10']);
  });

  it('is not changed through the API', async () => {
    const before = await stored();
    expect((await saveSection(world, { ...signed, sectionStates: [{ section: 'visit', version: 2 }] }, 'visit', { minutes: 5 })).body.code).toBe('note_signed');
    expect((await sign(world, signed)).body.code).toBe('note_signed');
    expect((await world.as('ana').post(`/session-notes/${signed.id}/copied-sections`, { section: 'treatment' }, { ifMatch: 1 })).body.code).toBe('note_signed');
    expect((await world.as('ana').put(`/session-notes/${signed.id}/privacy`, { privacy: 'named' }, { ifMatch: signed.version })).body.code).toBe('note_signed');
    expect((await world.as('ana').delete(`/session-notes/${signed.id}`)).status).toBe(404);
    expect(await stored()).toBe(before);
  });

  it('is not changed by SQL as the app role: no column of no table', async () => {
    const before = await stored();
    const { rows } = await admin.query(`SELECT table_name, column_name FROM information_schema.columns WHERE table_name = ANY ($1) ORDER BY 1, 2`, [TABLES]);
    expect(rows.length).toBeGreaterThan(90);
    const outcomes: string[] = [];
    for (const { table_name: table, column_name: column } of rows) {
      const id = table === 'session_note' ? 'id' : 'note_id';
      outcomes.push(await tried(`UPDATE ${table} SET ${column} = ${column} WHERE ${id} = $1`, [signed.id]));
    }
    for (const table of TABLES) outcomes.push(await tried(`DELETE FROM ${table} WHERE ${table === 'session_note' ? 'id' : 'note_id'} = $1`, [signed.id]));
    expect([...new Set(outcomes)].sort()).toEqual(['42501', 'no row']);
    expect(await stored()).toBe(before);
  });

  it('gets no row more: neither a finding, a line, a score, a section nor another signature', async () => {
    const before = await stored();
    const base = [CLINIC_A, signed.id];
    const more: [string, unknown[], RegExp][] = [
      [`INSERT INTO note_finding (clinic_id, note_id, place, findings_count, region, kind) VALUES ($1, $2, 2, 1, 'low_back', 'tight')`, base, /^note_finding_place$/],
      [`INSERT INTO note_finding (clinic_id, note_id, place, findings_count, region, kind) VALUES ($1, $2, 2, 2, 'low_back', 'tight')`, base, /^note_finding_signature$/],
      [`INSERT INTO note_treatment_line (clinic_id, note_id, place, lines_count, technique, region, pressure) VALUES ($1, $2, 1, 1, 'swedish', 'low_back', 5)`, base, /^note_treatment_line_pkey$/],
      [`INSERT INTO note_score (clinic_id, note_id, place, scores_count, measure, moment, value) VALUES ($1, $2, 4, 4, 'nprs', 'before', 0)`, base, /^note_score_signature$/],
      [`INSERT INTO note_section (clinic_id, note_id, section, saved_by) VALUES ($1, $2, 'notGiven', $3)`, [...base, PEOPLE.ana.id], /^note_section_pkey$/],
      [`INSERT INTO note_signature (clinic_id, note_id, client_id, kind, content, content_hash, findings_count, lines_count, scores_count, signer_id, signer_name, signer_credentials, needs_cosignature, late_reason)
        VALUES ($1, $2, $4, 'treatment', '{}', sha256('{}'), 0, 0, 0, $3, 'x', '{}', false, 'x')`, [...base, PEOPLE.ana.id, ben], /^note_signature_pkey$/],
      [`INSERT INTO note_amendment (clinic_id, id, note_id, kind, content, content_hash, author_id) VALUES ($1, gen_random_uuid(), $2, 'addendum', '{}', '\\x00', $3)`, [...base, PEOPLE.ana.id], /^note_amendment_hash$/],
    ];
    for (const [sql, values, refusal] of more) expect(await tried(sql, values)).toMatch(refusal);
    expect(await stored()).toBe(before);
  });

  it('cannot be begun or signed in the database without a clearance', async () => {
    const insert = (more: string, values: string) =>
      tried(`INSERT INTO session_note (clinic_id, id, client_id, kind, author_id, basis, held_at${more}) VALUES ($1, gen_random_uuid(), $2, 'treatment', $3, '{}', now()${values})`, [CLINIC_A, ben, PEOPLE.ana.id]);
    expect(await insert('', '')).toBe('session_note_past_the_gate');
    expect(await insert(', clearance_id, clearance_expires_at', `, gen_random_uuid(), now() + interval '1 day'`)).toBe('session_note_visit_answers');
    expect(await insert(', intake_id, answers_at, clearance_id, clearance_expires_at', `, gen_random_uuid(), now(), gen_random_uuid(), now() + interval '1 day'`)).toMatch(/^session_note_(clearance|answers)/);
  });

  it('is corrected beside the original, with the reason; both are read and both have their hash', async () => {
    const note = await visit(world, ben, { pain: 5 });
    const amended = await world.as('cy').post(`/session-notes/${note.id}/amendments`, { kind: 'correction', section: 'treatment', text: 'It was the right side.', reason: 'Sides swapped' });
    expect(amended.status).toBe(201);
    expect(amended.body.signature).toEqual(note.signature);
    expect(amended.body.sections).toEqual(note.sections);
    expect(amended.body.amendments).toMatchObject([{ kind: 'correction', section: 'treatment', text: 'It was the right side.', reason: 'Sides swapped', ofHash: note.signature.contentHash, author: { name: 'Cy Okafor' } }]);
    const draft = await startNote(world, ben);
    expect((await world.as('ana').post(`/session-notes/${draft.id}/amendments`, { kind: 'addendum', text: 'x', reason: 'y' })).body.code).toBe('note_unsigned');
  });

  it('of a student waits for a second signature, given by somebody else under the same hash', async () => {
    await admin.query(`UPDATE staff_member SET credentials = '{student}' WHERE id = $1`, [PEOPLE.cy.id]);
    const note = await visit(world, ben, { pain: 4 }, 'cy');
    const { contentHash } = note.signature;
    expect([note.status, note.signature.needsCosignature]).toEqual(['awaiting_cosignature', true]);
    const waiting = (await world.as('ana').get('/unsigned-notes')).body.items;
    expect(waiting.filter((one: any) => one.id === note.id)).toMatchObject([{ waitsFor: 'cosignature', ageHours: 0 }]);
    const cosign = (by: 'ana' | 'cy', hash: string) => world.as(by).post(`/session-notes/${note.id}/cosignature`, { contentHash: hash });
    expect((await cosign('cy', contentHash)).body.code).toBe('may_not_cosign');
    expect((await cosign('ana', 'a'.repeat(64))).body.code).toBe('other_content');
    const done = await cosign('ana', contentHash);
    expect([done.status, done.body.status, done.body.signature.cosigner.name]).toEqual([201, 'signed', 'Ana Flores']);
    expect((await cosign('ana', contentHash)).body.code).toBe('note_cosigned');
  });

  it('is not signed while something is missing, and only by its author', async () => {
    const draft = await startNote(world, ben);
    const empty = await sign(world, draft);
    expect([empty.status, empty.body.code, empty.body.errors.map(({ pointer }: any) => pointer)]).toEqual([422, 'note_incomplete', ['/visit/minutes', '/subjective/complaint', '/treatment/lines']]);
    const full = await fillIn(world, draft, SECTIONS_OF_A_VISIT);
    await admin.query(`UPDATE staff_member SET credentials = '{}' WHERE id = $1`, [PEOPLE.cy.id]);
    expect((await sign(world, full, {}, 'cy')).body.code).toBe('not_the_author');
    expect((await sign(world, { ...full, version: 1 })).status).toBe(412);
    expect((await sign(world, full)).status).toBe(201);
  });
});
