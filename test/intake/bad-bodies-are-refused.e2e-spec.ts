import fc from 'fast-check';
import { badBody } from '../support/bad-bodies';
import type { Client } from '../support/client';
import { addClient, invite, verifiedPhone, withToken } from '../support/intake';
import { openWorld, type World } from '../support/world';

const INVITE = { type: 'object', properties: { expiresInDays: { type: 'integer', minimum: 1, maximum: 60 }, locale: { type: 'string', enum: ['en', 'es'] }, corrects: { type: 'string', format: 'uuid' } } };
const CHECK = { type: 'object', required: ['familyName', 'dateOfBirth'], properties: { familyName: { type: 'string', maxLength: 200 }, dateOfBirth: { type: 'string', format: 'date' } } };
const SAVE = { type: 'object', properties: { value: {}, state: { type: 'string', enum: ['not_sure', 'skipped'] } } };

describe('bad bodies', () => {
  let world: World;
  let phone: Client;
  let paths: { invite: string };
  beforeAll(async () => {
    world = await openWorld();
    const ben = await addClient(world);
    paths = { invite: `/clients/${ben}/intake-invitations` };
    phone = await verifiedPhone(world, await invite(world, ben));
  });
  afterAll(() => world.close());

  const holds = async (schema: object, send: (body: unknown) => Promise<{ status: number; headers: Headers; body: any }>): Promise<void> => {
    for (const body of fc.sample(badBody(schema), 200)) {
      const answer = await send(body);
      expect({ body, status: answer.status }).toEqual({ body, status: expect.any(Number) });
      expect(answer.status).toBeLessThan(500);
      if (answer.status >= 400) expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    }
  };

  it('make no link', () => holds(INVITE, (body) => world.as('dee').post(paths.invite, JSON.stringify(body))));

  it('confirm nobody', async () => {
    const { body } = await world.as('dee').post(paths.invite, {});
    await holds(CHECK, (bad) => world.stranger().post('/intake/identity-check', JSON.stringify(bad), withToken(body.token as string)));
  });

  it.each(['site', 'pain_map'])('save no answer to %s', (linkId) => holds(SAVE, (body) => phone.put(`/intake/answers/${linkId}`, JSON.stringify(body), { ifMatch: 0 })));
});
