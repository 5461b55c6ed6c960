import { Client as Postgres } from 'pg';
import { connect } from '../support/database';
import { CLINIC_A, openWorld, PEOPLE, type World } from '../support/world';

const NOBODY = '0190a000-0000-7000-8000-0000000000ff';

describe('the audit trail', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const events = async (query = ''): Promise<any[]> => (await world.as('olu').get(`/audit-events${query}`)).body.items;

  it('holds every sign-in and every refused one, with who and why', async () => {
    await world.as('ana').get('/session');
    await world.stranger().post('/session', { email: PEOPLE.ana.email, password: 'not her password' });
    const [start] = await events(`?action=session.start&actorId=${PEOPLE.ana.id}`);
    expect(start).toMatchObject({ actorKind: 'staff', actorId: PEOPLE.ana.id, recordType: 'staff_member', recordId: PEOPLE.ana.id, outcome: 'success', purpose: 'operations', clientId: null });
    expect(start.sessionId).toMatch(/^[0-9a-f-]{36}$/);
    expect(await events('?action=session.refuse')).toEqual([expect.objectContaining({ actorKind: 'anonymous', actorId: null, recordId: PEOPLE.ana.id, outcome: 'failure' })]);
  });

  it('holds every denial, with the route and without its ids', async () => {
    const { status, headers } = await world.as('dee').post(`/staff/${PEOPLE.ana.id}/departure`);
    expect(status).toBe(403);
    expect(await events(`?action=access.deny`)).toEqual([
      expect.objectContaining({ actorId: PEOPLE.dee.id, recordType: 'route', recordId: 'POST /api/v1/staff/:staffId/departure', outcome: 'denied', requestId: headers.get('x-request-id') }),
    ]);
  });

  it('holds the denial of somebody who has yet to choose a password', async () => {
    const hired = await world.as('olu').post('/staff', { email: 'kit@alder.example', displayName: 'Kit', roles: ['owner'] });
    const kit = world.stranger();
    await kit.post('/session', { email: 'kit@alder.example', password: hired.body.oneTimePassword });
    expect((await kit.get('/audit-events')).body.code).toBe('password_change_required');
    expect(await events(`?action=access.deny&actorId=${hired.body.id}`)).toEqual([expect.objectContaining({ recordId: 'GET /api/v1/audit-events' })]);
  });

  it('holds changes by the names of the fields, never by what was typed', async () => {
    await world.as('olu').patch(`/staff/${PEOPLE.ana.id}`, { displayName: 'Ana Flores-Ruiz', roles: ['therapist'] }, { ifMatch: 1 });
    const [update] = await events('?action=staff.update');
    expect(update).toMatchObject({ recordId: PEOPLE.ana.id, details: { fields: ['displayName'] } });
    expect(JSON.stringify(await events('?limit=200'))).not.toMatch(/Ana Flores|alder\.example/);
  });

  it('keeps the purpose that the reader named, and knows only the listed ones', async () => {
    await world.as('olu').get('/audit-events', { headers: { 'purpose-of-use': 'legal' } });
    expect((await events('?action=audit_event.read'))[0]).toMatchObject({ purpose: 'legal', actorId: PEOPLE.olu.id });
    expect((await world.as('olu').get('/audit-events', { headers: { 'purpose-of-use': 'curiosity' } })).body.code).toBe('purpose_unknown');
  });

  it('shows its own readers, with what they filtered by', async () => {
    await events(`?clientId=${NOBODY}&from=2026-01-01T00:00:00Z`);
    expect((await events(`?clientId=${NOBODY}`))[0]).toMatchObject({ action: 'audit_event.read', clientId: NOBODY, details: { filters: ['clientId', 'from'], shown: 0 } });
  });

  it('is paged newest first without losing or repeating an event', async () => {
    const whole = (await events('?action=session.start&limit=200')).map((event) => event.id);
    const paged: string[] = [];
    let cursor = '';
    do {
      const { body } = await world.as('olu').get(`/audit-events?action=session.start&limit=1${cursor && `&cursor=${cursor}`}`);
      paged.push(...body.items.map((event: any) => event.id));
      cursor = body.nextCursor ?? '';
    } while (cursor);
    expect(whole.length).toBeGreaterThan(2);
    expect(paged).toEqual(whole);
  });

  it('is cut to a span of time', async () => {
    expect(await events('?to=2020-01-01T00:00:00Z')).toEqual([]);
    expect((await events('?from=2020-01-01T00:00:00%2B02:00&action=clinic.create'))).toHaveLength(1);
  });

  it.each(['?from=2026-02-30T00:00:00Z', '?to=tomorrow', '?clientId=7', '?action=DROP', '?limit=201', '?actorId=a&actorId=b', '?outcome=denied', '?cursor=WyJhIiwiYiJd'])('refuses %s', async (query) => {
    expect((await world.as('olu').get(`/audit-events${query}`)).status).toBe(400);
  });

  it('shows a clinic its own events only', async () => {
    const { body } = await world.as('bo').get('/audit-events?limit=200');
    expect(body.items.length).toBeGreaterThan(0);
    expect(JSON.stringify(body)).not.toContain(PEOPLE.ana.id);
  });
});

describe('an event of the trail', () => {
  let world: World;
  let app: Postgres;
  beforeAll(async () => {
    world = await openWorld();
    app = await connect(world.database.appUrl);
    await app.query('SET ROLE rhomboid_app');
  });
  afterAll(async () => {
    await app.end();
    await world.close();
  });

  const attempt = async (statement: string): Promise<string> => {
    await app.query('BEGIN');
    try {
      await app.query(`SELECT set_clinic('${CLINIC_A}')`);
      await app.query(statement);
      return 'done';
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await app.query('ROLLBACK');
    }
  };
  const event = (columns: string, values: string): string =>
    `INSERT INTO audit_event (clinic_id, id, actor_kind, action, record_type, purpose, request_id, outcome${columns}) VALUES ('${CLINIC_A}', gen_random_uuid(), 'system', 'a.b', 'x', 'operations', 'r', 'success'${values})`;

  it.each([
    ['changed', `UPDATE audit_event SET outcome = 'success'`],
    ['deleted', 'DELETE FROM audit_event'],
    ['emptied with the rest', 'TRUNCATE audit_event'],
    ['written for another day', event(', at', `, now() - interval '1 day'`)],
    ['written for another clinic', event('', '').replace(CLINIC_A, NOBODY)],
  ])('cannot be %s by the server\'s own role', async (_, statement) => {
    expect(await attempt(statement)).toBe('42501');
  });

  it('can be written now', async () => {
    expect(await attempt(event('', ''))).toBe('done');
  });
});
