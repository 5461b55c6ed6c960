import type { Client } from 'pg';
import { connect } from '../support/database';
import { openWorld, PASSWORD, type World } from '../support/world';
import { acceptAll, approve, clientWith, clientWithoutIntake, draftOf } from './cleared-client';

const TABLES = ['treatment_plan', 'plan_line', 'plan_line_decision', 'plan_approval', 'plan_withdrawal', 'plan_discharge'];

describe('the gate of a plan', () => {
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
  const counts = async (): Promise<number[]> => {
    const found: number[] = [];
    for (const table of TABLES) found.push(Number((await admin.query(`SELECT count(*) AS n FROM ${table}`)).rows[0].n));
    return found;
  };

  it.each<[string, () => Promise<string>]>([
    ['nothing was answered', () => clientWithoutIntake(world)],
    ['an arm is numb', () => clientWith(world, { arm_symptoms: 'one', arm_weak: 'one_worse' })],
    ['there is fever', () => clientWith(world, { fever: 'yes' })],
    ['weight was lost', () => clientWith(world, { weight_loss_pct: 'gt10' })],
  ])('is closed while %s: no suggestion, no draft, and nothing stored', async (_why, client) => {
    const id = await client();
    const before = await counts();
    for (const path of ['plan-suggestions', 'treatment-plans']) {
      const { status, body } = await world.as('ana').post(`/clients/${id}/${path}`, {});
      expect([status, body.code, body.reasons.length > 0]).toEqual([409, 'gate_closed', true]);
    }
    expect(await counts()).toEqual(before);
  });

  it('closes when the answers are 30 days old: the plan is shown with what to do, and nothing about it goes on', async () => {
    const ben = await clientWith(world);
    const plan = await acceptAll(world, await draftOf(world, ben));
    world.advance({ days: 31 });
    // Her session has ended too.
    const ana = world.stranger();
    await ana.post('/session', { email: 'ana@alder.example', password: PASSWORD });
    const read = await ana.get(`/treatment-plans/${plan.id}`);
    expect([read.status, read.body.lines.length]).toEqual([200, plan.lines.length]);
    expect(read.body.gate).toEqual({
      open: false,
      reasons: [{ code: 'clearance_expired', message: expect.any(String) }],
      warning: 'Hold: do not treat by this plan. The gate is closed; the reasons say what to do.',
    });
    expect((await ana.get(`/clients/${ben}/treatment-plans`)).body.gate.open).toBe(false);
    const before = await counts();
    const ifMatch = { ifMatch: plan.version };
    const tries = [
      await ana.post(`/clients/${ben}/plan-suggestions`, {}),
      await ana.post(`/clients/${ben}/treatment-plans`, {}),
      await ana.put(`/treatment-plans/${plan.id}/lines/${plan.lines[0].id}/decision`, { decision: 'rejected', reason: 'x' }, ifMatch),
      await ana.post(`/treatment-plans/${plan.id}/lines`, { content: { review: { visit: 1, days: 7 } }, reason: 'x' }, ifMatch),
      await ana.post(`/treatment-plans/${plan.id}/approval`, undefined, ifMatch),
    ];
    expect(tries.map(({ status, body }) => [status, body.code])).toEqual(Array(5).fill([409, 'gate_closed']));
    expect(await counts()).toEqual(before);
    expect((await ana.post(`/treatment-plans/${plan.id}/withdrawal`, { reason: 'health_changed' }, ifMatch)).status).toBe(201);
  });
});

