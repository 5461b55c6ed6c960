import { openWorld, type World } from '../support/world';

const nested = (open: string, close: string, levels: number): string => open.repeat(levels) + '1' + close.repeat(levels);

describe('a body nested too deep', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it.each([
    ['arrays', nested('[', ']', 100_000)],
    ['objects', nested('{"a":', '}', 80_000)],
    ['arrays in a field', `{"givenName":${nested('[', ']', 100_000)}}`],
    ['33 levels', nested('[', ']', 33)],
  ])('is refused before anything walks it: %s', async (_what, body) => {
    const answer = await world.as('dee').post('/clients', body, { headers: { 'idempotency-key': 'a-deep-body' } });
    expect([answer.status, answer.body.code]).toEqual([400, 'body_too_deep']);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  });

  it('is refused before sign-in too', async () => {
    const { status, body } = await world.stranger().post('/session', nested('[', ']', 100_000));
    expect([status, body.code]).toEqual([400, 'body_too_deep']);
  });

  it('is told from one that is merely wrong, at 32 levels', async () => {
    const { status, body } = await world.as('dee').post('/clients', `{"givenName":${nested('[', ']', 31)}}`);
    expect([status, body.code]).toEqual([400, 'validation_failed']);
  });
});
