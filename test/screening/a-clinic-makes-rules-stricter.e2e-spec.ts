import { completeIntake, knots, takeOn, type Patient } from '../support/course';
import { openWorld, type World } from '../support/world';

const heat = {
  id: 'OWN-HEAT', kind: 'contraindication', condition: 'Smoker', level: 'therapist_review', when: { q: 'smoking', op: 'eq', v: 'now' },
  clientReason: { en: 'You told us that you smoke.', es: 'Usted nos dijo que fuma.' },
  clientAction: { en: 'Your therapist needs to ask you more.', es: 'Su terapeuta necesita preguntarle más.' },
  therapistNote: 'Ask how many a day.', rationale: 'House rule.', overrideAllowed: true,
  examples: { fires: [{ smoking: 'now' }], quiet: [{ smoking: 'past', pack_years_20: 'no' }] },
};
const draft = (over: object = {}) => ({ title: 'Autumn', stricter: [], added: [heat], ...over });
const nothing = { title: 'Back to the standard', stricter: [{ ruleId: 'CI-OA', level: 'therapist_review', reason: 'We always ask.' }], added: [] };

const HOSTILE: unknown[] = [null, -1, 1e15, [], {}, [[]], [null], '', 'x'.repeat(9000), '\u0000', '\ud800', true, { q: null }, { all: [1] }, { not: { not: 'x' } }, { macro: 'toString' }, { atleast: 1.5, of: [{}] }, { __proto__: 1 }];

/** The draft with one hostile value in each place. */
const spoiled = (value: unknown): unknown[] => [
  ...HOSTILE,
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => spoiled(inner).map((bad) => (Array.isArray(value) ? value.with(Number(key), bad) : { ...value, [key]: bad })))
    : []),
];

