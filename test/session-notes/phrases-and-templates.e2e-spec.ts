import { LIST_FIELDS, TEXT_FIELDS } from '../../src/session-notes/domain/note-template';
import { operations, resolveSchema, type Schema } from '../support/api-description';
import { connect } from '../support/database';
import { openWorld, PEOPLE, type Person, type World } from '../support/world';
import { clientWith } from '../treatment-plans/cleared-client';
import { fillIn, NECK_LINE, planFor, saveSection, SECTIONS_OF_A_VISIT, sign, startNote, versionOf, visit } from './charting';

describe('phrases and templates', () => {
  let world: World;
  let ben: string;
  beforeAll(async () => {
    world = await openWorld();
    ben = await clientWith(world);
  });
  afterAll(() => world.close());

  const create = (by: Person, sections: object, more: object = {}) => world.as(by).post('/note-templates', { scope: 'own', title: 'A phrase', sections, ...more });
  const written = async (by: Person, sections: object, more: object = {}): Promise<any> => {
    const { status, body } = await create(by, sections, more);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  };
  const insert = (note: any, templateId: string, section: string, slots: object = {}, version = versionOf(note, section), by: Person = 'ana') =>
    world.as(by).post(`/session-notes/${note.id}/inserted-templates`, { templateId, section, slots }, { ifMatch: version });
  const state = (note: any, section: string) => note.sectionStates.find((one: any) => one.section === section);

  it('of a therapist and of the clinic are offered with their slots, by title and by section; nobody sees another\'s own', async () => {
    const phrase = await written('ana', { assessment: { impression: 'Tight {muscle}, {side}, as before' } }, { title: 'as before' });
    expect(phrase).toMatchObject({ version: 1, scope: 'own', kind: 'phrase', slots: ['muscle', 'side'], writtenBy: PEOPLE.ana.id });
    const clinics = await written('olu', { objective: { posture: 'Level' }, plan: { text: 'Again in {days} days', homecare: [{ item: 'breathing', dose: 'daily' }] } }, { scope: 'clinic', title: 'Check-up' });
    expect(clinics).toMatchObject({ scope: 'clinic', kind: 'template', slots: ['days'] });
    const titles = async (by: Person, query = ''): Promise<string[]> => (await world.as(by).get(`/note-templates${query}`)).body.items.map(({ title }: any) => title);
    expect([await titles('ana'), await titles('cy'), await titles('ana', '?section=plan'), await titles('bo')]).toEqual([['as before', 'Check-up'], ['Check-up'], ['Check-up'], []]);
    const first = (await world.as('ana').get('/note-templates?limit=1')).body;
    expect((await world.as('ana').get(`/note-templates?limit=1&cursor=${first.nextCursor}`)).body.items).toMatchObject([{ title: 'Check-up' }]);
    expect([(await world.as('cy').get(`/note-templates/${phrase.id}`)).status, (await world.as('dee').get('/note-templates')).status]).toEqual([404, 403]);
  });

  it('have versions: a change keeps the text before, and a note names the one that it was filled from', async () => {
    const { id } = await written('ana', { objective: { text: 'Tight, {side}' } });
    const note = await startNote(world, ben);
    const put = await insert(note, id, 'objective', { side: 'left' });
    expect(put.body).toMatchObject({ content: { objective: { text: 'Tight, left' } }, templateId: id, templateVersion: 1 });
    const edit = (version: number, title = 'Tighter') => world.as('ana').put(`/note-templates/${id}`, { title, sections: { objective: { text: 'Very tight, {side}' } } }, { ifMatch: version });
    expect((await edit(1)).body).toMatchObject({ version: 2, title: 'Tighter' });
    expect((await edit(1)).status).toBe(412);
    const { history } = (await world.as('ana').get(`/note-templates/${id}`)).body;
    expect(history.map(({ version, sections }: any) => [version, sections.objective.text])).toEqual([[2, 'Very tight, {side}'], [1, 'Tight, {side}']]);
    const signed = await sign(world, await fillIn(world, await world.as('ana').get(`/session-notes/${note.id}`).then(({ body }) => body), SECTIONS_OF_A_VISIT));
    expect(signed.body.signature.copied).toEqual([{ section: 'objective', from: id, templateVersion: 1 }]);
    expect(signed.body.signature.content.copied).toEqual([{ section: 'objective', from: id, templateVersion: 1 }]);
  });

  it('add to what a section says, marked until somebody saves it; nobody writes over somebody else', async () => {
    const { id } = await written('ana', { treatment: { lines: [NECK_LINE], text: 'Calm pace' } });
    let note = await startNote(world, ben);
    await saveSection(world, note, 'treatment', { text: 'Began late', lines: [{ ...NECK_LINE, region: 'low_back', muscle: undefined }] });
    expect((await insert(note, id, 'treatment')).body).toMatchObject({ code: 'section_changed', theirs: { content: { text: 'Began late' } }, yours: { content: { text: 'Calm pace' } } });
    const added = await insert(note, id, 'treatment', {}, 2);
    expect([added.status, added.body.content.treatment.text, added.body.content.treatment.lines.map(({ region }: any) => region)]).toEqual([200, 'Began late\nCalm pace', ['low_back', 'neck_post']]);
    const { treatment, ...rest } = SECTIONS_OF_A_VISIT;
    note = await fillIn(world, (await world.as('ana').get(`/session-notes/${note.id}`)).body, rest);
    expect((await sign(world, note)).body.errors).toContainEqual(expect.objectContaining({ code: 'copied_untouched' }));
    expect((await saveSection(world, note, 'treatment', treatment)).body).toMatchObject({ templateId: null, templateVersion: null });
  });

  it('are refused while a slot is open, where the section is another, where there is no room, and once they are retired', async () => {
    const { id } = await written('ana', { objective: { posture: 'Shoulder higher, {side}; {region}' } });
    const note = await startNote(world, ben);
    const missing = await insert(note, id, 'objective', { side: 'left' });
    expect([missing.status, missing.body.code, missing.body.errors.map(({ pointer }: any) => pointer)]).toEqual([422, 'slot_missing', ['/slots/region']]);
    expect((await insert(note, id, 'plan')).body.code).toBe('not_in_template');
    expect((await insert(note, id, 'objective', { side: 'up' })).status).toBe(400);
    expect((await insert(note, id, 'objective', { name: 'Sam' })).status).toBe(400);
    expect((await insert(note, 'no-such-id', 'objective')).status).toBe(404);
    await saveSection(world, note, 'objective', { posture: 'x'.repeat(1990) });
    expect((await insert(note, id, 'objective', { side: 'left', region: 'neck_post' }, 2)).body).toMatchObject({ code: 'section_full', errors: [{ pointer: '/objective/posture' }] });
    expect((await world.as('ana').post(`/note-templates/${id}/retirement`, undefined, { ifMatch: 1 })).status).toBe(204);
    expect((await insert(note, id, 'objective', { side: 'left', region: 'neck_post' }, 2)).body.code).toBe('template_retired');
    expect((await world.as('ana').put(`/note-templates/${id}`, { title: 'x', sections: { plan: { text: 'x' } } }, { ifMatch: 1 })).body.code).toBe('template_retired');
    expect((await world.as('ana').get('/note-templates')).body.items.map((one: any) => one.id)).not.toContain(id);
    expect((await world.as('cy').post(`/session-notes/${note.id}/inserted-templates`, { templateId: id, section: 'objective' }, { ifMatch: 2 })).status).toBe(404);
  });

  it('hold no slot that is not on the list, nothing that only a visit can say, and are the clinic\'s by an owner alone', async () => {
    const refusal = async (sections: object, more: object = {}, by: Person = 'ana') => {
      const { status, body } = await create(by, sections, more);
      return [status, body.code, ...body.errors.map(({ code }: any) => code)];
    };
    expect(await refusal({ plan: { text: 'Dear {client}, {__proto__}' } })).toEqual([400, 'template_faulty', 'slot_unknown', 'slot_unknown']);
    expect(await refusal({ subjective: { complaint: 'It hurts' } })).toEqual([400, 'template_faulty', 'not_for_templates']);
    expect(await refusal({ treatment: { lines: [{ ...NECK_LINE, limitReason: 'She asked' }] } })).toEqual([400, 'template_faulty', 'not_for_templates']);
    expect(await refusal({})).toEqual([400, 'template_faulty', 'empty_template']);
    expect((await create('ana', { measures: { painAfter: 0 } })).status).toBe(400);
    expect((await create('ana', { consent: { planAgreed: true } })).status).toBe(400);
    expect((await create('ana', { plan: { text: 'x' } }, { scope: 'clinic' })).body.code).toBe('not_an_owner');
    const clinics = await written('olu', { plan: { text: 'Weekly' } }, { scope: 'clinic' });
    expect((await world.as('ana').put(`/note-templates/${clinics.id}`, { title: 'x', sections: { plan: { text: 'x' } } }, { ifMatch: 1 })).body.code).toBe('not_an_owner');
    expect((await world.as('ana').post(`/note-templates/${clinics.id}/retirement`, undefined, { ifMatch: 1 })).body.code).toBe('not_an_owner');
  });

  it('begin a note together with the plan and the last visit', async () => {
    const lea = await clientWith(world);
    const planId = await planFor(world, lea);
    const last = await visit(world, lea, { start: { planId }, sections: { objective: { posture: 'Head forward' } } });
    const { id } = await written('ana', { objective: { posture: 'Level' }, treatment: { text: 'Calm pace' }, assessment: { impression: 'Tight {region}' } });
    const note = await startNote(world, lea, { planId, copy: ['objective'], template: { templateId: id, slots: { region: 'neck_post' } } });
    expect([note.sections.objective, note.sections.treatment.text, note.sections.assessment]).toEqual([{ posture: 'Head forward\nLevel' }, 'Calm pace', { impression: 'Tight Back of neck' }]);
    expect(state(note, 'objective')).toMatchObject({ copiedFrom: last.id, templateId: id });
    expect(state(note, 'treatment')).toMatchObject({ copiedFromPlan: planId, templateId: id });
    expect((await world.as('ana').post(`/clients/${lea}/session-notes`, { kind: 'treatment', template: { templateId: id } })).body.code).toBe('slot_missing');
  });

  it('the same as last time, but ...: a whole note from the last, every copied section marked until it is touched', async () => {
    const lea = await clientWith(world);
    const last = await visit(world, lea, { pain: 6, sections: { objective: { posture: 'Head forward' }, plan: { text: 'Weekly' } } });
    const note = await startNote(world, lea, { copy: ['objective', 'bodyChart', 'treatment', 'plan'] });
    expect(note.sections).toMatchObject({ objective: { posture: 'Head forward' }, bodyChart: { findings: [{ intensity: 6 }] }, treatment: { lines: [NECK_LINE] }, plan: { text: 'Weekly' }, subjective: {}, measures: {}, consent: {}, visit: {} });
    expect(['objective', 'bodyChart', 'treatment', 'plan'].map((section) => state(note, section).copiedFrom)).toEqual([last.id, last.id, last.id, last.id]);
    await saveSection(world, note, 'bodyChart', { findings: [{ region: 'neck_post', side: 'left', kind: 'tight', intensity: 3 }] });
    const { treatment, visit: time, subjective } = SECTIONS_OF_A_VISIT;
    const ready = await fillIn(world, (await world.as('ana').get(`/session-notes/${note.id}`)).body, { visit: time, subjective, treatment });
    const signed = await sign(world, ready);
    expect([signed.status, signed.body.signature.copied.map(({ section }: any) => section).sort()]).toEqual([201, ['objective', 'plan']]);
  });

  it('fill the fields of the API description, within its bounds', () => {
    const body = operations.find(({ id }) => id === 'createNoteTemplate')?.body as Schema;
    const sections = resolveSchema(resolveSchema(body).properties.sections).properties as Record<string, Schema>;
    const fieldsOf = (section: string): Record<string, Schema> => resolveSchema(sections[section]?.allOf?.[0] ?? sections[section]).properties;
    for (const [section, fields] of Object.entries(TEXT_FIELDS)) for (const [field, most] of Object.entries(fields)) expect([section, field, fieldsOf(section)[field]?.maxLength]).toEqual([section, field, most]);
    for (const [section, fields] of Object.entries(LIST_FIELDS)) for (const [field, most] of Object.entries(fields)) expect([section, field, fieldsOf(section)[field]?.maxItems]).toEqual([section, field, most]);
  });

  it('are kept as they were written, whatever the app role tries', async () => {
    const { id } = await written('ana', { plan: { text: 'Weekly' } });
    const app = await connect(world.database.appUrl);
    await app.query('SET ROLE rhomboid_app');
    await app.query('BEGIN');
    await app.query('SELECT set_clinic($1)', [PEOPLE.ana.clinicId]);
    await expect(app.query(`UPDATE note_template_version SET title = 'x' WHERE template_id = $1`, [id])).rejects.toMatchObject({ code: '42501' });
    await app.end();
  });
});
