import { openWorld, type World } from '../support/world';

describe('the clinic\'s settings', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const ALDER = { id: '0190a000-0000-7000-8000-00000000000a', name: 'Alder Massage', country: 'US', emergencyNumber: '911', timezone: 'America/New_York', locale: 'en', version: 1 };

  it('are seen by all who work there', async () => {
    for (const person of ['olu', 'ana', 'dee'] as const) expect((await world.as(person).get('/clinic')).body).toEqual(ALDER);
    expect((await world.as('bo').get('/clinic')).body).toMatchObject({ name: 'Birch Massage', version: 1 });
  });

  it('are changed by an owner, at the version that was read', async () => {
    const olu = world.as('olu');
    const moved = await olu.patch('/clinic', { name: 'Alder & Ash', timezone: 'Europe/Madrid', locale: 'es', emergencyNumber: '112' }, { ifMatch: 1 });
    expect(moved).toMatchObject({ status: 200, body: { name: 'Alder & Ash', timezone: 'Europe/Madrid', locale: 'es', emergencyNumber: '112', country: 'US', version: 2 } });
    expect(moved.headers.get('etag')).toBe('"v2"');
    expect((await olu.patch('/clinic', { name: 'Too late' }, { ifMatch: 1 })).status).toBe(412);
    expect((await olu.patch('/clinic', { name: 'Blind' })).status).toBe(428);
    expect((await world.as('bo').get('/clinic')).body).toMatchObject({ name: 'Birch Massage', version: 1 });
  });

  it('keep their version when nothing changes', async () => {
    expect((await world.as('olu').patch('/clinic', { locale: 'es' }, { ifMatch: 2 })).body.version).toBe(2);
  });

  it.each([
    ['/name', { name: '  ' }],
    ['/name', { name: 'two\nlines' }],
    ['/name', { name: null }],
    ['/name', { name: 'x\ufe0f'.repeat(150) }],
    ['/timezone', { timezone: 'Mars/Olympus' }],
    ['/timezone', { timezone: '+02:00' }],
    ['/emergencyNumber', { emergencyNumber: ' + ' }],
    ['/locale', { locale: 'fr' }],
    ['/country', { country: 'ES' }],
    ['/version', { version: 7 }],
  ])('refuse a bad %s: %j', async (pointer, body) => {
    const refusal = await world.as('olu').patch('/clinic', body, { ifMatch: 2 });
    expect({ status: refusal.status, code: refusal.body.code }).toEqual({ status: 400, code: 'validation_failed' });
    expect(new Set(refusal.body.errors.map((e: any) => e.pointer))).toEqual(new Set([pointer]));
  });
});
