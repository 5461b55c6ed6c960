import { connect } from '../support/database';
import { isWrite, operations, urlOf, type Operation } from '../support/api-description';
import { CLINIC_A, openWorld, PEOPLE, type Person, type World } from '../support/world';

const IDS = { staffId: PEOPLE.ana.id, techniqueId: 'thai' };
const NOBODY = '0190a000-0000-7000-8000-0000000000ff';

/** What each route answers to owner, therapist, front desk and a stranger. */
const TABLE: Readonly<Record<string, readonly [owner: number, therapist: number, frontDesk: number, stranger: number]>> = {
  getSession: [200, 200, 200, 401],
  changePassword: [400, 400, 400, 401],
  getClinic: [200, 200, 200, 401],
  editClinic: [400, 403, 403, 401],
  listStaff: [200, 200, 200, 401],
  hireStaff: [400, 403, 403, 401],
  getStaffMember: [200, 200, 200, 401],
  editStaffMember: [400, 403, 403, 401],
  listAuditEvents: [200, 403, 403, 401],
  listTechniques: [200, 200, 200, 401],
  getTechnique: [200, 200, 200, 401],
  setClinicTechnique: [400, 403, 403, 401],
  listRegions: [200, 200, 200, 401],
  listMuscles: [200, 200, 200, 401],
  listMuscleChains: [200, 200, 200, 401],
  listStrokes: [200, 200, 200, 401],
  listSelfCare: [200, 200, 200, 401],
  recordDeparture: [404, 403, 403, 401],
  resetPassword: [404, 403, 403, 401],
};
/** Signing in and out have stories of their own. */
const TOLD_ELSEWHERE = ['signIn', 'signOut'];
const OURS = /^\/api\/v1\/(session|staff|clinic|audit-events|techniques|regions|muscles|muscle-chains|strokes|self-care)(\/|$)/;
const ours = operations.filter((operation) => OURS.test(operation.path) && !TOLD_ELSEWHERE.includes(operation.id));

describe('who may do what', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const send = (person: Person | undefined, operation: Operation, ids: Readonly<Record<string, string>>) =>
    (person ? world.as(person) : world.stranger()).send(operation.method.toUpperCase(), world.url + urlOf(operation, ids), isWrite(operation) ? { stranger: true } : undefined, { ifMatch: 1 });

  /** All that a route could change. */
  const everything = async (): Promise<unknown> => {
    const admin = await connect(world.database.adminUrl);
    const tables = ['staff_member', 'staff_account', 'staff_membership', 'clinic', 'clinic_technique', 'idempotency_key'];
    const dump = [];
    for (const table of tables) dump.push((await admin.query(`SELECT * FROM ${table} ORDER BY 1, 2`)).rows);
    await admin.end();
    return dump;
  };

  it('is written down for every route', () => {
    expect(ours.map((operation) => operation.id).sort()).toEqual(Object.keys(TABLE).sort());
  });

  it.each(ours.map((operation) => [operation.id, operation] as const))('%s', async (id, operation) => {
    const before = await everything();
    // A departure takes no body and is real: it is tried on nobody.
    const ids = operation.method === 'post' ? { ...IDS, staffId: NOBODY } : IDS;
    const answers = [];
    for (const person of ['olu', 'ana', 'dee', undefined] as const) answers.push((await send(person, operation, ids)).status);
    expect(answers).toEqual(TABLE[id]);
    expect(await everything()).toEqual(before);
  });

  it.each(ours.filter((operation) => operation.pathParameters.includes('staffId')).map((operation) => [operation.id, operation] as const))(
    '%s answers clinic B about clinic A as about nobody and about nonsense',
    async (_, operation) => {
      const body = operation.id === 'editStaffMember' ? { displayName: 'Taken over' } : undefined;
      const ask = async (staffId: string) => {
        const { status, body: problem } = await world.as('bo').send(operation.method.toUpperCase(), world.url + urlOf(operation, { staffId }), body, { ifMatch: 1 });
        return { status, ...problem, requestId: undefined };
      };
      const before = await everything();
      const nobody = await ask(NOBODY);
      expect(nobody).toMatchObject({ status: 404, code: 'not_found' });
      for (const id of [PEOPLE.ana.id, CLINIC_A, 'no-id', '../staff', '%00']) expect(await ask(id)).toEqual(nobody);
      expect(await everything()).toEqual(before);
    },
  );
});
