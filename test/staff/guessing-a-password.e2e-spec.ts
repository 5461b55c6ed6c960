import { openWorld, PASSWORD, PEOPLE, type Answer, type World } from '../support/world';

const ANA = PEOPLE.ana.email;
const HOME = '203.0.113.7';
/** Addresses of a guesser who has many. */
const elsewhere = (n: number): string => `198.51.100.${n}`;

describe('guessing a password', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ env: { TRUST_PROXY: 'true' } });
  });
  afterEach(() => world.close());

  const signIn = (email: string, password: string, from: string): Promise<Answer> =>
    world.stranger().post('/session', { email, password }, { headers: { 'x-forwarded-for': from } });

  it('ends after ten tries from one place, and says when to come back', async () => {
    for (let n = 1; n <= 10; n++) expect((await signIn(ANA, `guess number ${n} of many`, elsewhere(1))).status).toBe(401);
    const refusal = await signIn(ANA, PASSWORD, elsewhere(1));
    expect({ status: refusal.status, code: refusal.body.code }).toEqual({ status: 429, code: 'too_many_sign_ins' });
    const wait = Number(refusal.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(15 * 60);
    expect(refusal.body.retryAfterSeconds).toBe(wait);
  });

  it('is counted for an account over all places, and locks nobody out of where they work', async () => {
    expect((await signIn(ANA, PASSWORD, HOME)).status).toBe(201);
    const guesses = await Promise.all(Array.from({ length: 30 }, (_, n) => signIn(ANA, 'not the password of Ana', elsewhere(n))));
    expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([401]));
    expect((await signIn(ANA, PASSWORD, elsewhere(99))).status).toBe(429);
    expect((await signIn(ANA, PASSWORD, HOME)).status).toBe(201);
    expect((await signIn(PEOPLE.dee.email, PASSWORD, elsewhere(99))).status).toBe(201);
  });

  it('learns nothing: an unknown e-mail, a wrong password and a leaver get the same refusal', async () => {
    await world.as('olu').post(`/staff/${PEOPLE.dee.id}/departure`);
    const refusals = await Promise.all([signIn('nobody@alder.example', PASSWORD, HOME), signIn(ANA, 'wrong', HOME), signIn(PEOPLE.dee.email, PASSWORD, HOME)]);
    const shown = refusals.map(({ status, body: { requestId, ...rest } }) => ({ status, ...rest }));
    expect(shown[0]).toMatchObject({ status: 401, code: 'sign_in_refused' });
    expect(shown).toEqual([shown[0], shown[0], shown[0]]);
  });

  it('does not work from a screen that somebody left open either', async () => {
    const screen = world.as('ana');
    const guess = () => screen.put('/session/password', { currentPassword: 'perhaps this one', newPassword: 'eleven quiet lanterns' });
    for (let n = 0; n < 10; n++) expect((await guess()).body.code).toBe('current_password_wrong');
    expect((await guess()).status).toBe(429);
  });
});
