import fc from 'fast-check';
import type { Client } from 'pg';
import { badBody } from '../support/bad-bodies';
import { connect } from '../support/database';
import { openWorld, PEOPLE, type Person, type World } from '../support/world';
import { clientWith } from '../treatment-plans/cleared-client';
import { fillIn, planFor, SECTIONS_OF_A_VISIT, sign, startNote, visit } from './charting';

describe('who reads a note', () => {
  let world: World;
  let admin: Client;
  let ben: string;
  let note: any;
  let planId: string;
  beforeAll(async () => {
    world = await openWorld();
    admin = await connect(world.database.adminUrl);
    ben = await clientWith(world);
    planId = await planFor(world, ben);
    note = await visit(world, ben, { pain: 5, start: { planId } });
  });
  afterAll(async () => {
    await admin.end();
    await world.close();
  });

  const ROUTES: readonly (readonly [string, string, object?])[] = [
    ['POST', '/clients/{ben}/session-notes', { kind: 'treatment' }],
    ['GET', '/clients/{ben}/session-notes'],
    ['GET', '/clients/{ben}/outcomes'],
    ['GET', '/clients/{ben}/chart'],
    ['GET', '/clients/{ben}/chart/pdf'],
    ['GET', '/session-notes/{note}'],
    ['GET', '/session-notes/{note}/pdf'],
    ['GET', '/session-notes/{note}/body-chart'],
    ['PUT', '/session-notes/{note}/sections/visit', { visit: { minutes: 30 } }],
    ['POST', '/session-notes/{note}/copied-sections', { section: 'plan' }],
    ['PUT', '/session-notes/{note}/privacy', { privacy: 'clinical' }],
    ['POST', '/session-notes/{note}/signature', {}],
    ['POST', '/session-notes/{note}/cosignature', { contentHash: 'a'.repeat(64) }],
    ['POST', '/session-notes/{note}/amendments', { kind: 'addendum', text: 'x', reason: 'y' }],
    ['GET', '/treatment-plans/{plan}/progress'],
    ['GET', '/treatment-plans/{plan}/pdf'],
  ];
  const send = (browser: ReturnType<World['stranger']>, [method, path, body]: (typeof ROUTES)[number]) =>
    browser.send(method, path.replace('{ben}', ben).replace('{note}', note.id).replace('{plan}', planId), body, { ifMatch: 1 });
  const stored = async (): Promise<unknown> =>
    (await admin.query(`SELECT (SELECT count(*) FROM session_note) AS notes, (SELECT sum(version) FROM note_section) AS sections, (SELECT count(*) FROM note_signature) AS signatures,
      (SELECT count(*) FROM note_amendment) AS amendments`)).rows;

  it.each<[Person | 'nobody', number]>([['nobody', 401], ['dee', 403], ['olu', 403], ['bo', 404]])('is not %s: %i on every route, and nothing happens', async (person, expected) => {
    const before = await stored();
    for (const route of ROUTES) {
      const { status } = await send(person === 'nobody' ? world.stranger() : world.as(person), route);
      expect([route[0], route[1], status]).toEqual([route[0], route[1], expected]);
    }
    expect(await stored()).toEqual(before);
    if (person === 'bo') {
      const found = await world.as('bo').post('/session-note-searches', { text: 'stiff' });
      expect([found.status, found.body.items]).toEqual([200, []]);
      expect((await world.as('bo').get('/unsigned-notes')).body.items).toEqual([]);
    }
  });

  it('is on record each time: who, which note, what for', async () => {
    await world.as('cy').get(`/session-notes/${note.id}`, { headers: { 'purpose-of-use': 'quality' } });
    await world.as('cy').get(`/session-notes/${note.id}/pdf`);
    await world.as('cy').get(`/session-notes/${note.id}/body-chart`);
    await world.as('cy').get(`/clients/${ben}/session-notes`);
    await world.as('cy').post('/session-note-searches', { text: 'stiff' });
    await world.as('cy').get(`/clients/${ben}/outcomes`);
    await world.as('cy').get(`/clients/${ben}/chart`);
    await world.as('cy').get(`/clients/${ben}/chart/pdf`);
    const { rows } = await admin.query(
      `SELECT action, purpose, coalesce(record_id::text, details -> 'noteIds' ->> 0) AS note FROM audit_event WHERE actor_id = $1 AND (action LIKE 'note.%' OR action LIKE 'chart.%' OR action LIKE 'outcomes.%') ORDER BY id`,
      [PEOPLE.cy.id],
    );
    expect(rows).toEqual([
      { action: 'note.read', purpose: 'quality', note: note.id },
      ...['note.print', 'note.read_body_chart', 'note.list', 'note.search', 'outcomes.read', 'chart.export', 'chart.print'].map((action) => ({ action, purpose: 'treatment', note: note.id })),
    ]);
  });

  it('is on record as a chart even where nothing is in it, and with each plan that was handed out', async () => {
    const recorded = async (clientId: string) => {
      for (const path of ['chart', 'chart/pdf']) await world.as('ana').get(`/clients/${clientId}/${path}`);
      const { rows } = await admin.query(`SELECT action, record_type AS type, record_id AS id FROM audit_event WHERE client_id = $1 AND action ~ '^(chart|plan)[.](export|print)$' ORDER BY action`, [clientId]);
      return rows;
    };
    const lea = await clientWith(world);
    expect(await recorded(lea)).toEqual(['chart.export', 'chart.print'].map((action) => ({ action, type: 'client', id: lea })));
    const mo = await clientWith(world);
    const planId = await planFor(world, mo);
    const { id } = await visit(world, mo, { start: { planId } });
    expect(await recorded(mo)).toEqual([['chart', 'session_note', id], ['plan', 'treatment_plan', planId]].flatMap(([what, type, id]) => ['export', 'print'].map((how) => ({ action: `${what}.${how}`, type, id }))));
  });

  it('is the author, and whom the author names; others do not learn of it on any path', async () => {
    const lea = await clientWith(world);
    const privately = async (privacy: object, word: string) =>
      (await sign(world, await fillIn(world, await startNote(world, lea, { privacy }), { ...SECTIONS_OF_A_VISIT, subjective: { complaint: `Told me about ${word}` } }))).body;
    const mine = await privately({ privacy: 'named' }, 'zebrafish');
    const forCy = await privately({ privacy: 'named', readers: [PEOPLE.cy.id] }, 'zebracrossing');
    const forOncology = await privately({ privacy: 'discipline', discipline: 'oncology' }, 'zebrawood');
    const seenBy = async (person: Person) => {
      const reader = world.as(person);
      const [list, found, chart, outcomes] = await Promise.all([
        reader.get(`/clients/${lea}/session-notes`), reader.post('/session-note-searches', { text: 'zebra' }), reader.get(`/clients/${lea}/chart`), reader.get(`/clients/${lea}/outcomes`),
      ]);
      const byId = await Promise.all([mine, forCy, forOncology].map(({ id }) => reader.get(`/session-notes/${id}`)));
      return { list: list.body.items.length, found: found.body.items.length, chart: chart.body.notes.length, outcomes: outcomes.status, byId: byId.map(({ status }) => status) };
    };
    expect(await seenBy('ana')).toEqual({ list: 3, found: 3, chart: 3, outcomes: 200, byId: [200, 200, 200] });
    expect(await seenBy('cy')).toEqual({ list: 1, found: 1, chart: 1, outcomes: 200, byId: [404, 200, 404] });
    await admin.query(`UPDATE staff_member SET credentials = '{oncology}' WHERE id = $1`, [PEOPLE.cy.id]);
    expect(await seenBy('cy')).toEqual({ list: 2, found: 2, chart: 2, outcomes: 200, byId: [404, 200, 200] });
  });

  it('may not be somebody who does not work here', async () => {
    const draft = await startNote(world, ben);
    const set = (body: object, version = draft.version) => world.as('ana').put(`/session-notes/${draft.id}/privacy`, body, { ifMatch: version });
    expect((await set({ privacy: 'named', readers: [PEOPLE.bo.id] })).body.code).toBe('unknown_reader');
    expect((await set({ privacy: 'discipline' })).status).toBe(400);
    expect((await set({ privacy: 'clinical', readers: [PEOPLE.cy.id] })).status).toBe(400);
    expect((await set({ privacy: 'named', readers: [PEOPLE.cy.id] }, 99)).status).toBe(412);
    expect((await set({ privacy: 'named', readers: [PEOPLE.cy.id] })).body).toMatchObject({ privacy: 'named', readers: [PEOPLE.cy.id] });
    expect((await world.as('cy').put(`/session-notes/${draft.id}/privacy`, { privacy: 'clinical' }, { ifMatch: 2 })).body.code).toBe('not_the_author');
  });

  it('finds notes by words, technique, region and muscle, all of which must be there, newest first and page by page', async () => {
    const find = async (body: object) => (await world.as('ana').post('/session-note-searches', body)).body;
    expect((await find({ text: 'Stiff nec', clientId: ben })).items.map(({ id }: any) => id)).toEqual([note.id]);
    expect((await find({ technique: 'swedish', region: 'neck_post', muscle: 'upper_trapezius', clientId: ben })).items).toHaveLength(1);
    expect((await find({ technique: 'shiatsu', clientId: ben })).items).toEqual([]);
    expect((await find({ text: '!!! ---' })).code).toBe('nothing_to_look_for');
    const first = await find({ technique: 'swedish', limit: 1 });
    const next = await find({ technique: 'swedish', limit: 1, cursor: first.nextCursor });
    expect([first.items.length, next.items.length, first.items[0].id === next.items[0].id]).toEqual([1, 1, false]);
  });

  it('never gets a server error for a bad body', async () => {
    const draft = await startNote(world, ben);
    const text = { type: 'string', maxLength: 200 };
    const line = { type: 'object', properties: { technique: { enum: ['swedish'] }, region: { enum: ['neck_post'] }, side: { enum: ['left'] }, pressure: { type: 'integer', minimum: 1, maximum: 5 }, products: { type: 'array', items: text } } };
    const measures = { type: 'object', properties: { painBefore: { type: 'object', properties: { now: { type: 'integer' } } }, activities: { type: 'array', items: { type: 'object', properties: { name: text, score: { type: 'integer' } } } } } };
    const writes: [string, string, object][] = [
      ['POST', `/clients/${ben}/session-notes`, { kind: { enum: ['treatment_not_given'] }, planId: { type: 'string', format: 'uuid' }, heldAt: { type: 'string', format: 'date-time' }, copy: { type: 'array', items: text } }],
      ['PUT', `/session-notes/${draft.id}/sections/treatment`, { treatment: { type: 'object', properties: { lines: { type: 'array', items: line }, text } } }],
      ['PUT', `/session-notes/${draft.id}/sections/measures`, { measures }],
      ['POST', `/session-notes/${draft.id}/copied-sections`, { section: { enum: ['plan'] } }],
      ['PUT', `/session-notes/${draft.id}/privacy`, { privacy: { enum: ['named', 'clinical'] }, readers: { type: 'array', items: { type: 'string', format: 'uuid' } }, discipline: text }],
      ['POST', `/session-notes/${note.id}/amendments`, { kind: { enum: ['addendum'] }, text, reason: text }],
      ['POST', `/session-notes/${note.id}/cosignature`, { contentHash: text }],
      ['POST', `/session-notes/${draft.id}/signature`, { gateClosedReason: text }],
      ['POST', '/session-note-searches', { text, technique: { enum: ['swedish'] }, limit: { type: 'integer' }, cursor: text }],
    ];
    for (const [method, path, properties] of writes)
      for (const body of fc.sample(badBody({ type: 'object', properties }), { numRuns: 200, seed: 6 })) {
        const answer = await world.as('ana').send(method, path, JSON.stringify(body), { ifMatch: 1 });
        expect([path, answer.status < 500, JSON.stringify(body).slice(0, answer.status < 500 ? 0 : 500)]).toEqual([path, true, '']);
      }
  }, 240_000);
});
