import { connect } from '../support/database';
import { openWorld, type Client, type World } from '../support/world';

const IVO = { email: 'ivo@alder.example', displayName: 'Ivo Marin', roles: ['therapist'], credentials: ['core', 'deep_tissue'] };
const IVOS_OWN = 'seven herons crossed the estuary';

describe('a new therapist\'s first day', () => {
  let world: World;
  let ivo: Client;
  let hired: any;
  beforeAll(async () => {
    world = await openWorld();
    ivo = world.stranger();
  });
  afterAll(() => world.close());

  it('begins with Olu taking Ivo on and getting a password to hand over', async () => {
    const { status, body, headers } = await world.as('olu').post('/staff', IVO, { headers: { 'idempotency-key': 'hire-ivo-1' } });
    expect({ status, etag: headers.get('etag') }).toEqual({ status: 201, etag: '"v1"' });
    expect(body).toEqual({ ...IVO, id: expect.any(String), awaitsFirstSignIn: true, departedAt: null, version: 1, oneTimePassword: expect.stringMatching(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/) });
    hired = body;
  });

  it('answers a lost request again, without the password, which is stored nowhere', async () => {
    const again = await world.as('olu').post('/staff', IVO, { headers: { 'idempotency-key': 'hire-ivo-1' } });
    const { oneTimePassword, ...rest } = hired;
    expect(again).toMatchObject({ status: 201, body: rest });
    expect(again.body.oneTimePassword).toBeUndefined();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const admin = await connect(world.database.adminUrl);
    const { rows } = await admin.query('SELECT response::text AS text FROM idempotency_key');
    await admin.end();
    expect(rows).toHaveLength(1);
    expect(rows[0].text).not.toContain(oneTimePassword);
  });

  it('does not take the same person on twice', async () => {
    const { status, body } = await world.as('olu').post('/staff', { ...IVO, email: ' IVO@alder.example'.trim() });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'already_staff' });
  });

  it('lets Ivo in with the one-time password, to nothing but himself and a new password', async () => {
    const { status, body } = await ivo.post('/session', { email: IVO.email, password: hired.oneTimePassword });
    expect({ status, permissions: body.permissions, mustChangePassword: body.mustChangePassword }).toEqual({ status: 201, permissions: [], mustChangePassword: true });
    expect((await ivo.get('/session')).status).toBe(200);
    for (const path of ['/staff', '/clinic', `/staff/${hired.id}`]) {
      const refusal = await ivo.get(path);
      expect({ path, status: refusal.status, code: refusal.body.code }).toEqual({ path, status: 403, code: 'password_change_required' });
    }
  });

  it.each([
    ['short', 'too_short'],
    ['aaaaaaaaaaaaaaaaaaaa', 'too_few_characters'],
    ['password-ivo-marin-alder', 'guessable'],
    ['x1y2'.repeat(60), 'too_long'],
  ])('refuses %p as his own password: %s', async (newPassword, code) => {
    const { status, body } = await ivo.put('/session/password', { currentPassword: hired.oneTimePassword, newPassword });
    expect({ status, code: body.code, errors: body.errors }).toEqual({ status: 400, code: 'password_refused', errors: [{ pointer: '/newPassword', code, message: expect.any(String) }] });
  });

  it('refuses the one-time password itself as the new one, and a wrong present one', async () => {
    const same = await ivo.put('/session/password', { currentPassword: hired.oneTimePassword, newPassword: hired.oneTimePassword });
    expect({ status: same.status, errors: same.body.errors.map((e: any) => e.code) }).toEqual({ status: 400, errors: ['unchanged'] });
    const wrong = await ivo.put('/session/password', { currentPassword: 'not what Olu gave me', newPassword: IVOS_OWN });
    expect({ status: wrong.status, code: wrong.body.code, pointer: wrong.body.errors[0].pointer }).toEqual({ status: 400, code: 'current_password_wrong', pointer: '/currentPassword' });
  });

  it('opens the clinic to him once he has chosen, and closes his other sessions', async () => {
    const phone = world.stranger();
    await phone.post('/session', { email: IVO.email, password: hired.oneTimePassword });
    expect((await ivo.put('/session/password', { currentPassword: hired.oneTimePassword, newPassword: IVOS_OWN })).status).toBe(204);
    expect((await phone.get('/session')).status).toBe(401);
    const me = await ivo.get('/session');
    expect(me.body.mustChangePassword).toBe(false);
    expect(me.body.permissions).toContain('plans:approve');
    const team = await ivo.get('/staff');
    expect(team.body.items.map((member: any) => member.displayName)).toEqual(['Ana Flores', 'Cy Okafor', 'Dee Novak', 'Ivo Marin', 'Olu Adeyemi']);
    expect((await world.stranger().post('/session', { email: IVO.email, password: hired.oneTimePassword })).status).toBe(401);
  });

  it('gets his training written down, at the version that Olu read', async () => {
    const olu = world.as('olu');
    const read = await olu.get(`/staff/${hired.id}`);
    expect(read.headers.get('etag')).toBe('"v1"');
    expect((await olu.patch(`/staff/${hired.id}`, { credentials: ['core'] })).status).toBe(428);
    const edited = await olu.patch(`/staff/${hired.id}`, { credentials: ['core', 'deep_tissue', 'prenatal'] }, { ifMatch: 1 });
    expect(edited).toMatchObject({ status: 200, body: { credentials: ['core', 'deep_tissue', 'prenatal'], roles: ['therapist'], version: 2 } });
    expect((await olu.patch(`/staff/${hired.id}`, { displayName: 'Somebody' }, { ifMatch: 1 })).status).toBe(412);
    const bad = await olu.patch(`/staff/${hired.id}`, { credentials: ['reiki'], roles: [], displayName: null }, { ifMatch: 2 });
    expect(bad.status).toBe(400);
    expect(new Set(bad.body.errors.map((e: any) => e.pointer))).toEqual(new Set(['/credentials', '/displayName', '/roles']));
  });

  it('gets a new one-time password when he forgets his, from an owner and nobody else', async () => {
    expect((await world.as('dee').post(`/staff/${hired.id}/password-reset`)).status).toBe(403);
    const reset = await world.as('olu').post(`/staff/${hired.id}/password-reset`);
    expect(reset).toMatchObject({ status: 201, body: { staffId: hired.id, oneTimePassword: expect.any(String), expiresAt: expect.any(String) } });
    expect((await ivo.get('/session')).status).toBe(401);
    expect((await world.stranger().post('/session', { email: IVO.email, password: IVOS_OWN })).status).toBe(401);
    const back = await world.stranger().post('/session', { email: IVO.email, password: reset.body.oneTimePassword });
    expect(back.body.mustChangePassword).toBe(true);
  });

  it('lets a one-time password die after seven days', async () => {
    const reset = await world.as('olu').post(`/staff/${hired.id}/password-reset`);
    world.advance({ days: 7, minutes: 1 });
    expect((await world.stranger().post('/session', { email: IVO.email, password: reset.body.oneTimePassword })).status).toBe(401);
  });
});
