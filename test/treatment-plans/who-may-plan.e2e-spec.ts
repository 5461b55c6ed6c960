import type { Client } from 'pg';
import { connect } from '../support/database';
import { openWorld, type Person, type World } from '../support/world';
import { clientWith, draftOf } from './cleared-client';

describe('who may plan', () => {
  let world: World;
  let admin: Client;
  let ben: string;
  let plan: any;
  beforeAll(async () => {
    world = await openWorld();
    admin = await connect(world.database.adminUrl);
    ben = await clientWith(world);
    plan = await draftOf(world, ben);
  });
  afterAll(async () => {
    await admin.end();
    await world.close();
  });

  const ROUTES: readonly (readonly [string, string, object?])[] = [
    ['POST', '/clients/{ben}/plan-suggestions', {}],
    ['POST', '/clients/{ben}/treatment-plans', {}],
    ['GET', '/clients/{ben}/treatment-plans'],
    ['GET', '/treatment-plans/{plan}'],
    ['PUT', '/treatment-plans/{plan}/lines/{line}/decision', { decision: 'accepted' }],
    ['POST', '/treatment-plans/{plan}/lines', { content: { review: { visit: 1, days: 7 } }, reason: 'x' }],
    ['POST', '/treatment-plans/{plan}/approval'],
    ['GET', '/treatment-plans/{plan}/approvals'],
    ['POST', '/treatment-plans/{plan}/withdrawal', { reason: 'other' }],
    ['POST', '/treatment-plans/{plan}/discharge', { reason: 'other', outcome: 'x' }],
  ];
  const send = (browser: ReturnType<World['stranger']>, [method, path, body]: (typeof ROUTES)[number]) =>
    browser.send(method, path.replace('{ben}', ben).replace('{plan}', plan.id).replace('{line}', plan.lines[0].id), body, { ifMatch: 1 });
  const stored = async (): Promise<unknown> =>
    (await admin.query(`SELECT (SELECT count(*) FROM treatment_plan) AS plans, (SELECT sum(version) FROM treatment_plan) AS versions,
      (SELECT count(*) FROM plan_line) AS lines, (SELECT count(*) FROM plan_withdrawal) AS withdrawals`)).rows;

  it.each<[Person | 'nobody', number]>([['nobody', 401], ['dee', 403], ['olu', 403], ['bo', 404]])('is not %s of these: %i on every route, and nothing happens', async (person, expected) => {
    const before = await stored();
    for (const route of ROUTES) {
      const { status } = await send(person === 'nobody' ? world.stranger() : world.as(person), route);
      expect([route[0], route[1], status]).toEqual([route[0], route[1], expected]);
    }
    expect(await stored()).toEqual(before);
  });

  it('is Ana, and each look of hers is on record', async () => {
    await send(world.as('ana'), ['POST', '/clients/{ben}/plan-suggestions', {}]);
    await send(world.as('ana'), ['GET', '/clients/{ben}/treatment-plans']);
    await send(world.as('ana'), ['GET', '/treatment-plans/{plan}']);
    await send(world.as('ana'), ['GET', '/treatment-plans/{plan}/approvals']);
    const { rows } = await admin.query(`SELECT action, details FROM audit_event WHERE client_id = $1 AND action LIKE 'plan%' ORDER BY id`, [ben]);
    expect(rows.map(({ action }) => action)).toEqual(['plan.create', 'plan.suggest', 'plan.list', 'plan.read', 'plan_approval.list']);
    expect(JSON.stringify(rows)).not.toMatch(/neck|tight|knot/);
  });
});
