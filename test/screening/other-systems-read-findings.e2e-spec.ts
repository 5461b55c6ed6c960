import { completeIntake, knots, takeOn, type Patient } from '../support/course';
import { openWorld, type World } from '../support/world';
import { clear, ON_BLOOD_THINNERS, screened } from './reviewing';
import { pass } from './short-check';

describe('findings for other systems', () => {
  let world: World;
  let held: Patient;
  let well: Patient;
  let unasked: Patient;
  const call = (person: 'ana' | 'dee' | 'bo', patientId: string, more: object = {}) =>
    world.as(person).post('/cds-services/rhomboid-screening', { hook: 'patient-view', hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea', context: { userId: 'Practitioner/ana', patientId }, ...more });

  beforeAll(async () => {
    world = await openWorld();
    [held, well, unasked] = [await takeOn(world, 'dee'), await takeOn(world, 'dee'), await takeOn(world, 'dee')];
    await completeIntake(world, 'dee', held, { ...knots, saddle_numb: 'new' });
    await completeIntake(world, 'dee', well, knots);
  });
  afterAll(() => world.close());

  it('are offered as a CDS Hooks service', async () => {
    const { body } = await world.as('ana').get('/cds-services');
    expect(body.services).toEqual([
      { hook: 'patient-view', id: 'rhomboid-screening', title: expect.any(String), description: expect.any(String) },
      { hook: 'rhomboid-treatment-start', id: 'rhomboid-treatment-start', title: expect.any(String), description: expect.any(String) },
    ]);
  });

  it('say whether a massage may begin, in a hook of our own', async () => {
    const begin = (person: 'ana' | 'dee' | 'bo', patientId: string, hook = 'rhomboid-treatment-start') =>
      world.as(person).post('/cds-services/rhomboid-treatment-start', { hook, hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea', context: { patientId } });
    expect((await begin('ana', held.id)).body.cards).toEqual([{ summary: expect.stringMatching(/^Do not begin: No massage/), detail: expect.any(String), indicator: 'critical', source: { label: 'Rhomboid, gate' } }]);
    expect((await begin('ana', unasked.id)).body.cards).toMatchObject([{ indicator: 'warning', summary: expect.stringContaining('Send the client an intake link') }]);
    expect((await begin('ana', well.id)).body.cards).toMatchObject([{ indicator: 'info', summary: expect.stringMatching(/^The massage may begin/) }]);
    const [sam] = await screened(world, knots);
    await pass(world, sam, '25 hours');
    expect((await begin('ana', sam.id)).body.cards).toMatchObject([{ indicator: 'warning', summary: expect.stringMatching(/^Do not begin: What changed since the last visit was not asked/) }]);
    const [ben, screening] = await screened(world, ON_BLOOD_THINNERS);
    expect((await begin('ana', ben.id)).body.cards).toMatchObject([{ indicator: 'warning' }]);
    await clear(world, screening, { scope: { excludeRegions: ['low_back'], pressureMax: 1 } });
    const [may, ...behind] = (await begin('ana', ben.id)).body.cards;
    expect(may).toMatchObject({ indicator: 'info', summary: 'The massage may begin, within limits.' });
    expect(may.detail).toMatch(/- Pressure at most 1 of 5\n[^]*- No technique: [^\n]+\n- Not at: [^\n]*low_back/);
    expect(behind[0]).toMatchObject({ indicator: 'info', source: { label: expect.stringContaining('rule CI-ANTICOAG') } });
    for (const { summary } of [may, ...behind]) expect(summary.length).toBeLessThan(140);
    expect([(await begin('dee', ben.id)).status, (await begin('bo', ben.id)).status, (await begin('ana', 'nobody')).status, (await begin('ana', ben.id, 'patient-view')).status]).toEqual([403, 404, 404, 400]);
  });

  it('come as cards, gravest first', async () => {
    const { status, body } = await call('ana', held.id);
    expect(status).toBe(200);
    expect(body.cards[0]).toMatchObject({ summary: 'emergency now: Cauda equina syndrome', indicator: 'critical', source: { label: 'Rhomboid, rule set 2026.11.6, rule CES-01' } });
    for (const card of body.cards) {
      expect(card.summary.length).toBeLessThan(140);
      expect(['info', 'warning', 'critical']).toContain(card.indicator);
    }
    expect((await call('ana', well.id)).body).toEqual({ cards: [] });
    expect((await call('ana', unasked.id)).body.cards).toMatchObject([{ indicator: 'warning', summary: 'There is no screening yet. Send the client an intake link.' }]);
  });

  it('are refused to the desk, to another clinic, and for what is no client', async () => {
    expect((await call('dee', held.id)).status).toBe(403);
    const [foreign, malformed] = [await call('bo', held.id), await call('ana', 'nobody')];
    expect([foreign.status, malformed.status]).toEqual([404, 404]);
    expect((await call('ana', held.id, { hook: 'order-sign' })).status).toBe(400);
    for (const path of ['/fhir/Flag', '/fhir/DetectedIssue']) {
      expect((await world.as('dee').get(`${path}?patient=${held.id}`)).status).toBe(403);
      expect((await world.as('bo').get(`${path}?patient=${held.id}`)).status).toBe(404);
      expect((await world.as('ana').get(`${path}?patient=Patient/x`)).status).toBe(404);
      expect((await world.as('ana').get(path)).status).toBe(400);
    }
  });

  it('are FHIR R4 DetectedIssues', async () => {
    const { body } = await world.as('ana').get(`/fhir/DetectedIssue?patient=Patient/${held.id}`);
    expect(body).toMatchObject({ resourceType: 'Bundle', type: 'searchset', total: body.entry.length });
    const [issue] = body.entry.map(({ resource }: { resource: { id: string } }) => resource);
    expect(issue).toMatchObject({
      resourceType: 'DetectedIssue', status: 'final', severity: 'high', patient: { reference: `Patient/${held.id}` },
      code: { coding: [{ system: 'urn:rhomboid:screening-rule', code: 'CES-01' }], text: 'Cauda equina syndrome' },
    });
    expect(issue.id).toMatch(/^[A-Za-z0-9\-.]{1,64}$/);
    expect(issue.identifiedDateTime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('are a FHIR R4 Flag while they hold', async () => {
    const { body } = await world.as('ana').get(`/fhir/Flag?patient=${held.id}`);
    expect(body.entry).toMatchObject([{ resource: { resourceType: 'Flag', status: 'active', subject: { reference: `Patient/${held.id}` }, code: { coding: [{ code: 'emergency_now' }] } } }]);
    expect((await world.as('ana').get(`/fhir/Flag?patient=${well.id}`)).body).toEqual({ resourceType: 'Bundle', type: 'searchset', total: 0, entry: [] });
    expect((await world.as('ana').get(`/fhir/DetectedIssue?patient=${unasked.id}`)).body.total).toBe(0);
  });

  it('leave a trail with every reading', async () => {
    const { body } = await world.as('olu').get('/audit-events?limit=200');
    expect((body.items as { action: string; clientId: string }[]).filter(({ action, clientId }) => action === 'screening.read' && clientId === held.id).length).toBeGreaterThanOrEqual(3);
  });
});
