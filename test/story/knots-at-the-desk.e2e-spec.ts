import { acceptAll, approve } from '../treatment-plans/cleared-client';
import { fill, invite, knots, openForm, submit, takeOn, type Patient, type Said } from '../support/course';
import type { Furnished } from '../support/furnished-clinic';
import { VALID } from '../support/valid-bodies';
import { connect } from '../support/database';
import { operations, urlOf } from '../support/api-description';
import { openWorld, type Client, type World } from '../support/world';

/** Names of diseases, rules and parts of the method: none is for the client to read. */
const NOT_FOR_CLIENTS = /cancer|tumou?r|malignan|metasta|infection|sepsis|abscess|radicul|myelopath|stenosis|disc |herniat|syndrome|fracture|red flag|rule|[A-Z]{2,3}-\d\d/i;

const idsOf = (items: readonly { item: string }[]): string[] => items.map(({ item }) => item);

describe('a desk worker with knots in neck and shoulder', () => {
  let world: World;
  let dee: Client;
  let ana: Client;
  let sam: Patient;
  let told: any;
  let suggestion: any;
  beforeAll(async () => {
    world = await openWorld();
    [dee, ana] = [world.as('dee'), world.as('ana')];
  });
  afterAll(() => world.close());

  it('gets a link from the front desk, answers on the phone, signs, and may go ahead', async () => {
    sam = await takeOn(world, 'dee');
    const phone = await openForm(world, await invite(world, 'dee', sam.id), sam);
    await fill(phone, knots);
    const answer = await submit(phone);
    told = answer.body;
    expect([answer.status, told.level, told.headline.en]).toEqual([201, 'proceed', 'You can go ahead']);
    expect((await phone.get('/intake/outcome')).body).toEqual(told);
    expect((await dee.get(`/clients/${sam.id}/gate`)).body).toMatchObject({ open: true, hold: null });
  });

  it('is suggested trigger-point work, with a reason for every point and the sources', async () => {
    const answer = await ana.post(`/clients/${sam.id}/plan-suggestions`, {});
    suggestion = answer.body;
    expect([answer.status, suggestion.status]).toEqual([200, 'ok']);
    const proposed = [suggestion.lead, ...suggestion.adjuncts];
    const byHand = proposed.filter(({ technique }: { technique: string }) => ['trigger_point', 'deep_tissue'].includes(technique));
    expect(byHand).toHaveLength(1);
    expect(byHand[0]).toMatchObject({ technique: 'trigger_point', evidence: { grade: 'low', sources: expect.arrayContaining(['xu2023']) } });
    expect(byHand[0].points).toEqual(expect.arrayContaining([
      { term: 'character', points: 5, text: 'Kind of pain: knotted +3, referred +3, tight +1.' },
      { term: 'liked', points: 2, text: 'The client likes it.' },
      { term: 'pressure_preference', points: 2, text: 'The client asked for pressure 4; its usual pressure is 4.' },
    ]));
    for (const { points, regions } of proposed) expect({ reasons: points.every(({ text }: { text: string }) => text.length > 5), at: regions[0].id }).toEqual({ reasons: true, at: 'shoulder_top' });
    expect(suggestion.muscles.length).toBeGreaterThan(0);
  });

  it('is given stretches, posture, a warm compress and a pillow for home, each with why', () => {
    expect(idsOf(suggestion.selfCare.offered)).toEqual(expect.arrayContaining(['stretch_upper_trap', 'stretch_levator', 'doorway_stretch', 'posture_variety', 'workstation', 'heat', 'pillow']));
    expect(suggestion.selfCare.offered.find(({ item }: { item: string }) => item === 'pillow').why).toBe('Because of: Worse on waking / unsupportive pillow.');
    expect(suggestion.selfCare.offered.filter(({ why, dose }: { why: string; dose: string }) => why === '' || dose === '')).toEqual([]);
    expect(suggestion.selfCare.withheld).toEqual([]);
  });

  it('has a plan after Ana decided line by line and approved it', async () => {
    const draft = (await ana.post(`/clients/${sam.id}/treatment-plans`, {})).body;
    const pillow = draft.lines.find((line: any) => line.content.selfCare?.item === 'pillow');
    const dose = draft.lines.find((line: any) => line.kind === 'dose');
    const decide = (plan: any, line: any, body: object) => ana.put(`/treatment-plans/${plan.id}/lines/${line.id}/decision`, body, { ifMatch: plan.version });
    const rejected = (await decide(draft, pillow, { decision: 'rejected', reason: 'Has a good one' })).body;
    const weekly = { dose: { ...dose.content.dose, perWeek: 1, note: undefined } };
    const edited = (await decide(rejected, dose, { decision: 'edited', reason: 'Can come on Fridays only', content: weekly })).body;
    const plan = await acceptAll(world, edited);
    const approved = await approve(world, plan);
    expect([approved.status, approved.body.revision]).toEqual([201, 1]);
    const read = (await ana.get(`/treatment-plans/${draft.id}`)).body;
    expect(read).toMatchObject({ status: 'approved', gate: { open: true }, approval: { revision: 1 } });
    expect(read.lines.filter(({ standing }: any) => standing === null)).toHaveLength(1);
    const [frozen] = (await ana.get(`/treatment-plans/${draft.id}/approvals`)).body.items;
    expect(JSON.stringify(frozen.content)).toContain('Can come on Fridays only');
  });

  it('reads nothing of all that as the front desk', async () => {
    for (const path of [`/clients/${sam.id}/intakes`, `/clients/${sam.id}/screenings`, `/clients/${sam.id}/treatment-plans`, `/clients/${sam.id}/care-notes`])
      expect((await dee.get(path)).status).toBe(403);
    expect(JSON.stringify((await dee.get(`/clients/${sam.id}`)).body)).not.toMatch(/knot|neck|shoulder|desk_work/i);
  });
});

