import fc from 'fast-check';
import { isWrite, operations, resolveSchema, urlOf, type Operation, type Schema } from '../support/api-description';
import { badBody, plausible } from '../support/bad-bodies';
import type { Answer } from '../support/client';
import { CANARY, furnish, type Furnished } from '../support/furnished-clinic';
import { VALID } from '../support/valid-bodies';
import { atATime, openWire, type Wire } from '../support/wire';
import { secretsFor } from '../support/valid-booking';
import { openWorld, PASSWORD, PEOPLE, type Client, type Person, type World } from '../support/world';

const BODIES = 200;
const SEED = 20_261_125;
const WIDTH = 16;
/** Signing in answers in its own time, so that it tells nothing; it is waited for side by side. */
const WIDTH_OF_SIGN_IN = 64;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** Nobody reads their own words again in an error: they may be about health. */
const ECHO = 'Quokkawort spells';

const writes = operations.filter((operation) => isWrite(operation) && operation.body && !VALID[operation.id]?.contentType);
const reads = operations.filter(({ method, path }) => method === 'get' && path.startsWith('/api/'));
const permitted: Readonly<Record<string, Person>> = { listAuditEvents: 'olu' };

/** A body that the schema allows, with every text in it replaced. */
const echoing = (given: Schema): fc.Arbitrary<unknown> => plausible(given).map((body) => JSON.parse(JSON.stringify(body), (_, value: unknown) => (typeof value === 'string' ? ECHO : value)) as unknown);

/** The same body about records that there are, so that more than the ids is looked at. */
const withKnownIds = (body: unknown, ids: Furnished['ids']): unknown =>
  body === undefined ? body : (JSON.parse(JSON.stringify(body), (name, value: unknown) => (typeof value === 'string' && UUID.test(value) ? (ids[name] ?? value) : value)) as unknown);

const HOSTILE_QUERIES = [
  "' OR 1=1 --", '%00', '%', '-1', '0', '201', '1e9', '99999999999999999999', 'null', 'true', '[]', '{}', 'x'.repeat(3_000), '%ud800', '🦶', "'; DROP TABLE client; --", '../../etc/passwd', '2026-02-30',
  Buffer.from('["a"]').toString('base64url'), Buffer.from('["2026-02-30T00:00:00.000Z","x"]').toString('base64url'), Buffer.from('["\\u0000","0190a000-0000-7000-8000-0000000000ff"]').toString('base64url'),
  Buffer.from('["infinity","0190a000-0000-7000-8000-0000000000ff"]').toString('base64url'), Buffer.from('{"length":2}').toString('base64url'), Buffer.from('[1,2]').toString('base64url'),
];

const HOSTILE_HEADERS: readonly (readonly [string, readonly string[]])[] = [
  ['if-match', ['*', 'v1', '"v1', '"v99999999999"', '"v-1"', 'W/"v1"', '"v1", "v2"', "' OR 1=1", 'x'.repeat(4_000)]],
  ['idempotency-key', ['short', 'with space in it', 'x'.repeat(201), "key-'; DROP TABLE client", 'ke\u00ffkekekeke']],
  ['purpose-of-use', ['', 'nothing', 'x'.repeat(4_000), "' OR 1=1", '__proto__', 'constructor']],
  ['booking-link', ['', 'x', 'x'.repeat(4_000), "' OR 1=1", `0190a000-0000-7000-8000-00000000000a.${'x'.repeat(43)}`]],
  ['booking-access', ['', 'x', 'x'.repeat(4_000), '__proto__']],
  ['intake-token', ['', 'x', 'x'.repeat(4_000), "' OR 1=1", '__proto__']],
  ['cookie', ['session=', 'session=x', `session=${'x'.repeat(4_000)}`, 'intake=%00', 'session=%ff; session=y', '=;;=']],
  ['x-request-id', ['', 'x'.repeat(4_000), '<script>', "' OR 1=1"]],
];

const STAFF = ['olu', 'ana', 'cy', 'dee'] as const;
/** Printing is slow, and the same doors are before it. */
const OF_NOBODY = Object.fromEntries(['noteId', 'planId', 'clientId'].map((name) => [name, '0190a000-0000-7000-8000-0000000000ff']));
const KNOWN = /^[a-z_]+$/;
const UUID_OR_SO = /^[\w-]{8,64}$/;

/** What is wrong with an answer: nothing, where it is a success or a problem document that says what to do and repeats nothing. */
const faultOf = ({ status, body, headers }: Answer): string | undefined => {
  if (status < 400) return undefined;
  if (status >= 500) return 'a 5xx';
  if (headers.get('content-type') !== 'application/problem+json; charset=utf-8') return 'no problem document';
  if (body.status !== status || !KNOWN.test(body.code) || !UUID_OR_SO.test(body.requestId) || typeof body.title !== 'string' || typeof body.detail !== 'string') return 'an incomplete problem document';
  if (body.code === 'unstorable_value') return 'found out by the database only';
  return [CANARY, ECHO].find((text) => JSON.stringify(body).includes(text));
};

/** Furnishing a clinic is a thousand requests. */
const PATIENCE = 120_000;

jest.setTimeout(PATIENCE);

