import { isWrite, operations, resolveSchema, urlOf, type Operation, type Schema } from '../support/api-description';
import type { Answer } from '../support/client';
import { completeIntake, knots, takeOn } from '../support/course';
import { BOOKED_BY_IDS, IN_BODIES } from '../support/ids-in-bodies';
import { clearing, FOR_A_DOCTOR, furnish, type Furnished } from '../support/furnished-clinic';
import { openPremises } from '../support/furnished-booking';
import { rowsOf } from '../support/tenant-rows';
import { VALID } from '../support/valid-bodies';
import { QUERIES, secretsFor } from '../support/valid-booking';
import { CLINIC_A, CLINIC_B, openWorld, PEOPLE, type Client, type World } from '../support/world';

/** In a path, but no record of a clinic: the catalogue, the form and the days are everybody's. */
const COMMON_IDS = ['techniqueId', 'linkId', 'date', 'section'];
const NOBODY = '0190a000-0000-7000-8000-0000000000ff';
const MALFORMED = 'no-such-id';

const tenantIdsOf = (operation: Operation): readonly string[] => operation.pathParameters.filter((name) => !COMMON_IDS.includes(name));
const ofStaff = operations.filter(({ access }) => access?.kind === 'permission' || access?.kind === 'staff');
const withIds = ofStaff.filter((operation) => tenantIdsOf(operation).length > 0);

/** `operation /pointer` of every id that a body may hold. */
const idsInBodies = (operation: Operation): string[] => {
  const walk = (given: Schema, at: string): string[] => {
    const schema = resolveSchema(given);
    const own = schema.format === 'uuid' ? [`${operation.id} ${at}`] : [];
    const inner = Object.entries((schema.properties ?? {}) as Record<string, Schema>).flatMap(([name, property]) => walk(property, `${at}/${name}`));
    const parts = ((schema.allOf ?? schema.anyOf ?? schema.oneOf ?? []) as Schema[]).flatMap((part) => walk(part, at));
    return [...own, ...inner, ...parts, ...(schema.items ? walk(schema.items as Schema, `${at}/0`) : [])];
  };
  return operation.body ? walk(operation.body, '') : [];
};

/** The body with another value at the pointer. */
const replaced = (body: unknown, pointer: string, value: string): object => {
  const copy: any = JSON.parse(JSON.stringify(body));
  const names = pointer.split('/').slice(1);
  const last = names.pop() ?? '';
  names.reduce((inner, name) => inner[name], copy)[last] = value;
  return copy;
};

const operationOf = (id: string): Operation => {
  const found = operations.find((operation) => operation.id === id);
  if (!found) throw new Error(`no such operation: ${id}`);
  return found;
};

/** All of an answer but what names this one request. */
const seen = ({ status, body, headers }: Answer): unknown => ({
  status,
  body: { ...body, requestId: undefined },
  headers: [...headers].filter(([name]) => !['date', 'x-request-id', 'content-length', 'connection', 'keep-alive'].includes(name)),
});

/** Furnishing a clinic is a thousand requests. */
const PATIENCE = 120_000;

jest.setTimeout(PATIENCE);

