import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { openWorld, type World } from '../support/world';
import { acceptAll, approve, clientWith, draftOf, fillInAgain, patientWith } from './cleared-client';

describe('a treatment plan', () => {
  let world: World;
  let ben: string;
  beforeAll(async () => {
    world = await openWorld();
    ben = await clientWith(world);
  });
  afterAll(() => world.close());
  const lineOf = (plan: any, kind: string) => plan.lines.find((line: any) => line.kind === kind);
  const decide = (plan: any, lineId: string, body: object, version = plan.version) =>
    world.as('ana').put(`/treatment-plans/${plan.id}/lines/${lineId}/decision`, body, { ifMatch: version });

  it('is suggested with a reason for every point, limit and exclusion, and says how sure it is', async () => {
    const { status, body } = await world.as('ana').post(`/clients/${ben}/plan-suggestions`, {});
    expect([status, body.status]).toEqual([200, 'ok']);
    expect(['trigger_point', 'deep_tissue', 'neuromuscular', 'structural_clinical']).toContain(body.lead.technique);
    expect(body.lead.points.every(({ text }: { text: string }) => text.length > 0)).toBe(true);
    expect(body.pressureCeiling.setBy.length).toBeGreaterThan(0);
    expect(body.excluded.every(({ name, reasons }: any) => name.length > 0 && reasons.length > 0)).toBe(true);
    expect(body.dose).toMatchObject({ rule: 'neck_chronic', sessionMin: 60, perWeek: '2 (range 2-3)', sessions: 8, sources: expect.arrayContaining(['sherman2014']) });
    expect(body.selfCare.offered.map(({ item }: any) => item)).toEqual(expect.arrayContaining(['active_breaks', 'stay_active']));
    expect(body.sources.find(({ id }: any) => id === 'sherman2014')).toMatchObject({ citation: expect.stringMatching(/Sherman/), read: expect.any(String) });
    expect(body.certainty).toBe('The points, thresholds and visit counts are a design, not a validated instrument. No clinician has reviewed them. The therapist decides.');
    expect(body.stopRules).toHaveLength(8);
  });

  it('counts what the therapist knows beside the answers, and holds what nobody has cleared', async () => {
    const frail = await world.as('ana').post(`/clients/${ben}/plan-suggestions`, { therapistFlags: ['frail_older'] });
    expect([frail.body.pressureCeiling.value, frail.body.dose.sessions]).toEqual([2, 4]);
    const operated = await world.as('ana').post(`/clients/${ben}/plan-suggestions`, { therapistFlags: ['recent_surgery'] });
    expect([operated.status, operated.body.status, operated.body.lead]).toEqual([200, 'needs_clearance', null]);
    const draft = await world.as('ana').post(`/clients/${ben}/treatment-plans`, { therapistFlags: ['recent_surgery'] });
    expect([draft.status, draft.body.code]).toEqual([409, 'suggestion_held']);
  });

  it('is drafted once for one key, and read with its ETag', async () => {
    const headers = { 'idempotency-key': 'plan-for-ben-1' };
    const first = await world.as('ana').post(`/clients/${ben}/treatment-plans`, {}, { headers });
    const again = await world.as('ana').post(`/clients/${ben}/treatment-plans`, {}, { headers });
    expect([first.status, again.body.id]).toEqual([201, first.body.id]);
    const read = await world.as('ana').get(`/treatment-plans/${first.body.id}`);
    expect([read.headers.get('etag'), read.body]).toEqual(['"v1"', first.body]);
    expect(read.body).toMatchObject({ clientId: ben, status: 'draft', version: 1, approval: null, gate: { open: true, reasons: [], warning: null } });
  });

  it('is decided line by line, with the reason; an edit stays within the limits of the client', async () => {
    const plan = await draftOf(world, ben, { therapistFlags: ['frail_older'] });
    const { id, content } = lineOf(plan, 'technique');
    const firmer = await decide(plan, id, { decision: 'edited', reason: 'He asked for more', content: { technique: { ...content.technique, role: undefined, note: undefined, pressure: 3 } } });
    expect([firmer.status, firmer.body.code]).toEqual([422, 'line_forbidden']);
    expect(firmer.body.findings).toContainEqual({ pointer: '/content/pressure', code: 'pressure_ceiling', cause: 'frail_older' });
    const edited = await decide(plan, id, { decision: 'edited', reason: 'Softer at first', content: { technique: { ...content.technique, role: undefined, note: 'Warm up first', pressure: 1 } } });
    expect([edited.status, edited.body.version]).toEqual([200, 2]);
    expect(lineOf(edited.body, 'technique')).toMatchObject({ isDecided: true, standing: { technique: { pressure: 1, note: 'Warm up first' } }, decision: { decision: 'edited', reason: 'Softer at first', decidedBy: '0190a000-0000-7000-8000-0000000000a2' } });
    const rejected = await decide(edited.body, lineOf(plan, 'measure').id, { decision: 'rejected', reason: 'Too many forms' });
    expect(lineOf(rejected.body, 'measure')).toMatchObject({ isDecided: true, standing: null });
  });

  it.each([
    ['an edit without content', { decision: 'edited', reason: 'x' }, 400, 'validation_failed'],
    ['a rejection without a reason', { decision: 'rejected' }, 400, 'validation_failed'],
    ['content beside an acceptance', { decision: 'accepted', content: { measure: { measure: 'nprs' } } }, 400, 'validation_failed'],
    ['two contents', { decision: 'edited', reason: 'x', content: { review: { visit: 1, days: 7 }, dose: { sessionMin: 30, perWeek: 1, weeks: 1, sessions: 1 } } }, 400, 'validation_failed'],
    ['another kind of line', { decision: 'edited', reason: 'x', content: { review: { visit: 1, days: 7 } } }, 422, 'other_kind_of_line'],
  ])('refuses %s', async (_what, body, status, code) => {
    const plan = await draftOf(world, ben);
    const answer = await decide(plan, lineOf(plan, 'technique').id, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await world.as('ana').get(`/treatment-plans/${plan.id}`)).body.version).toBe(1);
  });

  it('asks for the version read, and refuses a stale one', async () => {
    const plan = await draftOf(world, ben);
    const { id } = lineOf(plan, 'technique');
    expect((await world.as('ana').put(`/treatment-plans/${plan.id}/lines/${id}/decision`, { decision: 'accepted' })).status).toBe(428);
    const both = await Promise.all([decide(plan, id, { decision: 'accepted' }), decide(plan, lineOf(plan, 'dose').id, { decision: 'accepted' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await decide(plan, newLineId, { decision: 'accepted' }, 2)).status).toBe(404);
  });
  const newLineId = '0190a000-0000-7000-8000-0000000000ff';

  it('takes a line of the therapist\'s own, within the same limits', async () => {
    const plan = await draftOf(world, ben);
    const add = (content: object) => world.as('ana').post(`/treatment-plans/${plan.id}/lines`, { content, reason: 'He likes it' }, { ifMatch: 1 });
    expect((await add({ technique: { technique: 'swedish', pressure: 5, regions: ['neck_post'], strokes: ['effleurage'], positions: ['prone'] } })).body.code).toBe('line_forbidden');
    const added = await add({ selfCare: { item: 'breathing', dose: 'Five minutes before sleep' } });
    expect([added.status, added.body.lines.at(-1)]).toMatchObject([201, { origin: 'added', isDecided: true, reason: 'He likes it', standing: { selfCare: { item: 'breathing' } } }]);
  });

  it('is approved when every line is decided: the revision is frozen under its hash', async () => {
    const draft = await draftOf(world, ben);
    const early = await approve(world, draft);
    expect([early.status, early.body.code, early.body.errors.length]).toEqual([422, 'lines_undecided', draft.lines.length]);
    const plan = await acceptAll(world, draft);
    const approved = await approve(world, plan);
    expect([approved.status, approved.body.revision, approved.headers.get('etag')]).toEqual([201, 1, `"v${plan.version + 1}"`]);
    const { items } = (await world.as('ana').get(`/treatment-plans/${plan.id}/approvals`)).body;
    expect(items).toHaveLength(1);
    expect(createHash('sha256').update(canonicalize(items[0].content) as string).digest('hex')).toBe(approved.body.contentHash);
    expect(items[0].content.lines).toHaveLength(draft.lines.length);
    const read = (await world.as('ana').get(`/treatment-plans/${plan.id}`)).body;
    expect(read).toMatchObject({ status: 'approved', approval: { revision: 1, contentHash: approved.body.contentHash } });
    expect((await approve(world, read)).body.code).toBe('already_approved');
  });

  it('is revised after approval as the draft of the next revision; the approved one stands', async () => {
    const plan = await acceptAll(world, await draftOf(world, ben));
    const first = (await approve(world, plan)).body;
    const changed = (await decide(plan, lineOf(plan, 'review').id, { decision: 'edited', reason: 'Sooner', content: { review: { visit: 2, days: 14 } } }, first.version)).body;
    expect(changed).toMatchObject({ status: 'revising', approval: { revision: 1, contentHash: first.contentHash } });
    const second = (await approve(world, changed)).body;
    expect(second.revision).toBe(2);
    const page = (await world.as('ana').get(`/treatment-plans/${plan.id}/approvals?limit=1`)).body;
    expect(page.items[0]).toMatchObject({ revision: 2, content: { revision: 2 } });
    const next = (await world.as('ana').get(`/treatment-plans/${plan.id}/approvals?limit=1&cursor=${page.nextCursor}`)).body;
    expect(next.items[0]).toMatchObject({ revision: 1, contentHash: first.contentHash });
    expect(next.nextCursor).toBeUndefined();
  });

  it('is not approved by yesterday\'s limits: what became stricter asks for a new draft', async () => {
    const lea = await patientWith(world);
    const plan = await acceptAll(world, await draftOf(world, lea.id));
    await fillInAgain(world, lea, { conditions: ['diabetes'] });
    const answer = await approve(world, plan);
    expect([answer.status, answer.body.code]).toEqual([409, 'plan_outdated']);
    expect(answer.body.changes).toContainEqual({ code: 'pressure_ceiling', cause: 'diabetes_neuropathy' });
    expect((await world.as('ana').get(`/treatment-plans/${plan.id}`)).body.approval).toBeNull();
  });

  it('keeps to what the client asked for meanwhile', async () => {
    const lea = await clientWith(world);
    const plan = await acceptAll(world, await draftOf(world, lea));
    const notes = { boundaries: { regions: [], pressureMax: 1, products: [] }, allergies: [] };
    const { body: before } = await world.as('ana').get(`/clients/${lea}/care-notes`);
    expect((await world.as('ana').put(`/clients/${lea}/care-notes`, notes, { ifMatch: before.version })).status).toBe(200);
    const answer = await approve(world, plan);
    expect([answer.status, answer.body.code]).toEqual([409, 'plan_outdated']);
    expect(answer.body.changes).toContainEqual({ code: 'pressure_ceiling', cause: 'boundary' });
    expect((await draftOf(world, lea)).suggestion.pressureCeiling.value).toBe(1);
  });

  it('is withdrawn or discharged with a reason, and then stands still', async () => {
    const draft = await draftOf(world, ben);
    const post = (plan: any, path: string, body: object) => world.as('ana').post(`/treatment-plans/${plan.id}/${path}`, body, { ifMatch: plan.version });
    expect((await post(draft, 'discharge', { reason: 'goals_met', outcome: 'Better' })).body.code).toBe('not_approved');
    const withdrawn = (await post(draft, 'withdrawal', { reason: 'client_declined', note: 'Wants to wait' })).body;
    expect(withdrawn).toMatchObject({ status: 'withdrawn', ending: { kind: 'withdrawn', reason: 'client_declined', text: 'Wants to wait' } });
    expect((await decide(withdrawn, lineOf(draft, 'dose').id, { decision: 'accepted' })).body.code).toBe('plan_ended');
    const plan = await acceptAll(world, await draftOf(world, ben));
    const { version } = (await approve(world, plan)).body;
    const discharged = (await post({ ...plan, version }, 'discharge', { reason: 'goals_met', outcome: 'Turns his head without pain; PSFS +3' })).body;
    expect(discharged).toMatchObject({ status: 'discharged', ending: { kind: 'discharged', text: 'Turns his head without pain; PSFS +3' }, approval: { revision: 1 } });
    expect((await post(discharged, 'withdrawal', { reason: 'other' })).body.code).toBe('plan_ended');
  });

  it('is listed for its client, newest first, page by page', async () => {
    const cal = await clientWith(world);
    const ids = [(await draftOf(world, cal)).id, (await draftOf(world, cal)).id, (await draftOf(world, cal)).id];
    const first = (await world.as('ana').get(`/clients/${cal}/treatment-plans?limit=2`)).body;
    expect(first.items.map(({ id }: any) => id)).toEqual([ids[2], ids[1]]);
    expect(first).toMatchObject({ gate: { open: true }, items: [{ status: 'draft', region: 'neck_post', regionLabel: expect.any(String), leadName: expect.any(String) }, {}] });
    const second = (await world.as('ana').get(`/clients/${cal}/treatment-plans?limit=2&cursor=${first.nextCursor}`)).body;
    expect([second.items.map(({ id }: any) => id), second.nextCursor]).toEqual([[ids[0]], undefined]);
    for (const values of [['never', ids[0]], ['2026-02-30T00:00:00.000Z', 'x'], ['2026', ids[0]]]) {
      const cursor = Buffer.from(JSON.stringify(values)).toString('base64url');
      expect((await world.as('ana').get(`/clients/${cal}/treatment-plans?cursor=${cursor}`)).body.code).toBe('cursor_malformed');
    }
    const cursor = Buffer.from(JSON.stringify(['x'])).toString('base64url');
    expect((await world.as('ana').get(`/treatment-plans/${ids[0]}/approvals?cursor=${cursor}`)).body.code).toBe('cursor_malformed');
  });
});
