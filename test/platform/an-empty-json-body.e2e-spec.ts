import { openWorld, type World } from '../support/world';

describe('an empty body that calls itself JSON', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('is no body: a POST that needs none is carried out', async () => {
    const { body: client } = await world.as('dee').post('/clients', { givenName: 'Sam', familyName: 'Rivera', dateOfBirth: '1990-05-17' });
    const { status } = await world.as('dee').send('POST', `/clients/${client.id}/intake-invitations`, '');
    expect(status).not.toBe(500);
    expect((await world.as('ana').send('POST', `/clients/${client.id}/screenings`, '')).body.code).toBe('not_screened');
  });

  it('is missing where one is needed', async () => {
    const { status, body } = await world.as('dee').send('POST', '/clients', '');
    expect([status, body.code]).toEqual([400, 'validation_failed']);
  });

  it('is still refused when it is broken', async () => {
    const { status } = await world.as('dee').send('POST', '/clients', '{"givenName":');
    expect(status).toBe(400);
  });
});
