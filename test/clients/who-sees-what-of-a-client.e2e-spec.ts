import { openWorld, PEOPLE, type Answer, type Client, type Person, type World } from '../support/world';
import { clientEventsOf, countClients } from './audit-events';
import { johnson } from './people';

const NOTES = {
  boundaries: { regions: ['abdomen', 'foot'], pressureMax: 3, products: ['peanut_oil'] },
  allergies: [{ substance: 'Latex', reaction: 'Rash' }, { substance: 'Peanuts' }],
};
const KEPT = {
  boundaries: NOTES.boundaries,
  allergies: [{ substance: 'Latex', reaction: 'Rash' }, { substance: 'Peanuts', reaction: null }],
};

/** Each route with a body that would do. */
const ROUTES: Readonly<Record<string, (who: Client, id: string) => Promise<Answer>>> = {
  create: (who) => who.post('/clients', { givenName: 'Kim', familyName: 'Roe', dateOfBirth: '1980-01-01', duplicateChecked: true }),
  list: (who) => who.get('/clients'),
  read: (who, id) => who.get(`/clients/${id}`),
  edit: (who, id) => who.patch(`/clients/${id}`, { pronouns: 'they/them' }, { ifMatch: 1 }),
  'read care notes': (who, id) => who.get(`/clients/${id}/care-notes`),
  'write care notes': (who, id) => who.put(`/clients/${id}/care-notes`, NOTES, { ifMatch: 1 }),
  archive: (who, id) => who.post(`/clients/${id}/archival`, { reason: 'other' }),
  restore: (who, id) => who.delete(`/clients/${id}/archival`),
};
const OF_ONE_CLIENT = Object.keys(ROUTES).filter((route) => !['create', 'list'].includes(route));