describe('a clinic with rules of its own', () => {
  let world: World;
  let smoker: Patient;
  let draftId: string;
  const post = (person: 'ana' | 'cy' | 'olu' | 'dee' | 'bo', path: string, body: object = {}) => world.as(person).post(path, body);
  const gateOf = async ({ id }: Patient) => (await world.as('ana').get(`/clients/${id}/gate`)).body;

  beforeAll(async () => {
    world = await openWorld();
    smoker = await takeOn(world, 'dee');
    await completeIntake(world, 'dee', smoker, { ...knots, smoking: 'now', pack_years_20: 'no' });
  });
  afterAll(() => world.close());

  it.each<[string, object, string, RegExp]>([
    ['weakens a rule', { stricter: [{ ruleId: 'CES-01', level: 'proceed', reason: 'x' }], added: [] }, '/stricter/0', /never weaker/],
    ['changes nothing', { stricter: [{ ruleId: 'CES-01', level: 'emergency_now', reason: 'x' }], added: [] }, '/stricter/0', /not made stricter/],
    ['names no rule', { stricter: [{ ruleId: 'NOPE-1', level: 'proceed', reason: 'x' }], added: [] }, '/stricter/0', /no rule NOPE-1/],
    ['reads an unknown question', { added: [{ ...heat, when: { q: 'nope', op: 'eq', v: 'now' } }] }, '/added/0', /unknown question "nope"/],
    ['can never fire', { added: [{ ...heat, when: { all: [heat.when, { not: heat.when }] } }] }, '/added/0', /no answers can make its trigger true/],
    ['does not keep to its examples', { added: [{ ...heat, examples: { fires: [{ smoking: 'past' }], quiet: [{}] } }] }, '/added/0', /does not fire for/],
    ['limits in unknown words', { added: [{ ...heat, constraints: { excludeTechniques: ['levitation'] } }] }, '/added/0', /no word of the catalogue/],
    ['lets an emergency be cleared', { added: [{ ...heat, level: 'emergency_now' }] }, '/added/0', /nobody may clear/],
  ])('is refused a draft that %s', async (_, over, pointer, message) => {
    const { status, body } = await post('ana', '/rule-set-drafts', draft(over));
    expect({ status, code: body.code, errors: body.errors }).toEqual({ status: 422, code: 'rules_refused', errors: expect.arrayContaining([{ pointer, code: 'rule', message: expect.stringMatching(message) }]) });
  });

  it('keeps the front desk out, and another clinic', async () => {
    expect((await post('dee', '/rule-set-drafts', draft())).status).toBe(403);
    expect((await world.as('dee').get('/screening-statistics')).status).toBe(403);
    const { status, body } = await post('ana', '/rule-set-drafts', draft());
    expect([status, body.status, body.dryRun]).toEqual([201, 'draft', null]);
    draftId = body.id;
    for (const path of [`/rule-set-drafts/${draftId}/dry-run`, `/rule-set-drafts/${draftId}/activation`]) expect((await post('bo', path)).status).toBe(404);
    expect((await world.as('bo').get(`/rule-set-drafts/${draftId}`)).status).toBe(404);
    expect((await world.as('bo').get('/rule-set-drafts')).body.items).toEqual([]);
  });

  it('needs a dry run first, which holds nobody', async () => {
    expect((await post('ana', `/rule-set-drafts/${draftId}/activation`)).body.code).toBe('dry_run_needed');
    const { body } = await post('ana', `/rule-set-drafts/${draftId}/dry-run`);
    expect(body.dryRun).toEqual({ clients: 1, newlyHeldCount: 1, releasedCount: 0, raisedCount: 0, newlyHeld: [smoker.id], released: [], raised: [], newFindings: { 'OWN-HEAT': 1 } });
    expect((await gateOf(smoker)).open).toBe(true);
    const { body: forOwner } = await world.as('olu').get(`/rule-set-drafts/${draftId}`);
    expect(forOwner.dryRun).toMatchObject({ newlyHeldCount: 1, newlyHeld: null });
  });

  it('is activated by two people, not by one twice, and not a second time', async () => {
    expect((await post('ana', `/rule-set-drafts/${draftId}/activation`)).body).toMatchObject({ status: 'approved', activatedAt: null });
    expect((await post('ana', `/rule-set-drafts/${draftId}/activation`)).body.code).toBe('second_person_needed');
    expect((await gateOf(smoker)).open).toBe(true);
    expect((await post('olu', `/rule-set-drafts/${draftId}/activation`)).body).toMatchObject({ status: 'activated' });
    expect((await post('cy', `/rule-set-drafts/${draftId}/activation`)).body.code).toBe('already_active');
  });

  it('shuts the gate of whom the new rule holds, and screens by it from then on', async () => {
    expect((await gateOf(smoker)).open).toBe(false);
    const other = await takeOn(world, 'dee');
    const { body: told } = await completeIntake(world, 'dee', other, { ...knots, smoking: 'now', pack_years_20: 'no' });
    expect(told).toMatchObject({ level: 'therapist_review', whatToDo: [{ reason: { en: 'You told us that you smoke.' } }] });
    const healthy = await takeOn(world, 'dee');
    await completeIntake(world, 'dee', healthy, knots);
    expect((await gateOf(healthy)).open).toBe(true);
  });

  it('tells the client in Spanish where the form was in Spanish', async () => {
    const carmen = await takeOn(world, 'dee');
    const { body: told } = await completeIntake(world, 'dee', carmen, { ...knots, smoking: 'now', pack_years_20: 'no' }, { locale: 'es' });
    expect(told).toMatchObject({ headline: { es: 'Su terapeuta necesita hacerle más preguntas' }, whatToDo: [{ reason: { es: 'Usted nos dijo que fuma.' } }] });
  });

  it('changes nothing next door', async () => {
    const neighbour = await takeOn(world, 'bo');
    expect((await completeIntake(world, 'bo', neighbour, { ...knots, smoking: 'now', pack_years_20: 'no' })).body.level).toBe('proceed');
  });

  it('is replaced by the draft activated last, which says whom it releases', async () => {
    const { body: next } = await post('cy', '/rule-set-drafts', nothing);
    const { body: tried } = await post('cy', `/rule-set-drafts/${next.id}/dry-run`);
    expect(tried.dryRun).toMatchObject({ clients: 4, newlyHeldCount: 0, releasedCount: 3 });
    await post('cy', `/rule-set-drafts/${next.id}/activation`);
    expect((await post('ana', `/rule-set-drafts/${next.id}/activation`)).body.status).toBe('activated');
    expect((await gateOf(smoker)).open).toBe(true);
    const { body: list } = await world.as('olu').get('/rule-set-drafts?limit=1');
    const { body: rest } = await world.as('olu').get(`/rule-set-drafts?limit=1&cursor=${list.nextCursor}`);
    expect([...list.items, ...rest.items].map(({ title }: { title: string }) => title)).toEqual(['Back to the standard', 'Autumn']);
  });

  it('leaves a trail', async () => {
    const { body } = await world.as('olu').get('/audit-events?limit=200');
    const actions = (body.items as { action: string }[]).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['rule_set.draft', 'rule_set.dry_run', 'rule_set.approve', 'rule_set.activate']));
  });

  it('tells owners no count below five', async () => {
    const { status, body } = await world.as('olu').get('/screening-statistics');
    expect(status).toBe(200);
    expect(body).toMatchObject({ screenings: null, held: null, cleared: null, medianHoursToClear: null });
    expect(body.rules).toContainEqual({ ruleId: 'OWN-HEAT', fired: null, overrideRate: null, muchOverridden: false });
  });

  it('takes no bad body amiss', async () => {
    for (const body of spoiled(draft({ stricter: [{ ruleId: 'CI-OA', level: 'therapist_review', reason: 'We ask.' }] }))) {
      const { status } = await post('ana', '/rule-set-drafts', body as object);
      expect(status).toBeLessThan(500);
    }
  });
});
