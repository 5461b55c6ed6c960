import { openWorld, PASSWORD, PEOPLE, type World } from '../support/world';

describe('signing in', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('lets Ana in with her e-mail and password, and says who she is and what she may do', async () => {
    const browser = world.stranger();
    const { status, body } = await browser.post('/session', { email: 'Ana@Alder.example ', password: PASSWORD });
    expect(status).toBe(201);
    expect(body).toEqual({
      staffId: '0190a000-0000-7000-8000-0000000000a2',
      displayName: 'Ana Flores',
      email: 'ana@alder.example',
      roles: ['therapist'],
      permissions: [
        'booking:read', 'booking:write', 'clients:health', 'clients:read', 'clients:write', 'gate:read', 'intake:invite', 'intake:read',
        'note-templates:read', 'note-templates:write', 'notes:privacy', 'notes:read', 'notes:sign', 'notes:write', 'outcomes:read', 'plans:approve', 'plans:read', 'plans:write',
        'rules:manage', 'screening:read', 'screening:review', 'staff:read', 'techniques:read',
      ],
      clinic: { id: '0190a000-0000-7000-8000-00000000000a', name: 'Alder Massage', country: 'US', emergencyNumber: '911', timezone: 'America/New_York', locale: 'en' },
      mustChangePassword: false,
    });
    expect((await browser.get('/session')).body).toEqual(body);
  });

  it('gives each of those who sign in at the same moment their own session', async () => {
    const people = ['ana', 'dee', 'bo', 'olu', 'ana', 'bo'] as const;
    const signedIn = await Promise.all(
      people.map(async (person) => {
        const browser = world.stranger();
        await browser.post('/session', { email: PEOPLE[person].email, password: PASSWORD });
        return (await browser.get('/session')).body.staffId;
      }),
    );
    expect(signedIn).toEqual(people.map((person) => PEOPLE[person].id));
  });

  it('refuses a stranger', async () => {
    const { status, body } = await world.stranger().get('/session');
    expect({ status, code: body.code }).toEqual({ status: 401, code: 'sign_in_required' });
  });
});