describe('who sees what of a client', () => {
  let world: World;
  let anna: string;
  beforeAll(async () => {
    world = await openWorld();
    anna = (await world.as('dee').post('/clients', johnson)).body.id;
  });
  afterAll(() => world.close());

  it('is Ana who writes boundaries and allergies, and reads them back', async () => {
    const none = await world.as('ana').get(`/clients/${anna}/care-notes`);
    expect(none.headers.get('etag')).toBe('"v0"');
    expect(none.body).toEqual({ boundaries: { regions: [], pressureMax: null, products: [] }, allergies: [], version: 0, updatedAt: null, updatedBy: null });

    const written = await world.as('ana').put(`/clients/${anna}/care-notes`, NOTES, { ifMatch: 0 });
    expect(written.status).toBe(200);
    expect(written.body).toEqual({ ...KEPT, version: 1, updatedAt: expect.any(String), updatedBy: PEOPLE.ana.id });
    expect((await world.as('ana').get(`/clients/${anna}/care-notes`)).body).toEqual(written.body);
    for (const ifMatch of [0, 2])
      expect((await world.as('ana').put(`/clients/${anna}/care-notes`, NOTES, { ifMatch })).body.code).toBe('stale_version');
    expect((await clientEventsOf(world)).filter(({ action }) => action.startsWith('care_notes'))).toEqual([
      { action: 'care_notes.read', actor: PEOPLE.ana.id, client: anna, details: {} },
      { action: 'care_notes.edit', actor: PEOPLE.ana.id, client: anna, details: {} },
      { action: 'care_notes.read', actor: PEOPLE.ana.id, client: anna, details: {} },
    ]);
  });

  it.each([
    ['an area that is no area', { ...NOTES, boundaries: { ...NOTES.boundaries, regions: ['soul'] } }, '/boundaries/regions'],
    ['the same area twice', { ...NOTES, boundaries: { ...NOTES.boundaries, regions: ['foot', 'foot'] } }, '/boundaries/regions'],
    ['too much pressure', { ...NOTES, boundaries: { ...NOTES.boundaries, pressureMax: 6 } }, '/boundaries/pressureMax'],
    ['a product that is none', { ...NOTES, boundaries: { ...NOTES.boundaries, products: ['petrol'] } }, '/boundaries/products'],
    ['no boundaries', { allergies: [] }, '/boundaries'],
    ['a list of boundaries', { ...NOTES, boundaries: [] }, '/boundaries'],
    ['an allergy to nothing', { ...NOTES, allergies: [{ substance: ' ' }] }, '/allergies/0/substance'],
    ['a list for an allergy', { ...NOTES, allergies: [[]] }, '/allergies'],
    ['half a character', { ...NOTES, allergies: [{ substance: '\ud800' }] }, '/allergies/0/substance'],
    ['51 allergies', { ...NOTES, allergies: Array.from({ length: 51 }, () => ({ substance: 'x' })) }, '/allergies'],
  ])('refuses %s, and does not repeat it', async (_, wrong, pointer) => {
    const { status, body } = await world.as('ana').put(`/clients/${anna}/care-notes`, wrong, { ifMatch: 1 });
    expect(status).toBe(400);
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    expect(JSON.stringify(body)).not.toMatch(/soul|petrol|Latex/);
  });

  it('shows nothing of health to who works with the list and the contact', async () => {
    for (const person of ['dee', 'olu', 'ana'] as const) {
      const shown = await Promise.all(['/clients', '/clients?q=johnson', `/clients/${anna}`].map((path) => world.as(person).get(path)));
      expect(JSON.stringify(shown.map(({ body }) => body))).not.toMatch(/latex|rash|peanut|abdomen|foot|allerg|boundar|pressure/i);
    }
  });

  const TABLE: readonly (readonly [string, Person, number])[] = [
    ['list', 'olu', 200], ['list', 'ana', 200], ['list', 'dee', 200],
    ['read', 'olu', 200], ['read', 'ana', 200], ['read', 'dee', 200],
    ['read care notes', 'olu', 403], ['read care notes', 'dee', 403], ['read care notes', 'ana', 200],
    ['write care notes', 'olu', 403], ['write care notes', 'dee', 403],
    ...Object.keys(ROUTES).filter((route) => OF_ONE_CLIENT.includes(route)).map((route) => [route, 'bo', 404] as const),
  ];

  it.each(TABLE)('lets "%s" by %s end in %i', async (route, person, expected) => {
    const [events, clients, before] = [await clientEventsOf(world), await countClients(world), (await world.as('ana').get(`/clients/${anna}/care-notes`)).body];
    const { status, body } = await (ROUTES[route] as (typeof ROUTES)[string])(world.as(person), anna);
    expect(status).toBe(expected);
    if (status === 200) return;
    if (status === 404) expect(body).toMatchObject({ code: 'not_found', detail: 'There is no such record, or it is not yours to see.' });
    expect(await countClients(world)).toBe(clients);
    expect((await world.as('ana').get(`/clients/${anna}/care-notes`)).body).toEqual(before);
    expect((await clientEventsOf(world)).filter(({ actor }) => actor !== PEOPLE.ana.id)).toEqual(events.filter(({ actor }) => actor !== PEOPLE.ana.id));
  });

  it.each(Object.keys(ROUTES))('does not let a stranger "%s"', async (route) => {
    const events = await clientEventsOf(world);
    expect((await (ROUTES[route] as (typeof ROUTES)[string])(world.stranger(), anna)).status).toBe(401);
    expect(await clientEventsOf(world)).toEqual(events);
  });

  it.each(OF_ONE_CLIENT)('gives the same 404 for an unknown, a foreign and a malformed id to "%s"', async (route) => {
    const run = ROUTES[route] as (typeof ROUTES)[string];
    const foreign = (await world.as('bo').post('/clients', { givenName: 'Bea', familyName: route, dateOfBirth: '1988-08-08', duplicateChecked: true })).body.id;
    for (const id of ['0190a000-0000-7000-8000-000000000099', foreign, 'x', anna.toUpperCase(), '%00']) {
      const { status, body } = await run(world.as('ana'), id);
      expect({ status, code: body.code }).toEqual({ status: 404, code: 'not_found' });
    }
  });

  it('has every look on record, with its purpose', async () => {
    const before = (await clientEventsOf(world)).length;
    await world.as('dee').get(`/clients/${anna}`);
    await world.as('ana').get(`/clients/${anna}`, { headers: { 'purpose-of-use': 'quality' } });
    expect((await clientEventsOf(world)).slice(before)).toEqual([
      { action: 'client.read', actor: PEOPLE.dee.id, client: anna, details: {} },
      { action: 'client.read', actor: PEOPLE.ana.id, client: anna, details: {} },
    ]);
  });
});
