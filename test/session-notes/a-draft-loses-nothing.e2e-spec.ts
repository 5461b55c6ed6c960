import type { Client } from 'pg';
import { connect } from '../support/database';
import { openWorld, PEOPLE, type World } from '../support/world';
import { clientWith, clientWithoutIntake } from '../treatment-plans/cleared-client';
import { fillIn, later, NECK_LINE, planFor, saveSection, SECTIONS_OF_A_VISIT, sign, startNote, versionOf, visit } from './charting';

describe('a draft', () => {
  let world: World;
  let ben: string;
  let admin: Client;
  beforeAll(async () => {
    world = await openWorld();
    admin = await connect(world.database.adminUrl);
    ben = await clientWith(world);
  });
  afterAll(async () => {
    await admin.end();
    await world.close();
  });

  it('on two tablets: the second save gets both texts and loses neither', async () => {
    const note = await startNote(world, ben);
    const [one, two] = [await world.as('ana').get(`/session-notes/${note.id}`), await world.as('cy').get(`/session-notes/${note.id}`)];
    expect((await saveSection(world, one.body, 'subjective', { complaint: 'Neck is stiff' })).body).toMatchObject({ section: 'subjective', version: 2, content: { subjective: { complaint: 'Neck is stiff' } } });
    const late = await saveSection(world, two.body, 'subjective', { complaint: 'Neck and shoulder' }, 'cy');
    expect([late.status, late.body.code]).toEqual([412, 'section_changed']);
    expect(late.body).toMatchObject({ section: 'subjective', theirs: { content: { complaint: 'Neck is stiff' }, version: 2, savedBy: PEOPLE.ana.id }, yours: { content: { complaint: 'Neck and shoulder' } } });
    expect((await saveSection(world, two.body, 'objective', { posture: 'Head forward' }, 'cy')).status).toBe(200);
    const both = await saveSection(world, two.body, 'subjective', { complaint: 'Neck is stiff, shoulder too' }, 'cy', late.body.theirs.version);
    expect(both.status).toBe(200);
    expect((await world.as('ana').get(`/session-notes/${note.id}`)).body.sections).toMatchObject({ subjective: { complaint: 'Neck is stiff, shoulder too' }, objective: { posture: 'Head forward' } });
  });

  it('shown to who was late is a reading on record, though nothing was saved', async () => {
    const note = await startNote(world, ben);
    await saveSection(world, note, 'subjective', { complaint: 'Told in confidence' });
    const late = await saveSection(world, note, 'subjective', {}, 'cy', 1);
    expect(late.body.theirs.content).toEqual({ complaint: 'Told in confidence' });
    const { rows } = await admin.query('SELECT action, client_id AS client, details FROM audit_event WHERE actor_id = $1 AND record_id = $2', [PEOPLE.cy.id, note.id]);
    expect(rows).toEqual([{ action: 'note.read_section', client: ben, details: { section: 'subjective' } }]);
  });

  it('is not signed by somebody who has not seen the last save', async () => {
    const note = await fillIn(world, await startNote(world, ben), SECTIONS_OF_A_VISIT);
    await saveSection(world, note, 'assessment', { impression: 'Tension' }, 'cy');
    expect((await sign(world, note)).status).toBe(412);
  });

  it('is not signed by an author whose own save came after a save that they have not seen', async () => {
    const note = await fillIn(world, await startNote(world, ben), SECTIONS_OF_A_VISIT);
    await saveSection(world, note, 'assessment', { impression: 'Tension' }, 'cy');
    for (const section of ['objective', 'plan']) {
      const { noteVersion } = (await saveSection(world, note, section, { text: 'Mine' })).body;
      expect((await sign(world, { ...note, version: noteVersion })).status).toBe(412);
    }
    expect((await sign(world, (await world.as('ana').get(`/session-notes/${note.id}`)).body)).status).toBe(201);
  });

  it('of one hand is signed with the version that came with the last save', async () => {
    const note = await fillIn(world, await startNote(world, ben), SECTIONS_OF_A_VISIT);
    const { noteVersion } = (await saveSection(world, note, 'plan', { text: 'Weekly' })).body;
    expect((await sign(world, { ...note, version: noteVersion })).status).toBe(201);
  });

  it('survives signing out, and waits in the list of its author with its age', async () => {
    const note = await startNote(world, ben);
    await saveSection(world, note, 'subjective', { complaint: 'Written before the phone rang' });
    await world.as('ana').delete('/session');
    await later(world, { hours: 5 });
    const { items } = (await world.as('ana').get('/unsigned-notes')).body;
    expect(items.find((one: any) => one.id === note.id)).toMatchObject({ waitsFor: 'signature', ageHours: 5 });
    expect((await world.as('ana').get(`/session-notes/${note.id}`)).body.sections.subjective.complaint).toBe('Written before the phone rang');
  });

  it('begins from the plan, with the limits of today; what the plan foresaw is not signed as done until somebody saved it', async () => {
    const lea = await clientWith(world, { conditions: ['diabetes'] });
    const planId = await planFor(world, lea);
    const note = await startNote(world, lea, { planId });
    expect(note.sections.treatment.lines.length).toBeGreaterThan(0);
    expect(note.sectionStates.find(({ section }: any) => section === 'treatment').copiedFromPlan).toBe(planId);
    expect(note.limits).toMatchObject({ pressureMax: expect.any(Number), pressureMaxBecause: expect.any(Array) });
    const { treatment: _, ...rest } = SECTIONS_OF_A_VISIT;
    const filled = await fillIn(world, note, rest);
    expect((await sign(world, filled)).body.errors).toContainEqual(expect.objectContaining({ pointer: '/treatment', code: 'copied_untouched' }));
  });

  it('copies forward by section from the last visit, marked until touched, and never a reason for passing a limit', async () => {
    const lea = await clientWith(world);
    const last = await visit(world, lea, { sections: { objective: { posture: 'Head forward' }, plan: { text: 'Weekly' } } });
    const note = await startNote(world, lea, { copy: ['objective', 'treatment'] });
    const state = (section: string) => note.sectionStates.find((one: any) => one.section === section);
    expect([note.sections.objective, note.sections.plan, state('objective').copiedFrom, state('plan').copiedFrom]).toEqual([{ posture: 'Head forward' }, {}, last.id, null]);
    const copied = await world.as('ana').post(`/session-notes/${note.id}/copied-sections`, { section: 'plan' }, { ifMatch: versionOf(note, 'plan') });
    expect(copied.body).toMatchObject({ content: { plan: { text: 'Weekly' } }, copiedFrom: last.id });
    expect((await saveSection(world, note, 'objective', { posture: 'Better' })).body.copiedFrom).toBeNull();
    const signed = await sign(world, await fillIn(world, await world.as('ana').get(`/session-notes/${note.id}`).then(({ body }) => body), SECTIONS_OF_A_VISIT));
    expect(signed.body.signature.copied).toEqual([{ section: 'plan', from: last.id, templateVersion: null }]);
    expect((await world.as('ana').post(`/session-notes/${(await startNote(world, await clientWith(world))).id}/copied-sections`, { section: 'plan' }, { ifMatch: 1 })).body.code).toBe('nothing_to_copy');
  });

  it('copies nothing forward to where more people read it', async () => {
    const lea = await clientWith(world);
    await visit(world, lea, { start: { privacy: { privacy: 'named', readers: [PEOPLE.cy.id] } }, sections: { plan: { text: 'Told in confidence' } } });
    const begun = await world.as('ana').post(`/clients/${lea}/session-notes`, { kind: 'treatment', copy: ['plan'] });
    expect([begun.status, begun.body.code]).toEqual([409, 'copy_tells_more']);
    const copyInto = async (note: any) => (await world.as('ana').post(`/session-notes/${note.id}/copied-sections`, { section: 'plan' }, { ifMatch: versionOf(note, 'plan') })).body;
    expect(await copyInto(await startNote(world, lea))).toMatchObject({ code: 'copy_tells_more' });
    expect(await copyInto(await startNote(world, lea, { privacy: { privacy: 'named' } }))).toMatchObject({ content: { plan: { text: 'Told in confidence' } } });
  });

  it('compares its body chart with the visit before, beside the client\'s own map', async () => {
    const lea = await clientWith(world);
    const last = await visit(world, lea, { sections: { bodyChart: { findings: [{ region: 'neck_post', side: 'left', kind: 'tight', intensity: 6 }, { region: 'low_back', side: 'both', kind: 'tender', intensity: 3 }] } } });
    const note = await startNote(world, lea);
    await saveSection(world, note, 'bodyChart', { findings: [{ region: 'neck_post', side: 'left', kind: 'tight', intensity: 3 }, { region: 'shoulder_top', side: 'right', kind: 'trigger_point', muscle: 'upper_trapezius', intensity: 5 }] });
    const { body } = await world.as('ana').get(`/session-notes/${note.id}/body-chart`);
    expect(body.comparedWith).toBe(last.id);
    expect(body.changes.map(({ change, finding }: any) => [change, finding.region])).toEqual([['weaker', 'neck_post'], ['new', 'shoulder_top'], ['gone', 'low_back']]);
    expect(body.findings[1].text).toMatch(/Upper trapezius, right: trigger point 5 of 10$/);
    expect(body.clientsOwn).toEqual([{ region: 'neck_post', side: 'both', character: ['tight'], intensity: 5 }]);
  });

  it('past a limit is marked and needs a reason; sensitive areas need the consent of today', async () => {
    const lea = await clientWith(world);
    const { body: care } = await world.as('ana').get(`/clients/${lea}/care-notes`);
    await world.as('ana').put(`/clients/${lea}/care-notes`, { boundaries: { regions: ['low_back'], pressureMax: 3, products: [] }, allergies: [] }, { ifMatch: care.version });
    const note = await fillIn(world, await startNote(world, lea), SECTIONS_OF_A_VISIT);
    const lines = [{ ...NECK_LINE, pressure: 4, technique: 'deep_tissue', stroke: 'stripping' }, { ...NECK_LINE, region: 'low_back', muscle: undefined }, { ...NECK_LINE, region: 'gluteal', muscle: undefined }];
    const saved = await saveSection(world, note, 'treatment', { lines });
    expect(saved.body.limitMarks.map(({ line, marks }: any) => [line, marks.map(({ code }: any) => code)])).toEqual([[0, expect.arrayContaining(['pressure_ceiling'])], [1, expect.arrayContaining(['no_go_region'])]]);
    const again = (await world.as('ana').get(`/session-notes/${note.id}`)).body;
    expect((await sign(world, again)).body.errors.map(({ pointer, code }: any) => [pointer, code])).toEqual([
      ['/treatment/lines/0/limitReason', 'limit_without_reason'], ['/treatment/lines/1/limitReason', 'limit_without_reason'], ['/consent/sensitiveAreas', 'consent_missing'],
    ]);
    const reasoned = lines.map((line) => ({ ...line, limitReason: 'She asked for it and said so' }));
    const ready = await fillIn(world, again, { treatment: { lines: reasoned }, consent: { sensitiveAreas: [{ region: 'gluteal', agreed: true, way: 'written' }] } });
    const signed = await sign(world, ready);
    expect([signed.status, signed.body.signature.content.limitMarks.map(({ line, reason }: any) => [line, reason])]).toEqual([201, [[0, 'She asked for it and said so'], [1, 'She asked for it and said so']]]);
  });

  it('of a treatment is neither begun nor signed past a closed gate; that none was given can be noted', async () => {
    const stranger = await clientWithoutIntake(world);
    const refused = await world.as('ana').post(`/clients/${stranger}/session-notes`, { kind: 'treatment' });
    expect([refused.status, refused.body.code]).toEqual([409, 'gate_closed']);
    const notGiven = await fillIn(world, await startNote(world, stranger, { kind: 'treatment_not_given' }), { notGiven: { reason: 'gate_closed', text: 'No intake yet. Sent the link again.' } });
    expect((await sign(world, notGiven)).body).toMatchObject({ status: 'signed', signature: { trend: null } });

    const open = await fillIn(world, await startNote(world, ben, { kind: 'treatment_not_given' }), { notGiven: { reason: 'other', text: 'Came with a cold.' } });
    expect((await sign(world, open, { gateClosedReason: 'It never was' })).body.signature.lateReason).toBeNull();

    const lea = await clientWith(world);
    const note = await fillIn(world, await startNote(world, lea), SECTIONS_OF_A_VISIT);
    const { rows } = await admin.query('SELECT clearance_id AS "clearanceId" FROM session_note WHERE id = $1', [note.id]);
    const [{ clearanceId }] = rows;
    expect((await world.as('ana').post(`/clearances/${clearanceId}/closure`, { reason: 'reaction' })).status).toBe(204);
    const closed = await sign(world, note);
    expect([closed.status, closed.body.code]).toEqual([409, 'gate_closed']);
    const late = await sign(world, note, { gateClosedReason: 'Dizzy after the session; I closed the gate first, then wrote.' });
    expect([late.status, late.body.signature.lateReason]).toEqual([201, 'Dizzy after the session; I closed the gate first, then wrote.']);
  });

  it('is about the last two weeks, and about a plan of this client that stands', async () => {
    const start = (body: object) => world.as('ana').post(`/clients/${ben}/session-notes`, { kind: 'treatment', ...body });
    expect((await start({ heldAt: '2030-01-01T00:00:00Z' })).body.code).toBe('session_time');
    expect((await start({ heldAt: '2020-01-01T00:00:00Z' })).body.code).toBe('session_time');
    expect((await start({ heldAt: '2026-02-30T00:00:00Z' })).status).toBe(400);
    expect((await start({ planId: '0190a000-0000-7000-8000-00000000dead' })).status).toBe(404);
    const lea = await clientWith(world);
    expect((await start({ planId: await planFor(world, lea) })).status).toBe(404);
  });
});