describe.each<[string, Said, { level: string; said: string; action: RegExp; rule: string; question: string; answer: string; source: string }]>([
  ['a numb arm', { arm_symptoms: 'one' }, {
    level: 'therapist_review', said: 'You told us about tingling, pain or numbness in one arm or leg.', action: /ask you more/,
    rule: 'NEU-06', question: 'arm_symptoms', answer: 'Yes, on one side', source: 'KNGF2021',
  }],
  ['fever', { fever: 'yes' }, {
    level: 'refer_before_massage', said: 'You told us about fever together with back or neck pain.', action: /see a doctor/,
    rule: 'INF-03', question: 'fever', answer: 'Yes', source: 'YUSUF2019',
  }],
  ['weight loss', { weight_loss_pct: 'gt10' }, {
    level: 'refer_before_massage', said: 'You told us about weight loss you did not plan.', action: /see a doctor/,
    rule: 'MAL-04', question: 'weight_loss_pct', answer: 'More than 10% of my weight', source: 'UWL_BMJBP',
  }],
])('the twin with %s', (_what, said, expected) => {
  let world: World;
  let twin: Patient;
  beforeAll(async () => {
    world = await openWorld();
    twin = await takeOn(world, 'dee');
  });
  afterAll(() => world.close());

  it('is told in plain words what to do, and never what it may be', async () => {
    const phone = await openForm(world, await invite(world, 'dee', twin.id), twin);
    await fill(phone, { ...knots, ...said });
    const { status, body } = await submit(phone);
    expect([status, body.level]).toEqual([201, expected.level]);
    expect(body.whatToDo[0]).toMatchObject({ reason: { en: expected.said }, action: { en: expect.stringMatching(expected.action) } });
    expect(body.nextStep.en.length).toBeGreaterThan(20);
    expect(body.emergencyNumber).toBe('911');
    expect(JSON.stringify(body)).not.toMatch(NOT_FOR_CLIENTS);
  });

  it('has no plan by any route that makes or changes one', async () => {
    const nothing = '0190a000-0000-7000-8000-0000000000ff';
    const planning = operations.filter(({ path, method }) => method !== 'get' && /treatment-plans|plan-suggestions/.test(path));
    expect(planning.length).toBeGreaterThanOrEqual(7);
    for (const operation of planning.filter(({ path }) => path.includes('{clientId}'))) {
      const { status, body } = await world.as('ana').post(urlOf(operation, { clientId: twin.id }).replace('/api/v1', ''), {});
      expect([operation.id, status, body.code]).toEqual([operation.id, 409, 'gate_closed']);
      expect(body.reasons.length).toBeGreaterThan(0);
    }
    for (const operation of planning.filter(({ path }) => path.includes('{planId}'))) {
      const { status } = await world.as('ana').send(operation.method.toUpperCase(), urlOf(operation, { planId: nothing, lineId: nothing }).replace('/api/v1', ''), VALID[operation.id]?.body?.({ numbersHash: 'a'.repeat(64) } as Furnished), { ifMatch: 1 });
      expect([operation.id, status]).toEqual([operation.id, 404]);
    }
    const admin = await connect(world.database.adminUrl);
    const { rows } = await admin.query('SELECT (SELECT count(*)::int FROM treatment_plan) AS plans, (SELECT count(*)::int FROM plan_approval) AS approvals, (SELECT count(*)::int FROM clearance) AS clearances');
    await admin.end();
    expect(rows).toEqual([{ plans: 0, approvals: 0, clearances: 0 }]);
  });

  it('shows Ana which answer, which rule of which version, and which source', async () => {
    const { body: list } = await world.as('ana').get(`/clients/${twin.id}/screenings`);
    const { body: screening } = await world.as('ana').get(`/screenings/${list.items[0].id}`);
    const finding = screening.findings.find(({ ruleId }: { ruleId: string }) => ruleId === expected.rule);
    expect(finding).toMatchObject({ ruleVersion: expect.any(Number), level: expected.level, rationale: expect.any(String), therapistNote: expect.any(String) });
    expect(finding.answers).toContainEqual({ questionId: expected.question, question: expect.any(String), answer: expected.answer });
    expect(finding.sources).toContainEqual(expect.objectContaining({ id: expected.source, citation: expect.stringMatching(/.{20}/), address: expect.stringMatching(/^https:/) }));
    expect(screening).toMatchObject({ ruleSetVersion: expect.any(String), formVersion: expect.any(Number), clearance: null });
  });

  it('tells the front desk what to do, and nothing clinical', async () => {
    const { body } = await world.as('dee').get(`/clients/${twin.id}/gate`);
    expect(body).toMatchObject({ open: false, hold: { code: expect.any(String) }, reasons: [] });
    expect(JSON.stringify(body)).not.toMatch(/fever|arm|weight|numb|[A-Z]{2,3}-\d\d/);
  });
});