describe('bad requests', () => {
  let world: World;
  let alder: Furnished;
  let versions: Map<string, number>;
  let wire: Wire;
  beforeAll(async () => {
    world = await openWorld({ env: { TRUST_PROXY: 'true' } });
    alder = await furnish(world);
    versions = new Map();
    wire = openWire(WIDTH_OF_SIGN_IN);
    for (const browser of [alder.phone, ...STAFF.map((person) => world.as(person))]) browser.fetch = wire.fetch;
  }, PATIENCE);
  afterAll(async () => {
    wire.close();
    await world.close();
  });

  const stranger = (): Client => Object.assign(world.stranger(), { fetch: wire.fetch });

  const senderOf = (operation: Operation): Client => {
    if (operation.access?.kind === 'intake') return operation.id === 'checkIdentity' ? stranger() : alder.phone;
    return operation.access?.kind === 'public' ? stranger() : world.as(VALID[operation.id]?.by ?? permitted[operation.id] ?? 'ana');
  };
  const send = async (operation: Operation, body: unknown, headers: Record<string, string> = {}, browser = senderOf(operation)): Promise<Answer> => {
    const version = versions.get(operation.id) ?? VALID[operation.id]?.ifMatch?.(alder) ?? 1;
    const token = secretsFor(operation, alder);
    const answer = await browser.send(operation.method.toUpperCase(), world.url + urlOf(operation, { ...alder.ids, ...VALID[operation.id]?.ids?.(alder), ...(operation.path.endsWith('/pdf') && OF_NOBODY) }), body, {
      ...(operation.needsIfMatch && !('if-match' in headers) ? { ifMatch: version } : {}), headers: { ...token, ...headers },
    });
    if (answer.status < 300 && typeof answer.body?.version === 'number') versions.set(operation.id, answer.body.version as number);
    return answer;
  };

  const expectProblem = (what: unknown, answer: Answer): void => {
    const fault = faultOf(answer);
    if (fault !== undefined) expect({ what, fault, status: answer.status, body: answer.body as unknown }).toEqual({ what, fault: undefined });
  };

  it.each(writes.map((operation) => [operation.id, operation] as const))(`never break %s: ${BODIES} bodies, each answered by a problem document or accepted`, async (_, operation) => {
    const schema = operation.body ?? {};
    const bodies = [...fc.sample(badBody(schema), { numRuns: BODIES, seed: SEED }).map((body, at) => (at % 2 === 0 ? body : withKnownIds(body, alder.ids))), ...fc.sample(echoing(schema), { numRuns: 10, seed: SEED })];
    const statuses = new Set<number>();
    await atATime(operation.id === 'signIn' ? WIDTH_OF_SIGN_IN : WIDTH, bodies, async (body) => {
      const answer = await send(operation, body ?? null);
      statuses.add(answer.status);
      expectProblem(body, answer);
    });
    // The doors let the sender through: it is the bodies that are refused.
    expect([...statuses].filter((status) => [401, 404].includes(status) && operation.access?.kind === 'permission')).not.toContain(401);
    expect(resolveSchema(schema).type).toBe('object');
  });

  it('nor does any query', async () => {
    const asked = reads.flatMap((operation) =>
      [...operation.queryParameters.map(({ name }) => [name, HOSTILE_QUERIES] as const), ...['stranger', '__proto__'].map((name) => [name, HOSTILE_QUERIES.slice(0, 3)] as const)].flatMap(([name, values]) =>
        values.flatMap((value) => {
          const encoded = value.startsWith('%') ? value : encodeURIComponent(value);
          const several = value.length < 5 ? [`${name}=1&${name}=${encoded}`, `${name}[]=${encoded}`, `${name}[a]=${encoded}`] : [];
          return [`${name}=${encoded}`, ...several].map((query) => [operation, query] as const);
        })));
    await atATime(WIDTH, asked, async ([operation, query]) => { expectProblem([operation.id, query], await get(operation, query)); });
  });
  const get = (operation: Operation, query: string): Promise<Answer> => {
    const token = secretsFor(operation, alder);
    return senderOf(operation).get(`${world.url}${urlOf(operation, alder.ids)}?${query}`, { headers: token });
  };

  it('nor any header', async () => {
    const asked = operations.filter(({ path }) => path.startsWith('/api/')).flatMap((operation) =>
      HOSTILE_HEADERS.flatMap(([header, values]) => (header === 'if-match' && !operation.needsIfMatch ? [] : values).map((value) => [operation, header, value] as const)));
    await atATime(WIDTH, asked, async ([operation, header, value]) => {
      expectProblem([operation.id, header, value], await send(operation, isWrite(operation) ? { stranger: true } : undefined, { [header]: value }, header === 'cookie' ? stranger() : undefined));
    });
  });

  it.each([
    ['broken JSON', '{"a":', 'application/json'], ['no JSON', 'hello', 'application/json'], ['text', 'hello', 'text/plain'], ['a form', 'a=1&b=2', 'application/x-www-form-urlencoded'],
    ['a file', '--x\r\n\r\n--x--', 'multipart/form-data; boundary=x'], ['XML', '<a/>', 'application/xml'], ['another charset', '{}', 'application/json; charset=utf-16'], ['an empty body', '', 'application/json'],
    ['a poisoned object', '{"__proto__":{"admin":true}}', 'application/json'], ['a poisoned constructor', '{"constructor":{"prototype":{"admin":true}}}', 'application/json'],
    ['deep nesting', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, 'application/json'], ['a huge body', `{"a":"${'x'.repeat(600_000)}"}`, 'application/json'],
  ])('nor %s', async (what, body, type) => {
    for (const operation of writes) {
      const browser = senderOf(operation);
      browser.fetch = fetch; // Where the server hangs up on a body, fetch still reads the answer.
      const answer = await send(operation, body, { 'content-type': type }, browser);
      // Suggesting and drafting take an empty object, in whatever way it came.
      expect([operation.id, answer.status >= 400 || answer.status < 300]).toEqual([operation.id, true]);
      expectProblem([operation.id, what], answer);
    }
  });

  it('and the clinic still works', async () => {
    expect((await world.as('ana').get(`/clients/${alder.ids.clientId}`)).status).toBe(200);
    expect((await world.stranger().post('/session', { email: PEOPLE.dee.email, password: PASSWORD })).status).toBe(201);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});
