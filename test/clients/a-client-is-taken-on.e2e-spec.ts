import { openWorld, PEOPLE, type World } from '../support/world';
import { clientEventsOf, countClients } from './audit-events';
import { johnson, mia, rosa } from './people';

describe('taking a client on', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('keeps what Dee typed, in the shape it is read back', async () => {
    const { status, body, headers } = await world.as('dee').post('/clients', {
      ...johnson,
      preferredName: ' Annie ',
      pronouns: 'she/her',
      locale: 'es',
      contactConsent: { email: true, sms: false },
      emergencyContact: { name: 'Tom Johnson', phone: '212 555 0199' },
    });
    expect(status).toBe(201);
    expect(headers.get('etag')).toBe('"v1"');
    expect(body).toEqual({
      id: expect.any(String),
      givenName: 'Anna',
      familyName: 'Johnson',
      preferredName: 'Annie',
      dateOfBirth: '1990-05-17',
      pronouns: 'she/her',
      email: 'anna.johnson@mail.example',
      phone: '(212) 555-0123',
      locale: 'es',
      timezone: null,
      contactConsent: {
        email: { given: true, at: expect.any(String), by: PEOPLE.dee.id },
        sms: { given: false, at: expect.any(String), by: PEOPLE.dee.id },
      },
      emergencyContact: { name: 'Tom Johnson', relation: null, phone: '212 555 0199' },
      guardian: null,
      archival: null,
      createdAt: expect.any(String),
      version: 1,
      possibleDuplicates: [],
    });
    const { possibleDuplicates: _, ...client } = body;
    expect((await world.as('dee').get(`/clients/${body.id}`)).body).toEqual(client);
  });

  it('refuses who is most likely a client already, shows who that is, and keeps on record that it was shown', async () => {
    const before = await countClients(world);
    const newcomer = { givenName: 'Ana', familyName: 'Jonson', dateOfBirth: '1990-05-17', phone: '+1 212 555 0123' };
    const withAndWithoutKey: Record<string, string>[] = [{}, { 'idempotency-key': 'dee-tries-ana-1' }];
    for (const headers of withAndWithoutKey) {
      const { status, body } = await world.as('dee').post('/clients', newcomer, { headers });
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'possible_duplicate' });
      expect(body.possibleDuplicates).toEqual([
        {
          id: expect.any(String), givenName: 'Anna', familyName: 'Johnson', preferredName: 'Annie', dateOfBirth: '1990-05-17', archived: false,
          reasons: ['birth_date', 'phone'], likely: true,
        },
      ]);
      expect((await clientEventsOf(world)).at(-1)).toEqual({ action: 'client.search', actor: PEOPLE.dee.id, client: null, details: { count: 1, for: 'duplicates' } });
    }
    expect(await countClients(world)).toBe(before);

    const checked = await world.as('dee').post('/clients', { ...newcomer, duplicateChecked: true });
    expect(checked.status).toBe(201);
    expect(checked.body.possibleDuplicates).toHaveLength(1);
  });

  it('takes on a relative who shares the phone, and says so', async () => {
    const { status, body } = await world.as('dee').post('/clients', { givenName: 'Wei', familyName: 'Zhou', dateOfBirth: '1961-01-01', phone: '2125550123' });
    expect(status).toBe(201);
    expect(body.possibleDuplicates.map((d: { reasons: string[]; likely: boolean }) => [d.reasons, d.likely])).toEqual([[['phone'], false], [['phone'], false]]);
  });

  it('knows nobody of the clinic next door', async () => {
    const { status, body } = await world.as('bo').post('/clients', johnson);
    expect({ status, possibleDuplicates: body.possibleDuplicates }).toEqual({ status: 201, possibleDuplicates: [] });
  });

  it('needs a guardian for a minor', async () => {
    const refused = await world.as('dee').post('/clients', mia);
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({
      code: 'guardian_required',
      errors: [{ pointer: '/guardian', code: 'required', message: 'Send guardian with name, relation and phone; or correct dateOfBirth.' }],
    });
    const taken = await world.as('dee').post('/clients', { ...mia, guardian: rosa });
    expect({ status: taken.status, guardian: taken.body.guardian }).toEqual({ status: 201, guardian: rosa });
  });

  it('creates once, however often the answer is asked for', async () => {
    const before = await countClients(world);
    const body = { givenName: 'Ivo', familyName: 'Marek', dateOfBirth: '1975-02-28' };
    const send = () => world.as('dee').post('/clients', body, { headers: { 'idempotency-key': 'dee-takes-ivo-on' } });
    const [first, second] = [await send(), await send()];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(await countClients(world)).toBe(before + 1);
  });

  it.each([
    ['a day that does not exist', { dateOfBirth: '2001-02-30' }, '/dateOfBirth'],
    ['a day in the future', { dateOfBirth: '2099-01-01' }, '/dateOfBirth'],
    ['a moment for a day', { dateOfBirth: '1990-05-17T00:00:00Z' }, '/dateOfBirth'],
    ['a number for a day', { dateOfBirth: 19900517 }, '/dateOfBirth'],
    ['a name of blanks', { familyName: '   ' }, '/familyName'],
    ['a name with NUL', { familyName: 'a\u0000b' }, '/familyName'],
    ['half a character', { givenName: '\ud800' }, '/givenName'],
    ['a long name', { givenName: 'x'.repeat(70_000) }, '/givenName'],
    ['no name', { givenName: undefined }, '/givenName'],
    ['words for a number', { phone: 'call me' }, '/phone'],
    ['too little of a number', { phone: '555' }, '/phone'],
    ['no e-mail', { email: 'nobody' }, '/email'],
    ['half a character for an e-mail', { email: '\ud800' }, '/email'],
    ['letters that few servers deliver to', { email: 'josé@mail.example' }, '/email'],
    ['an unknown language', { locale: 'xx' }, '/locale'],
    ['null for what has no null', { locale: null }, '/locale'],
    ['a list for a guardian', { guardian: [] }, '/guardian'],
    ['half a guardian', { guardian: { name: 'Rosa' } }, '/guardian/phone'],
    ['half a character in a guardian', { guardian: { ...rosa, name: '\udc00' } }, '/guardian/name'],
    ['a word for a consent', { contactConsent: { email: 'yes' } }, '/contactConsent/email'],
    ['an unknown channel', { contactConsent: { fax: true } }, '/contactConsent/fax'],
    ['health', { allergies: [{ substance: 'latex' }] }, '/allergies'],
    ['another clinic', { clinicId: '0190a000-0000-7000-8000-00000000000b' }, '/clinicId'],
  ])('refuses %s', async (_, wrong, pointer) => {
    const { status, body } = await world.as('dee').post('/clients', { givenName: 'Kim', familyName: 'Roe', dateOfBirth: '1980-01-01', ...wrong });
    expect(status).toBe(400);
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });

  it('takes the longest names there are', async () => {
    for (const letter of ['\ufdfa', '🦶', 'ß'])
      expect((await world.as('dee').post('/clients', { givenName: letter.repeat(100), familyName: letter.repeat(100), dateOfBirth: '1980-01-01' })).status).toBe(201);
  });
});
