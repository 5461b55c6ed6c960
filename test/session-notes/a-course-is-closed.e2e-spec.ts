import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Client } from 'pg';
import { connect } from '../support/database';
import { CLINIC_A, openWorld, PEOPLE, type Person, type World } from '../support/world';
import { acceptAll, clientWith, draftOf } from '../treatment-plans/cleared-client';
import { fillIn, later, planFor, SECTIONS_OF_A_VISIT, sign as signNote, startNote, visit } from './charting';

const RECOMMENDED = { text: 'Come back if it returns for a week', homecare: [{ item: 'breathing', dose: 'ten breaths, twice a day' }] };

describe('a course that is closed', () => {
  let world: World;
  let admin: Client;
  beforeAll(async () => {
    world = await openWorld();
    admin = await connect(world.database.adminUrl);
  });
  afterAll(async () => {
    await admin.end();
    await world.close();
  });

  const summaryOf = async (planId: string, by: Person = 'ana'): Promise<any> => (await world.as(by).get(`/treatment-plans/${planId}/discharge-summary`)).body;
  const sign = (planId: string, { numbersHash, version }: any, more: object = {}, by: Person = 'ana') =>
    world.as(by).post(`/treatment-plans/${planId}/discharge-summary`, { numbersHash, reason: 'goals_met', outcome: 'Turns the head freely', recommended: RECOMMENDED, ...more }, { ifMatch: version });
  const withActivity = (score: number, range: number) => ({ measures: { activities: [{ name: 'turning the head', score }], range: [{ joint: 'neck', movement: 'rotation', side: 'left', before: range }] } });

  it('says first, last and best of each measure, whether a change that matters was reached, the visits and what is recommended; signed under its hash', async () => {
    const ben = await clientWith(world);
    const planId = await planFor(world, ben);
    const visits: any[] = [];
    for (const [pain, score, range] of [[7, 3, 40], [2, 6, 55], [3, 5, 50]] as const) {
      const { measures } = withActivity(score, range);
      visits.push(await visit(world, ben, { start: { planId }, sections: { measures: { ...measures, painBefore: { now: pain } } } }));
      await later(world, { days: 3 });
    }
    const before = await summaryOf(planId);
    const measure = (id: string) => before.numbers.measures.find((one: any) => one.measure === id);
    expect(before).toMatchObject({ status: 'draft', signature: null, numbers: { visits: 3, firstVisit: visits[0].heldAt, lastVisit: visits[2].heldAt, sessionsPlanned: 8, mcidReached: true, trend: 'go_on', complaintRegion: 'neck_post' } });
    expect(measure('nprs')).toMatchObject({ moment: 'before', first: 7, last: 3, best: 2, gain: 4, matters: 'better', mcid: 1.3, times: 3 });
    expect(measure('psfs')).toMatchObject({ first: 3, last: 5, best: 6, gain: 2, matters: 'better', mcid: 2 });
    expect(measure('rom')).toMatchObject({ item: 'neck rotation left', first: 40, last: 50, best: 55, matters: 'unknown', mcid: null });
    expect(before.numbers.notes).toEqual(visits.map(({ id, signature }) => ({ noteId: id, contentHash: signature.contentHash })));

    const signed = await sign(planId, before);
    const { signature } = signed.body;
    expect([signed.status, signed.body.status]).toEqual([201, 'signed']);
    expect(createHash('sha256').update(canonicalize(signature.content) as string).digest('hex')).toBe(signature.contentHash);
    expect(signature.content).toMatchObject({ planId, clientId: ben, planRevision: 1, reason: 'goals_met', outcome: 'Turns the head freely', recommended: RECOMMENDED, visits: 3, mcidReached: true, signer: { id: PEOPLE.ana.id, name: 'Ana Flores' } });
    const plan = (await world.as('ana').get(`/treatment-plans/${planId}`)).body;
    expect([plan.status, plan.ending]).toEqual(['discharged', expect.objectContaining({ kind: 'discharged', reason: 'goals_met', text: 'Turns the head freely' })]);
    expect((await world.as('ana').post(`/clients/${ben}/session-notes`, { kind: 'treatment', planId })).body.code).toBe('plan_ended');
    expect((await sign(planId, signed.body)).body.code).toBe('discharge_signed');

    const line = (await world.as('ana').get(`/clients/${ben}/session-notes`)).body.items.filter(({ kind }: any) => kind === 'discharge');
    expect(line).toMatchObject([{ id: planId, planId, authorId: PEOPLE.ana.id, heldAt: signature.signer.signedAt, signedAt: signature.signer.signedAt, painBefore: null }]);
    const pages: string[] = [];
    for (let cursor = ''; cursor !== undefined; ) {
      const { items, nextCursor } = (await world.as('ana').get(`/clients/${ben}/session-notes?limit=1${cursor}`)).body;
      pages.push(...items.map(({ id }: any) => id));
      cursor = nextCursor && `&cursor=${nextCursor}`;
    }
    expect(pages.toSorted()).toEqual([planId, ...visits.map(({ id }) => id)].toSorted());
    const chart = (await world.as('ana').get(`/clients/${ben}/chart`)).body;
    expect([chart.discharges, chart.plans.map((one: any) => one.planId)]).toEqual([[{ planId, signature, amendments: [] }], [planId]]);
    const { rows } = await admin.query(`SELECT action FROM audit_event WHERE record_type = 'discharge_summary' AND record_id = $1 AND actor_id = $2 ORDER BY id`, [planId, PEOPLE.ana.id]);
    expect(rows.map(({ action }) => action)).toEqual(['discharge.read', 'discharge.sign', 'chart.export']);
  });

  it('is not signed with numbers that nobody has seen, without a reason, by a student, or of a plan that was withdrawn or never approved', async () => {
    const lea = await clientWith(world);
    const planId = await planFor(world, lea);
    const seen = await summaryOf(planId);
    expect(seen.numbers).toMatchObject({ visits: 0, firstVisit: null, measures: [], mcidReached: null, notes: [] });
    expect((await sign(planId, seen, { reason: undefined, outcome: undefined })).body).toMatchObject({ code: 'discharge_incomplete', errors: [{ pointer: '/reason' }, { pointer: '/outcome' }] });
    await visit(world, lea, { start: { planId }, pain: 6 });
    const changed = await sign(planId, seen);
    expect([changed.status, changed.body.code]).toEqual([412, 'numbers_changed']);
    expect((await sign(planId, { ...(await summaryOf(planId)), version: seen.version + 1 })).body.code).toBe('stale_version');
    await admin.query(`UPDATE staff_member SET credentials = '{student}' WHERE id = $1`, [PEOPLE.cy.id]);
    expect((await sign(planId, await summaryOf(planId), {}, 'cy')).body.code).toBe('student_may_not_discharge');
    await admin.query(`UPDATE staff_member SET credentials = '{}' WHERE id = $1`, [PEOPLE.cy.id]);
    expect((await world.as('ana').get(`/treatment-plans/${planId}`)).body.status).toBe('approved');
    const draft = await acceptAll(world, await draftOf(world, lea));
    expect((await sign(draft.id, { ...seen, version: draft.version })).status).toBe(404);
    const { version } = await summaryOf(planId);
    await world.as('ana').post(`/treatment-plans/${planId}/withdrawal`, { reason: 'superseded' }, { ifMatch: version });
    expect((await sign(planId, await summaryOf(planId))).body.code).toBe('plan_ended');
  });

  it('that was discharged before gets its summary later, with the reason and outcome that it was ended with', async () => {
    const lea = await clientWith(world);
    const planId = await planFor(world, lea);
    const { version } = await summaryOf(planId);
    await world.as('ana').post(`/treatment-plans/${planId}/discharge`, { reason: 'client_stopped', outcome: 'Moved house' }, { ifMatch: version });
    const ended = await summaryOf(planId);
    expect((await sign(planId, ended)).body.code).toBe('plan_ended');
    for (const half of [{ reason: undefined }, { outcome: undefined }]) expect((await sign(planId, ended, half)).body.code).toBe('plan_ended');
    const signed = await sign(planId, ended, { reason: undefined, outcome: undefined });
    expect([signed.status, signed.body.signature.content.reason, signed.body.signature.content.outcome]).toEqual([201, 'client_stopped', 'Moved house']);
  });

  it('counts every visit, and shows the scores only of notes that all clinical staff may read', async () => {
    const lea = await clientWith(world);
    const planId = await planFor(world, lea);
    const open = await visit(world, lea, { start: { planId }, pain: 6 });
    const hidden = await fillIn(world, await startNote(world, lea, { planId, privacy: { privacy: 'named' } }), { ...SECTIONS_OF_A_VISIT, measures: { painBefore: { now: 1 } } });
    expect([(await summaryOf(planId)).drafts, (await summaryOf(planId, 'cy')).drafts]).toEqual([1, 0]);
    expect((await signNote(world, hidden)).status).toBe(201);
    expect((await summaryOf(planId)).drafts).toBe(0);
    for (const by of ['ana', 'cy'] as const) {
      const { numbers } = await summaryOf(planId, by);
      expect([numbers.visits, numbers.notes.map(({ noteId }: any) => noteId), numbers.measures.find(({ moment }: any) => moment === 'before')]).toEqual([2, [open.id], expect.objectContaining({ first: 6, last: 6, times: 1 })]);
    }
  });

  it('is changed by nobody: neither by the API nor by SQL as the app role; what was wrong is corrected beside it', async () => {
    const lea = await clientWith(world);
    const planId = await planFor(world, lea);
    const { signature } = (await sign(planId, await summaryOf(planId))).body;
    const app = await connect(world.database.appUrl);
    await app.query('SET ROLE rhomboid_app');
    const tried = async (sql: string, values: unknown[]): Promise<string> => {
      await app.query('BEGIN');
      try {
        await app.query('SELECT set_clinic($1)', [CLINIC_A]);
        return (await app.query(sql, values)).rowCount === 0 ? 'no row' : 'changed';
      } catch (error) {
        const { code, constraint } = error as { code: string; constraint?: string };
        return constraint ?? code;
      } finally {
        await app.query('ROLLBACK');
      }
    };
    const { rows } = await admin.query(`SELECT table_name, column_name FROM information_schema.columns WHERE table_name IN ('discharge_summary', 'discharge_amendment', 'plan_discharge')`);
    const outcomes = await rows.reduce(async (so: Promise<string[]>, { table_name: table, column_name: column }) => [...(await so), await tried(`UPDATE ${table} SET ${column} = ${column} WHERE plan_id = $1`, [planId])], Promise.resolve([]));
    expect([rows.length > 20, [...new Set(outcomes)]]).toEqual([true, ['42501']]);
    for (const table of ['discharge_summary', 'discharge_amendment', 'plan_discharge']) expect(await tried(`DELETE FROM ${table} WHERE plan_id = $1`, [planId])).toBe('42501');
    const insert = `INSERT INTO discharge_summary (clinic_id, plan_id, client_id, content, content_hash, signer_id, signer_name, signer_credentials) VALUES ($1, $2, $3, '{}', sha256('{}'), $4, 'x', '{}')`;
    expect(await tried(insert, [CLINIC_A, planId, lea, PEOPLE.ana.id])).toBe('discharge_summary_pkey');
    expect(await tried(insert, [CLINIC_A, await planFor(world, lea), lea, PEOPLE.ana.id])).toBe('discharge_summary_of_discharge');
    await app.end();
    const amended = await world.as('cy').post(`/treatment-plans/${planId}/discharge-summary/amendments`, { kind: 'correction', text: 'He turns it to the left only.', reason: 'Side left out' });
    expect([amended.status, amended.body.signature, amended.body.amendments]).toEqual([201, signature, [expect.objectContaining({ kind: 'correction', text: 'He turns it to the left only.', reason: 'Side left out', ofHash: signature.contentHash, author: expect.objectContaining({ name: 'Cy Okafor' }) })]]);
    await admin.query(`UPDATE staff_member SET credentials = '{student}' WHERE id = $1`, [PEOPLE.cy.id]);
    const byStudent = await world.as('cy').post(`/treatment-plans/${planId}/discharge-summary/amendments`, { kind: 'addendum', text: 'x', reason: 'y' });
    expect([byStudent.status, byStudent.body.code]).toEqual([403, 'student_may_not_discharge']);
    await admin.query(`UPDATE staff_member SET credentials = '{}' WHERE id = $1`, [PEOPLE.cy.id]);
    const unsigned = await planFor(world, await clientWith(world));
    expect((await world.as('ana').post(`/treatment-plans/${unsigned}/discharge-summary/amendments`, { kind: 'addendum', text: 'x', reason: 'y' })).body.code).toBe('discharge_unsigned');
    expect((await world.as('ana').get(`/treatment-plans/${unsigned}/discharge-summary/pdf`)).status).toBe(404);
  });

  it('is for clinical staff of this clinic alone', async () => {
    const planId = await planFor(world, await clientWith(world));
    for (const [by, status] of [['dee', 403], ['olu', 403], ['bo', 404]] as const) {
      const answers = [await world.as(by).get(`/treatment-plans/${planId}/discharge-summary`), await sign(planId, { numbersHash: 'a'.repeat(64), version: 1 }, {}, by), await world.as(by).get(`/treatment-plans/${planId}/discharge-summary/pdf`)];
      expect([by, answers.map((answer) => answer.status)]).toEqual([by, [status, status, status]]);
    }
  });
});