describe('every route', () => {
  let world: World;
  let alder: Furnished;
  let bo: Client;
  let birch: Furnished;
  beforeAll(async () => {
    world = await openWorld();
    alder = await furnish(world);
    bo = world.as('bo');
    birch = await openBirch();
  }, PATIENCE);
  afterAll(() => world.close());

  /** Clinic B with premises of its own. */
  const openBirch = async (): Promise<Furnished> => {
    const own = await takeOn(world, 'bo');
    await completeIntake(world, 'bo', own, knots);
    const newcomer = (await bo.post('/staff', { email: 'vi@birch.example', displayName: 'Vi Holm', roles: ['therapist'] })).body.id as string;
    const premises = await openPremises(world, { owner: 'bo', desk: 'bo', therapist: 'bo', newcomer, clientId: own.id, keptApart: (await takeOn(world, 'bo')).id });
    return { ...alder, ids: premises.ids, booking: { ...alder.booking, ...premises } };
  };
  const queryFor = (operation: Operation, clinic: Furnished, more: object = {}): string =>
    new URLSearchParams({ ...QUERIES[operation.id]?.(clinic), ...more }).toString();

  const send = (browser: Client, operation: Operation, ids: Readonly<Record<string, string>>, headers: Record<string, string> = {}, clinic = alder, body: unknown = isWrite(operation) ? VALID[operation.id]?.body?.(clinic) : undefined): Promise<Answer> => {
    const valid = VALID[operation.id];
    const ifMatch = operation.needsIfMatch ? { ifMatch: valid?.ifMatch?.(clinic) ?? 1 } : {};
    return browser.send(operation.method.toUpperCase(), `${world.url}${urlOf(operation, ids)}?${isWrite(operation) ? '' : queryFor(operation, clinic)}`, body, { ...ifMatch, headers: { ...(valid?.contentType ? { 'content-type': valid.contentType } : {}), ...headers } });
  };
  const idsFor = (operation: Operation): Readonly<Record<string, string>> => ({ ...alder.ids, ...VALID[operation.id]?.ids?.(alder) });

  it('declares who may reach it', () => {
    expect(operations.filter(({ access }) => !['public', 'staff', 'permission', 'intake'].includes(access?.kind ?? '')).map(({ id }) => id)).toEqual([]);
  });

  it('has a valid request to be tried with, where it writes; and a record for each id', () => {
    const writes = operations.filter(isWrite).map(({ id }) => id);
    expect(writes.filter((id) => !VALID[id])).toEqual([]);
    expect(Object.keys(VALID).filter((id) => !writes.includes(id))).toEqual([]);
    expect(operations.flatMap(({ pathParameters }) => pathParameters).filter((name) => !alder.ids[name])).toEqual([]);
  });

  it.each(withIds.map((operation) => [operation.id, operation] as const))('%s answers clinic B about clinic A as about nobody and about nonsense', async (_, operation) => {
    const before = await rowsOf(world, CLINIC_A);
    const names = tenantIdsOf(operation);
    const real = idsFor(operation);
    const all = (value: string) => ({ ...real, ...Object.fromEntries(names.map((name) => [name, value])) });
    const nobody = seen(await send(bo, operation, all(NOBODY)));
    expect(nobody).toMatchObject({ status: 404, body: { code: 'not_found' } });
    for (const ids of [real, all(MALFORMED), all('%00'), all(real[names[0] ?? '']?.toUpperCase() ?? ''), ...names.map((name) => ({ ...real, [name]: NOBODY }))])
      expect(seen(await send(bo, operation, ids))).toEqual(nobody);
    expect(await rowsOf(world, CLINIC_A)).toEqual(before);
  });

  it('answers 404 to clinic A too, where one id does not belong to the other', async () => {
    const { draft, decided } = alder.plans;
    // A client and a therapist are kept apart, and belong to each other as little.
    const nested = withIds.filter((operation) => tenantIdsOf(operation).length > 1 && operation.id !== 'bringTogether');
    expect(nested.map(({ pathParameters }) => pathParameters)).toEqual(nested.map(() => ['planId', 'lineId']));
    for (const operation of nested) expect([operation.id, (await send(world.as('ana'), operation, { planId: draft.id, lineId: decided.lineId })).status]).toEqual([operation.id, 404]);
  });

  it('finds no id of clinic A in a body or a query of clinic B', async () => {
    // `clinicId` of signIn names one of a person's own clinics; the e-mail and the password decide. A hookInstance names the call.
    expect(operations.flatMap(idsInBodies).sort()).toEqual(Object.keys(IN_BODIES).concat(BOOKED_BY_IDS, 'signIn /clinicId', 'callScreeningHook /hookInstance', 'callTreatmentStartHook /hookInstance').sort());
    const own = await takeOn(world, 'bo');
    await completeIntake(world, 'bo', own, FOR_A_DOCTOR);
    const screeningId = (await bo.get(`/clients/${own.id}/screenings`)).body.items[0].id as string;
    const reviewId = (await bo.post(`/screenings/${screeningId}/reviews`, clearing(alder.reviewed.ruleIds))).body.id as string;
    const noteId = (await bo.post(`/clients/${own.id}/session-notes`, { kind: 'treatment_not_given' })).body.id as string;
    const before = await rowsOf(world, CLINIC_A);
    for (const [pointer, [foreign, bodyWith]] of Object.entries(IN_BODIES)) {
      const operation = operations.find(({ id }) => pointer.startsWith(`${id} `));
      if (!operation) throw new Error(pointer);
      const tryWith = async (id: string): Promise<unknown> =>
        seen(await bo.send('POST', world.url + urlOf(operation, { clientId: own.id, screeningId, reviewId, noteId }), bodyWith(id, alder), operation.needsIfMatch ? { ifMatch: 1 } : {}));
      const nobody = await tryWith(NOBODY);
      expect([pointer, [404, 409, 422].includes((nobody as { status: number }).status)]).toEqual([pointer, true]);
      expect([pointer, await tryWith(foreign(alder))]).toEqual([pointer, nobody]);
    }
    for (const query of [`clientId=${alder.ids.clientId}`, `actorId=${alder.ids.staffId}`]) expect((await bo.get(`/audit-events?${query}`)).body.items).toEqual([]);
    expect(await rowsOf(world, CLINIC_A)).toEqual(before);
  });

  it('finds no id of clinic A in a booking or a query of clinic B, which are right but for it', async () => {
    const idsOf = (operation: Operation) => ({ ...birch.ids, ...VALID[operation.id]?.ids?.(birch) });
    const foreign: Readonly<Record<string, string>> = { ...alder.ids, staffId: PEOPLE.ana.id, 0: alder.ids.resourceId ?? '', appointmentId: alder.booking.ofSeries, resource: alder.ids.resourceId ?? '', patient: alder.ids.clientId ?? '', location: alder.ids.locationId ?? '' };
    const foreignFor = (name: string): string => foreign[name] ?? '';
    const before = await rowsOf(world, CLINIC_A);
    const own = await rowsOf(world, CLINIC_B);
    for (const pointer of BOOKED_BY_IDS) {
      const [operation, at] = [operationOf(pointer.split(' ')[0] ?? ''), pointer.split(' ')[1] ?? ''];
      const tryWith = async (id: string): Promise<unknown> => seen(await send(bo, operation, idsOf(operation), secretsFor(operation, birch), birch, replaced(VALID[operation.id]?.body?.(birch), at, id)));
      const nobody = await tryWith(NOBODY);
      expect([pointer, nobody, await tryWith(foreignFor(at.split('/').at(-1) ?? ''))]).toEqual([pointer, expect.objectContaining({ status: expect.any(Number) }), nobody]);
      // A plan writes nothing: it says that the therapist is not free.
      expect([pointer, [404, 409, 422, ...(pointer === 'planSeries /therapistId' ? [200] : [])].includes((nobody as { status: number }).status)]).toEqual([pointer, true]);
    }
    const { audit_event: _, ...untouched } = await rowsOf(world, CLINIC_B);
    expect(untouched).toEqual(Object.fromEntries(Object.entries(own).filter(([table]) => table !== 'audit_event')));

    const queries = ofStaff.flatMap((operation) => operation.queryParameters.filter(({ schema, name }) => schema.format === 'uuid' || name === 'patient').map(({ name }) => [operation, name] as const));
    // The trail is looked at above.
    expect(queries.filter(([{ id }]) => !QUERIES[id]).map(([{ id }, name]) => `${id} ${name}`)).toEqual(['listAuditEvents clientId', 'listAuditEvents actorId']);
    for (const [operation, name] of queries.filter(([{ id }]) => QUERIES[id])) {
      const tryWith = async (id: string): Promise<unknown> => seen(await bo.get(`${world.url}${operation.path}?${queryFor(operation, birch, { [name]: id })}`));
      expect([operation.id, name, await tryWith(foreignFor(name))]).toEqual([operation.id, name, await tryWith(NOBODY)]);
    }
    expect(await rowsOf(world, CLINIC_A)).toEqual(before);
    for (const id of new Set(BOOKED_BY_IDS.map((pointer) => pointer.split(' ')[0] ?? ''))) {
      const { status, body } = await send(bo, operationOf(id), idsOf(operationOf(id)), secretsFor(operationOf(id), birch), birch);
      expect([id, status < 300 || body]).toEqual([id, true]);
    }
  });

  it('answers links and calendar addresses that are not right as it answers nonsense', async () => {
    const { visit } = alder.booking.links;
    const [clinicId = '', secret = ''] = visit.split('.');
    const before = await rowsOf(world, CLINIC_A);
    for (const operation of operations.filter(({ path }) => path.includes('/my-visit')))
      for (const browser of [world.stranger(), world.as('olu'), bo]) {
        const ask = async (link?: string): Promise<unknown> => seen(await send(browser, operation, {}, link === undefined ? {} : { 'booking-link': link }));
        const none = await ask();
        expect([operation.id, none]).toEqual([operation.id, expect.objectContaining({ status: 401, body: expect.objectContaining({ code: 'link_unknown' }) })]);
        for (const link of ['', 'x', secret, clinicId, alder.ids.appointmentId, `${CLINIC_B}.${secret}`, `${NOBODY}.${secret}`, `${clinicId}.${'x'.repeat(43)}`, `${visit}x`, visit.toUpperCase(), `${clinicId}.${(alder.ids.feedKey ?? '').replace('.ics', '')}`])
          expect([operation.id, link, await ask(link)]).toEqual([operation.id, link, none]);
      }
    const calendar = operationOf('readCalendarFeed');
    const feedKey = alder.ids.feedKey ?? '';
    const read = async (ids: { clinicId: string; feedKey: string }, browser = world.stranger()): Promise<any> => seen(await send(browser, calendar, ids));
    const nothing = await read({ clinicId, feedKey: 'nothing' });
    expect(nothing).toMatchObject({ status: 404, body: { code: 'not_found' } });
    for (const ids of [{ clinicId: CLINIC_B, feedKey }, { clinicId: NOBODY, feedKey }, { clinicId: MALFORMED, feedKey }, { clinicId, feedKey: `${'x'.repeat(43)}.ics` }, { clinicId, feedKey: alder.ids.feedId ?? '' }, { clinicId, feedKey: secret }])
      for (const browser of [world.stranger(), world.as('olu'), bo]) expect([ids, await read(ids, browser)]).toEqual([ids, nothing]);
    expect(await rowsOf(world, CLINIC_A)).toEqual(before);
  });

  it('shows a holder of a link or an address that one visit or calendar, and of nobody but themselves', async () => {
    const others = [alder.ids.clientId, alder.ids.staffId, alder.ids.appointmentId, 'Rivera', 'Ana'].map((text) => text ?? '');
    for (const id of ['getOwnVisit', 'listOwnTimes']) {
      const { status, body } = await send(world.stranger(), operationOf(id), {}, { 'booking-link': alder.booking.links.visit });
      expect([id, status, others.filter((text) => JSON.stringify(body).includes(text))]).toEqual([id, 200, []]);
    }
    const { status, body } = await send(world.stranger(), operationOf('readCalendarFeed'), alder.ids);
    expect([status, ['Sam', 'Rivera', alder.ids.clientId ?? '', 'Massage'].filter((text) => (body as string).includes(text))]).toEqual([200, []]);
    expect((await send(world.stranger(), operationOf('cancelOwnVisit'), {}, { 'booking-link': alder.booking.links.visit })).body).toMatchObject({ state: 'cancelled' });
    expect((await world.as('dee').get(`/appointments/${alder.booking.visit.id}`)).body).toMatchObject({ state: 'booked' });
  });

  it('keeps the lists and the Idempotency-Keys of one clinic from the other', async () => {
    const headers = { 'idempotency-key': 'one-key-for-two-clinics' };
    const path = `/clients/${alder.ids.clientId}/intake-invitations`;
    expect((await world.as('dee').post(path, {}, { headers })).status).toBe(201);
    expect((await bo.post(path, {}, { headers })).status).toBe(404);
    for (const operation of ofStaff.filter(({ method, pathParameters }) => method === 'get' && pathParameters.length === 0)) {
      const { status, body } = await send(bo, operation, {}, {}, birch);
      // Bo's own audit trail names the client whom Bo asked for, above: that is what Bo typed.
      const text = JSON.stringify(body?.items?.filter(({ action }: { action?: string }) => action !== 'audit_event.read') ?? body);
      expect([operation.id, status < 300 || status === 403]).toEqual([operation.id, true]);
      expect(Object.entries(alder.ids).filter(([name, id]) => !COMMON_IDS.includes(name) && text.includes(id))).toEqual([]);
    }
  });

  it.each(Object.keys(VALID).filter((id) => VALID[id]?.by).map((id) => [id] as const))('%s would have done it for a member of clinic A, with the very same request', async (id) => {
    const operation = operations.find((one) => one.id === id);
    if (!operation) throw new Error('told above');
    const answer = await send(world.as(VALID[id]?.by ?? 'ana'), operation, idsFor(operation));
    expect({ status: answer.status, problem: answer.status < 300 ? undefined : answer.body }).toEqual({ status: expect.any(Number), problem: undefined });
  });
});
