import { connect } from '../support/database';
import { CLINIC_A, openWorld, PEOPLE, type World } from '../support/world';
import { clientEventsOf } from './audit-events';
import { johnson, mia, rosa } from './people';

describe('a client on file', () => {
  let world: World;
  let anna: string;
  let minor: string;
  beforeAll(async () => {
    world = await openWorld();
    anna = (await world.as('dee').post('/clients', { ...johnson, contactConsent: { email: true } })).body.id;
    minor = (await world.as('dee').post('/clients', { ...mia, guardian: rosa })).body.id;
  });
  afterAll(() => world.close());

  const read = async (id: string): Promise<any> => (await world.as('dee').get(`/clients/${id}`)).body;

  it('is changed where fields are sent, and nowhere else', async () => {
    const before = await read(anna);
    const { status, body } = await world.as('olu').patch(`/clients/${anna}`, { familyName: 'Smith', phone: null, contactConsent: { email: false } }, { ifMatch: 1 });
    expect(status).toBe(200);
    expect(body).toEqual({
      ...before, familyName: 'Smith', phone: null, version: 2,
      contactConsent: { email: { given: false, at: expect.any(String), by: PEOPLE.olu.id } },
    });
    expect(await read(anna)).toEqual(body);
    expect((await clientEventsOf(world)).filter(({ action }) => action === 'client.edit')).toEqual([
      { action: 'client.edit', actor: PEOPLE.olu.id, client: anna, details: { fields: ['familyName', 'phone'], consents: ['email:refused'] } },
    ]);
    expect((await world.as('dee').get('/clients?q=smith')).body.items).toHaveLength(1);
  });

  it('is not changed by who read it before somebody else changed it', async () => {
    const before = await read(anna);
    const unseen = await world.as('dee').patch(`/clients/${anna}`, { givenName: 'Ann' });
    expect({ status: unseen.status, code: unseen.body.code }).toEqual({ status: 428, code: 'if_match_required' });
    const old = await world.as('dee').patch(`/clients/${anna}`, { givenName: 'Ann' }, { ifMatch: 1 });
    expect({ status: old.status, code: old.body.code }).toEqual({ status: 412, code: 'stale_version' });
    expect(await read(anna)).toEqual(before);
  });

  it('keeps one of two changes made at once', async () => {
    const { version } = await read(anna);
    const both = await Promise.all(['Annie', 'Hannah'].map((preferredName) => world.as('dee').patch(`/clients/${anna}`, { preferredName }, { ifMatch: version })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await read(anna)).version).toBe(version + 1);
  });

  it.each([
    ['a guardian taken from a minor', { guardian: null }, 'guardian_required', '/guardian'],
    ['a day of birth in the future', { dateOfBirth: '2099-01-01' }, 'validation_failed', '/dateOfBirth'],
    ['a name of null', { givenName: null }, 'validation_failed', '/givenName'],
    ['an unknown field', { duplicateChecked: true }, 'validation_failed', '/duplicateChecked'],
  ])('refuses %s', async (_, change, code, pointer) => {
    const { version } = await read(minor);
    const { status, body } = await world.as('dee').patch(`/clients/${minor}`, change, { ifMatch: version });
    expect({ status, code: body.code, pointer: body.errors[0].pointer }).toEqual({ status: 400, code, pointer });
    expect((await read(minor)).version).toBe(version);
  });

  it('needs no guardian once of age, by the calendar of the clinic', async () => {
    const turning = new Date(Date.now() - 86_400_000);
    const dayInNewYork = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/New_York' }).format(turning);
    const eighteen = `${Number(dayInNewYork.slice(0, 4)) - 18}${dayInNewYork.slice(4)}`.replace('-02-29', '-02-28');
    const { status } = await world.as('dee').post('/clients', { givenName: 'Max', familyName: 'Ode', dateOfBirth: eighteen });
    expect(status).toBe(201);
  });

  it('is archived with a reason: out of the list, still read, no longer changed; and comes back', async () => {
    const { version } = await read(anna);
    const gone = await world.as('dee').post(`/clients/${anna}/archival`, { reason: 'moved_away' });
    expect(gone.status).toBe(200);
    expect(gone.body).toMatchObject({ version: version + 1, archival: { by: PEOPLE.dee.id, reason: 'moved_away', at: expect.any(String) } });
    expect((await world.as('dee').get('/clients?q=smith')).body.items).toEqual([]);
    expect((await world.as('dee').get('/clients?archived=true')).body.items).toMatchObject([{ id: anna }]);
    expect((await world.as('dee').get('/clients?archived=true&q=smyth')).body.items).toMatchObject([{ id: anna }]);
    expect((await read(anna)).archival.reason).toBe('moved_away');

    for (const refused of [
      await world.as('dee').patch(`/clients/${anna}`, { givenName: 'Ann' }, { ifMatch: version + 1 }),
      await world.as('dee').patch(`/clients/${anna}`, { givenName: 'Ann' }, { ifMatch: version }),
      await world.as('ana').put(`/clients/${anna}/care-notes`, { boundaries: { regions: [], products: [] }, allergies: [] }, { ifMatch: 0 }),
      await world.as('dee').post(`/clients/${anna}/archival`, { reason: 'other' }),
    ])
      expect({ status: refused.status, code: refused.body.code }).toEqual({ status: 409, code: 'client_archived' });

    const back = await world.as('dee').delete(`/clients/${anna}/archival`);
    expect({ status: back.status, archival: back.body.archival }).toEqual({ status: 200, archival: null });
    expect((await world.as('dee').delete(`/clients/${anna}/archival`)).body.code).toBe('client_not_archived');
    expect((await clientEventsOf(world)).map(({ action }) => action).filter((action) => /archive|restore/.test(action))).toEqual(['client.archive', 'client.restore']);
  });

  it('stays the lock of its gate when it is archived', async () => {
    await world.as('dee').post(`/clients/${minor}/archival`, { reason: 'inactive' });
    const app = await connect(world.database.appUrl);
    try {
      await app.query('SET ROLE rhomboid_app; BEGIN');
      await app.query('SELECT set_clinic($1)', [CLINIC_A]);
      for (const strength of ['FOR SHARE', 'FOR NO KEY UPDATE'])
        expect((await app.query(`SELECT id FROM client WHERE clinic_id = $1 AND id = $2 ${strength}`, [CLINIC_A, minor])).rowCount).toBe(1);
      await expect(app.query('DELETE FROM client WHERE clinic_id = $1', [CLINIC_A])).rejects.toThrow(/permission denied/);
    } finally {
      await app.end();
    }
  });
});
