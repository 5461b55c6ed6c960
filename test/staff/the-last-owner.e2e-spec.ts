import { openWorld, PEOPLE, type World } from '../support/world';

const OLU = `/staff/${PEOPLE.olu.id}`;
const ANA = `/staff/${PEOPLE.ana.id}`;

describe('the last owner of a clinic', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  it('can neither leave nor stop being one', async () => {
    const olu = world.as('olu');
    for (const refusal of [await olu.post(`${OLU}/departure`), await olu.patch(OLU, { roles: ['therapist'] }, { ifMatch: 1 })])
      expect({ status: refusal.status, code: refusal.body.code }).toEqual({ status: 409, code: 'last_owner' });
    expect((await olu.get(OLU)).body).toMatchObject({ roles: ['owner'], departedAt: null, version: 1 });
  });

  it('may go once there is another', async () => {
    const olu = world.as('olu');
    expect((await olu.patch(ANA, { roles: ['therapist', 'owner'] }, { ifMatch: 1 })).status).toBe(200);
    expect((await world.as('ana').get('/audit-events')).status).toBe(200);
    const departure = await olu.post(`${OLU}/departure`);
    expect(departure).toMatchObject({ status: 201, body: { id: PEOPLE.olu.id, departedAt: expect.any(String), version: 2 } });
    expect((await olu.get('/session')).status).toBe(401);
  });

  it('is always left, when two owners go at the same moment', async () => {
    const [olu, ana] = [world.as('olu'), world.as('ana')];
    await olu.patch(ANA, { roles: ['owner'] }, { ifMatch: 1 });
    await ana.get('/session');
    const statuses = await Promise.all([olu.post(`${OLU}/departure`), ana.patch(ANA, { roles: ['therapist'] }, { ifMatch: 2 })]);
    expect(statuses.map(({ status }) => status).filter((status) => status === 409)).toHaveLength(1);
  });
});
