import { standardIntake } from '../../src/intake';
import { hashOf } from '../../src/platform/ids/ids';
import { connect } from '../support/database';
import { addClient, BEN, invite, verifiedPhone, withToken } from '../support/intake';
import { openWorld, type World } from '../support/world';

const WRONG = { familyName: 'Parker', dateOfBirth: '1987-03-14' };
const RIGHT = { familyName: BEN.familyName, dateOfBirth: BEN.dateOfBirth };

describe('an intake link', () => {
  let world: World;
  let ben: string;
  beforeAll(async () => {
    world = await openWorld();
    ben = await addClient(world);
  });
  afterAll(() => world.close());

  const stored = async (sql: string): Promise<Record<string, unknown>[]> => {
    const admin = await connect(world.database.adminUrl);
    try {
      return (await admin.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await admin.end();
    }
  };

  it('is made by the front desk, shown once, and carries its token behind the #', async () => {
    const { status, body } = await world.as('dee').post(`/clients/${ben}/intake-invitations`, { expiresInDays: 7, locale: 'es' });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String), clientId: ben, purpose: 'first', corrects: null, locale: 'es', expiresAt: expect.any(String),
      token: expect.stringMatching(/^[\w-]{43}$/), link: `${world.url}/intake#${body.token}`,
    });
    expect((Date.parse(body.expiresAt) - Date.now()) / 86_400_000).toBeCloseTo(7, 2);
    const list = await world.as('dee').get(`/clients/${ben}/intake-invitations`);
    expect(list.body.items[0]).toMatchObject({ id: body.id, state: 'open', createdBy: '0190a000-0000-7000-8000-0000000000a3', submittedAt: null });
    expect(JSON.stringify(list.body)).not.toContain(body.token);
  });

  it('leaves its token nowhere in the database, not even with an Idempotency-Key', async () => {
    const options = { headers: { 'idempotency-key': 'invite-ben-again-1' } };
    const first = await world.as('dee').post(`/clients/${ben}/intake-invitations`, {}, options);
    const again = await world.as('dee').post(`/clients/${ben}/intake-invitations`, {}, options);
    expect({ id: again.body.id, token: again.body.token, link: again.body.link }).toEqual({ id: first.body.id, token: undefined, link: undefined });
    const rows = await stored('SELECT to_jsonb(t)::text AS row FROM intake_link t UNION ALL SELECT to_jsonb(t)::text FROM idempotency_key t UNION ALL SELECT to_jsonb(t)::text FROM intake_invitation t UNION ALL SELECT to_jsonb(t)::text FROM audit_event t');
    expect(rows.filter(({ row }) => String(row).includes(first.body.token as string))).toEqual([]);
    expect(rows.some(({ row }) => String(row).includes(hashOf(first.body.token as string).toString('hex')))).toBe(true);
  });

  it('shows a cover that names nobody, and looking changes nothing', async () => {
    const { token } = await invite(world, ben);
    const before = await stored('SELECT * FROM intake_invitation ORDER BY id');
    const { status, body, headers } = await world.stranger().get('/intake', withToken(token));
    expect(status).toBe(200);
    expect(body).toEqual({
      clinic: { name: 'Alder Massage', country: 'US', emergencyNumber: '911' }, locale: 'en', purpose: 'first', state: 'open', onTablet: false, expiresAt: expect.any(String),
    });
    expect(headers.getSetCookie()).toEqual([]);
    expect(await stored('SELECT * FROM intake_invitation ORDER BY id')).toEqual(before);
  });

  it.each([
    ['none', undefined],
    ['a mistyped one', 'x'.repeat(43)],
    ['something else', "' OR 1=1 --"],
  ])('answers 404 to %s in place of a token', async (_, token) => {
    const { status, body } = await world.stranger().get('/intake', token === undefined ? {} : withToken(token));
    expect({ status, code: body.code }).toEqual({ status: 404, code: 'link_unknown' });
  });

  it('asks who you are before anything personal, and takes a name however it is written', async () => {
    const { token } = await invite(world, ben);
    const phone = world.stranger();
    const refused = await phone.get('/intake/form', withToken(token));
    expect({ status: refused.status, code: refused.body.code }).toEqual({ status: 401, code: 'identity_check_required' });
    const { status, headers, body } = await phone.post('/intake/identity-check', { familyName: '  o’NUNEZ-park ', dateOfBirth: '1987-03-14' }, withToken(token));
    expect(status).toBe(200);
    expect(body).toEqual({ expiresAt: expect.any(String), formId: 'neck-and-back', formVersion: standardIntake.version, purpose: 'first', begun: false });
    expect(headers.getSetCookie()[0]).toMatch(/^intake=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Strict$/);
    expect((await phone.get('/intake/form')).body.givenName).toBe('Ben');
    await phone.put('/intake/answers/age', { value: 39 }, { ifMatch: 0 });
    expect((await world.stranger().post('/intake/identity-check', RIGHT, withToken(token))).body.begun).toBe(true);
  });

  it.each([['br', 'br'], ['gzip, deflate', 'gzip'], ['identity', null]])('sends the form over a slow line as small as %s allows', async (accepted, sent) => {
    const phone = await verifiedPhone(world, await invite(world, ben));
    const { status, headers, body } = await phone.get('/intake/form', { headers: { 'accept-encoding': accepted } });
    expect({ status, encoding: headers.get('content-encoding'), vary: headers.get('vary'), form: body.form.id }).toEqual({ status: 200, encoding: sent, vary: 'accept-encoding', form: 'neck-and-back' });
  });

  it('says the same of a wrong name and a wrong date, and locks after five', async () => {
    const link = await invite(world, ben);
    const phone = world.stranger();
    const tries = [WRONG, { ...RIGHT, dateOfBirth: '1987-03-15' }, WRONG, WRONG];
    for (const [at, wrong] of tries.entries()) {
      const { status, body } = await phone.post('/intake/identity-check', wrong, withToken(link.token));
      expect({ status, code: body.code, left: body.triesLeft }).toEqual({ status: 403, code: 'identity_not_confirmed', left: 4 - at });
      expect(JSON.stringify(body)).not.toMatch(/Ben|Park|1987/);
    }
    for (const attempt of [WRONG, RIGHT]) {
      const { status, body } = await phone.post('/intake/identity-check', attempt, withToken(link.token));
      expect({ status, code: body.code }).toEqual({ status: 410, code: 'link_locked' });
    }
    const list = await world.as('dee').get(`/clients/${ben}/intake-invitations`);
    expect(list.body.items.find((item: { id: string }) => item.id === link.id)).toMatchObject({ state: 'locked' });
    const events = await stored(`SELECT outcome, count(*)::int AS times FROM audit_event WHERE action = 'intake_invitation.identity_check' AND record_id = '${link.id}' GROUP BY outcome`);
    expect(events).toEqual([{ outcome: 'failure', times: 5 }]);
  });

  it('counts tries that arrive at the same moment', async () => {
    const { token } = await invite(world, ben);
    const answers = await Promise.all(Array.from({ length: 12 }, () => world.stranger().post('/intake/identity-check', WRONG, withToken(token))));
    expect(answers.filter((answer) => answer.status === 403).length).toBe(4);
    expect(answers.filter((answer) => answer.body.code === 'link_locked').length).toBe(8);
  });

  it('stops opening on every device when it is withdrawn, and forgets what was typed', async () => {
    const link = await invite(world, ben);
    const phone = await verifiedPhone(world, link);
    await phone.put('/intake/answers/reason_for_visit', { value: 'My neck.' }, { ifMatch: 0 });
    const { status, body } = await world.as('dee').post(`/intake-invitations/${link.id}/revocation`);
    expect({ status, state: body.state }).toEqual({ status: 200, state: 'revoked' });
    expect((await world.as('dee').post(`/intake-invitations/${link.id}/revocation`)).body.state).toBe('revoked');
    for (const answer of [await world.stranger().get('/intake', withToken(link.token)), await phone.get('/intake/form'), await phone.put('/intake/answers/age', { value: 39 }, { ifMatch: 0 })])
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 410, code: 'link_revoked' });
    expect(await stored(`SELECT * FROM intake_draft_answer WHERE invitation_id = '${link.id}'`)).toEqual([]);
  });

  it('expires, and the cookie with its hours', async () => {
    const link = await invite(world, ben, { expiresInDays: 1 });
    const phone = await verifiedPhone(world, link);
    world.advance({ hours: 9 });
    expect((await phone.get('/intake/form')).body.code).toBe('identity_check_required');
    expect((await world.stranger().get('/intake', withToken(link.token))).status).toBe(200);
    world.advance({ hours: 16 });
    const { status, body } = await world.stranger().get('/intake', withToken(link.token));
    expect({ status, code: body.code }).toEqual({ status: 410, code: 'link_expired' });
    world.advance({ hours: -25 });
  });

  it('keeps two forms in one browser apart: the cookie of one does not open the other', async () => {
    const [mine, other] = [await invite(world, ben), await invite(world, ben)];
    const phone = await verifiedPhone(world, mine);
    expect((await phone.get('/intake/form', withToken(mine.token))).status).toBe(200);
    expect((await phone.get('/intake/form', withToken(other.token))).body.code).toBe('identity_check_required');
  });

  it.each([
    [{ expiresInDays: 0 }, 400],
    [{ expiresInDays: 61 }, 400],
    [{ expiresInDays: 1.5 }, 400],
    [{ locale: 'fr' }, 400],
    [{ clinicId: 'x' }, 400],
    [{ corrects: 'x' }, 404],
    [{ corrects: '0190a000-0000-7000-8000-0000000000ff' }, 404],
  ])('is not made from %j', async (body, status) => {
    expect((await world.as('ana').post(`/clients/${ben}/intake-invitations`, body)).status).toBe(status);
  });

  it('belongs to its clinic: next door there is no such client, link or list', async () => {
    const link = await invite(world, ben);
    for (const answer of [
      await world.as('bo').post(`/clients/${ben}/intake-invitations`, {}),
      await world.as('bo').get(`/clients/${ben}/intake-invitations`),
      await world.as('bo').get(`/clients/${ben}/intakes`),
      await world.as('bo').post(`/intake-invitations/${link.id}/revocation`),
    ])
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 404, code: 'not_found' });
    expect((await world.stranger().get('/intake', withToken(link.token))).status).toBe(200);
  });

  it('is not made for an archived client', async () => {
    const gone = await addClient(world, 'dee', { givenName: 'Gus', familyName: 'Gone', dateOfBirth: '1970-01-01' });
    const archived = await world.as('dee').post(`/clients/${gone}/archival`, { reason: 'moved_away' });
    expect(archived.status).toBe(200);
    const { status, body } = await world.as('dee').post(`/clients/${gone}/intake-invitations`, {});
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'client_archived' });
  });
});