describe('the gate in Postgres', () => {
  let world: World;
  let admin: Client;
  let app: Client;
  let plan: any;
  let row: any;
  beforeAll(async () => {
    world = await openWorld();
    admin = await connect(world.database.adminUrl);
    app = await connect(world.database.appUrl);
    const ready = await acceptAll(world, await draftOf(world, await clientWith(world)));
    await approve(world, ready);
    plan = (await world.as('ana').get(`/treatment-plans/${ready.id}`)).body;
    [row] = (await admin.query('SELECT * FROM treatment_plan WHERE id = $1', [plan.id])).rows;
  });
  afterAll(async () => {
    await app.end();
    await admin.end();
    await world.close();
  });

  /** What Postgres says to the app role: the constraint, or the code of the refusal. */
  const refusal = async (sql: string, values: unknown[]): Promise<string> => {
    await app.query('BEGIN');
    await app.query('SET LOCAL ROLE rhomboid_app');
    await app.query('SELECT set_clinic($1)', [row.clinic_id]);
    try {
      const { rowCount } = await app.query(sql, values);
      return `${rowCount} rows`;
    } catch (error) {
      const { constraint, code } = error as { constraint?: string; code: string };
      return constraint ?? code;
    } finally {
      await app.query('ROLLBACK');
    }
  };

  const COPY = `INSERT INTO treatment_plan (clinic_id, id, client_id, intake_id, screening_id, clearance_id, clearance_expires_at, asked, input, suggestion, findings,
      catalogue_version, suggester_version, rule_set_id, rule_set_version, drafted_by)
    SELECT clinic_id, gen_random_uuid(), client_id, intake_id, screening_id, $2, $3, asked, input, suggestion, findings, catalogue_version, suggester_version, rule_set_id, rule_set_version, drafted_by
    FROM treatment_plan WHERE id = $1`;

  it('keeps no plan without its clearance, or with an expiry of its own', async () => {
    expect(await refusal(COPY, [plan.id, row.clearance_id, row.clearance_expires_at])).toBe('1 rows');
    expect(await refusal(COPY, [plan.id, '0190a000-0000-7000-8000-0000000000ff', row.clearance_expires_at])).toBe('treatment_plan_clearance');
    expect(await refusal(COPY, [plan.id, row.clearance_id, new Date('2099-01-01')])).toBe('treatment_plan_clearance');
    expect(await refusal(COPY, [plan.id, null, row.clearance_expires_at])).toBe('23502');
  });

  it('keeps no approval without one, nor one whose hash is of another text', async () => {
    const sql = `INSERT INTO plan_approval (clinic_id, id, plan_id, client_id, revision, plan_version, content, content_hash, clearance_id, clearance_expires_at, approved_by)
      SELECT clinic_id, gen_random_uuid(), plan_id, client_id, 9, 99, $2, content_hash, $3, clearance_expires_at, approved_by FROM plan_approval WHERE plan_id = $1`;
    const [{ content }] = (await admin.query('SELECT content FROM plan_approval WHERE plan_id = $1', [plan.id])).rows;
    expect(await refusal(sql, [plan.id, content, row.clearance_id])).toBe('1 rows');
    expect(await refusal(sql, [plan.id, content, '0190a000-0000-7000-8000-0000000000ff'])).toBe('plan_approval_clearance');
    expect(await refusal(sql, [plan.id, `${content} `, row.clearance_id])).toBe('plan_approval_hash');
  });

  it('keeps nothing about a clearance that has run out', async () => {
    await admin.query('BEGIN');
    try {
      await admin.query('ALTER TABLE treatment_plan DROP CONSTRAINT treatment_plan_clearance');
      const late = admin.query(COPY, [plan.id, row.clearance_id, new Date('2020-01-01')]);
      await expect(late).rejects.toMatchObject({ constraint: 'treatment_plan_within_clearance' });
    } finally {
      await admin.query('ROLLBACK');
    }
  });

  it.each([
    ['UPDATE treatment_plan SET suggestion = suggestion WHERE id = $1'], ['UPDATE treatment_plan SET clearance_id = clearance_id WHERE id = $1'], ['UPDATE treatment_plan SET created_at = created_at WHERE id = $1'],
    ['DELETE FROM treatment_plan WHERE id = $1'], ['UPDATE plan_line SET content = content WHERE plan_id = $1'], ['DELETE FROM plan_line WHERE plan_id = $1'],
    ['UPDATE plan_line_decision SET reason = reason WHERE plan_id = $1'], ['DELETE FROM plan_line_decision WHERE plan_id = $1'],
    ['UPDATE plan_approval SET content = content WHERE plan_id = $1'], ['DELETE FROM plan_approval WHERE plan_id = $1'],
    ['INSERT INTO plan_withdrawal (clinic_id, plan_id, reason, withdrawn_by, withdrawn_at) SELECT clinic_id, id, \'other\', drafted_by, now() FROM treatment_plan WHERE id = $1'],
  ])('lets the app not: %s', async (sql) => expect(await refusal(sql, [plan.id])).toBe('42501'));

  it('lets an ended plan stand still', async () => {
    expect(await refusal('UPDATE treatment_plan SET version = version + 1 WHERE id = $1', [plan.id])).toBe('1 rows');
    await world.as('ana').post(`/treatment-plans/${plan.id}/withdrawal`, { reason: 'other' }, { ifMatch: plan.version });
    expect(await refusal('UPDATE treatment_plan SET version = version + 1 WHERE id = $1', [plan.id])).toBe('0 rows');
    expect(await refusal('UPDATE treatment_plan SET closed_at = NULL WHERE id = $1', [plan.id])).toBe('0 rows');
  });
});
