import { isWrite, operations, resolveSchema, urlOf, type Operation, type Schema } from '../support/api-description';
import type { Answer } from '../support/client';
import { completeIntake, takeOn } from '../support/course';
import { clearing, FOR_A_DOCTOR, furnish, type Furnished } from '../support/furnished-clinic';
import { rowsOf } from '../support/tenant-rows';
import { VALID } from '../support/valid-bodies';
import { CLINIC_A, openWorld, type Client, type World } from '../support/world';

/** In a path, but no record of a clinic: the catalogue and the form are everybody's. */
const COMMON_IDS = ['techniqueId', 'linkId', 'section'];
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

const word = ({ reviewed }: Furnished): object => ({ ruleIds: reviewed.ruleIds, clinicianName: 'Dr Ruiz', dated: new Date().toISOString().slice(0, 10), scope: 'Light massage' });
const resting = (recordId: string, { reviewed }: Furnished): object => {
  const review = clearing(reviewed.ruleIds) as { decisions: object[] };
  return { ...review, decisions: review.decisions.map((decision) => ({ ...decision, reasonCode: 'clearance_letter_seen' })), medicalClearance: { recordId } };
};
type InBody = readonly [foreign: (clinic: Furnished) => string, bodyWith: (id: string, clinic: Furnished) => object];
/** Each id that a body may hold: one of clinic A's, and a request of clinic B that is right but for it. */
const IN_BODIES: Readonly<Record<string, InBody>> = {
  'inviteToIntake /corrects': [({ ids }) => ids.intakeId ?? '', (corrects) => ({ corrects })],
  'recordMedicalClearance /requestId': [({ ids }) => ids.requestId ?? '', (requestId, clinic) => ({ ...word(clinic), requestId })],
  'recordMedicalClearance /documentId': [({ ids }) => ids.documentId ?? '', (documentId, clinic) => ({ ...word(clinic), documentId })],
  'startNote /planId': [({ plans }) => plans.approved.id, (planId) => ({ kind: 'treatment', planId })],
  'startNote /appointmentId': [({ ids }) => ids.planId ?? '', (appointmentId) => ({ kind: 'treatment', appointmentId })],
  'searchNotes /clientId': [({ ids }) => ids.clientId ?? '', (clientId) => ({ text: 'stiff', clientId })],
  'reviewScreening /medicalClearance/recordId': [({ recordId }) => recordId, resting],
  'secondReview /medicalClearance/recordId': [({ recordId }) => recordId, resting],
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
  beforeAll(async () => {
    world = await openWorld();
    alder = await furnish(world);
    bo = world.as('bo');
  }, PATIENCE);
  afterAll(() => world.close());

  const send = (browser: Client, operation: Operation, ids: Readonly<Record<string, string>>, headers: Record<string, string> = {}): Promise<Answer> => {
    const valid = VALID[operation.id];
    const ifMatch = operation.needsIfMatch ? { ifMatch: valid?.ifMatch?.(alder) ?? 1 } : {};
    return browser.send(operation.method.toUpperCase(), world.url + urlOf(operation, ids), isWrite(operation) ? valid?.body?.(alder) : undefined, { ...ifMatch, headers: { ...(valid?.contentType ? { 'content-type': valid.contentType } : {}), ...headers } });
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
    const nested = withIds.filter((operation) => tenantIdsOf(operation).length > 1);
    expect(nested.map(({ pathParameters }) => pathParameters)).toEqual(nested.map(() => ['planId', 'lineId']));
    for (const operation of nested) expect([operation.id, (await send(world.as('ana'), operation, { planId: draft.id, lineId: decided.lineId })).status]).toEqual([operation.id, 404]);
  });

  it('finds no id of clinic A in a body or a query of clinic B', async () => {
    // `clinicId` of signIn names one of a person's own clinics; the e-mail and the password decide.
    expect(operations.flatMap(idsInBodies).sort()).toEqual(Object.keys(IN_BODIES).concat('signIn /clinicId').sort());
    const own = await takeOn(world, 'bo');
    await completeIntake(world, 'bo', own, FOR_A_DOCTOR);
    const screeningId = (await bo.get(`/clients/${own.id}/screenings`)).body.items[0].id as string;
    const reviewId = (await bo.post(`/screenings/${screeningId}/reviews`, clearing(alder.reviewed.ruleIds))).body.id as string;
    const before = await rowsOf(world, CLINIC_A);
    for (const [pointer, [foreign, bodyWith]] of Object.entries(IN_BODIES)) {
      const operation = operations.find(({ id }) => pointer.startsWith(`${id} `));
      if (!operation) throw new Error(pointer);
      const tryWith = async (id: string): Promise<unknown> =>
        seen(await bo.send('POST', world.url + urlOf(operation, { clientId: own.id, screeningId, reviewId }), bodyWith(id, alder)));
      const nobody = await tryWith(NOBODY);
      expect([pointer, [404, 409, 422].includes((nobody as { status: number }).status)]).toEqual([pointer, true]);
      expect([pointer, await tryWith(foreign(alder))]).toEqual([pointer, nobody]);
    }

    const queries = ofStaff.flatMap((operation) => operation.queryParameters.filter(({ schema, name }) => schema.format === 'uuid' || name.endsWith('Id')).map(({ name }) => `${operation.id} ${name}`));
    expect(queries).toEqual(['listAuditEvents clientId', 'listAuditEvents actorId']);
    for (const query of [`clientId=${alder.ids.clientId}`, `actorId=${alder.ids.staffId}`]) expect((await bo.get(`/audit-events?${query}`)).body.items).toEqual([]);
    expect(await rowsOf(world, CLINIC_A)).toEqual(before);
  });

  it('keeps the lists and the Idempotency-Keys of one clinic from the other', async () => {
    const headers = { 'idempotency-key': 'one-key-for-two-clinics' };
    const path = `/clients/${alder.ids.clientId}/intake-invitations`;
    expect((await world.as('dee').post(path, {}, { headers })).status).toBe(201);
    expect((await bo.post(path, {}, { headers })).status).toBe(404);
    for (const operation of ofStaff.filter(({ method, pathParameters }) => method === 'get' && pathParameters.length === 0)) {
      const { status, body } = await send(bo, operation, {});
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
