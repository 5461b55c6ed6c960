import type { Client as Connection } from 'pg';
import { isWrite, operations, urlOf } from '../support/api-description';
import type { Answer } from '../support/client';
import { fill, invite, openForm, submit, takeOn, type Patient, type Said } from '../support/course';
import { connect } from '../support/database';
import { check, pass } from '../screening/short-check';
import { clearing, FOR_A_DOCTOR, HELD, holding, type Furnished } from '../support/furnished-clinic';
import { VALID } from '../support/valid-bodies';
import { CLINIC_A, openWorld, PASSWORD, PEOPLE, type Client, type World } from '../support/world';
import { acceptAll, approve, DESK_NECK, draftOf, fillInAgain, patientWith } from '../treatment-plans/cleared-client';

const PATIENCE = 120_000;
jest.setTimeout(PATIENCE);

/** Routes that make or change a plan, a suggestion or an approval. A new one needs its column below. */
const ROUTES = ['suggestPlan', 'draftPlan', 'decidePlanLine', 'addPlanLine', 'approvePlan', 'withdrawPlan', 'dischargePlan'] as const;
/** Of session notes; test/session-notes tells which of them ask the gate, and when. */
const OF_NOTES = ['startNote', 'saveNoteSection', 'copyNoteSection', 'setNotePrivacy', 'signNote', 'coSignNote', 'amendNote', 'searchNotes'];
type Outcomes = readonly [suggest: string, draft: string, decide: string, add: string, approve: string, withdraw: string, discharge: string, note: string];

/** Ending care needs no open gate; everything else does. */
const CLOSED: Outcomes = ['409 gate_closed', '409 gate_closed', '409 gate_closed', '409 gate_closed', '409 gate_closed', '201', '201', '409 gate_closed'];
const OPEN: Outcomes = ['200', '201', '200', '201', '201', '201', '201', '201'];
/** Warning signs of more than a day ago do for a plan, and for no treatment. */
const AGED: Outcomes = ['200', '201', '200', '201', '201', '201', '201', '409 gate_closed'];
/** No plan was ever made: there is none to name. */
const NO_PLAN: Outcomes = ['409 gate_closed', '409 gate_closed', '404 not_found', '404 not_found', '404 not_found', '404 not_found', '404 not_found', '409 gate_closed'];
/** Cleared again, but by other answers: what was decided before rests on what no longer holds. */
const STRICTER: Outcomes = ['200', '201', '422 line_forbidden', '201', '409 plan_outdated', '201', '201', '201'];

interface State {
  readonly why: string;
  /** From a cleared client with plans to this state; nothing, where the client was never seen. */
  readonly reach?: (course: Course) => Promise<unknown>;
  readonly reasons: readonly string[];
  readonly outcomes: Outcomes;
}

interface Course {
  readonly world: World;
  readonly admin: Connection;
  readonly patient: Patient;
  readonly latest: () => Promise<any>;
  readonly again: (said: Said) => Promise<unknown>;
  readonly review: (more?: object) => Promise<Answer>;
}

const STATES: readonly State[] = [
  { why: 'never screened', reasons: ['not_screened'], outcomes: NO_PLAN },
  { why: 'cleared by a mild screening', reach: () => Promise.resolve(), reasons: [], outcomes: OPEN },
  { why: 'with warning signs answered more than a day ago', reach: ({ world, patient }) => pass(world, patient, '25 hours'), reasons: [], outcomes: AGED },
  { why: 'checked again before the visit, with nothing new', reach: async ({ world, patient }) => [await pass(world, patient, '25 hours'), await check(world, patient)], reasons: [], outcomes: OPEN },
  { why: 'held by the short check', reach: ({ world, patient }) => check(world, patient, { since_change: 'worse' }), reasons: ['hold_therapist_review'], outcomes: CLOSED },
  { why: 'held at level 2 by a new intake', reach: ({ again }) => again(HELD), reasons: ['hold_therapist_review'], outcomes: CLOSED },
  { why: 'cleared again by a review of level 2, with more limits', reach: async ({ again, review }) => [await again(HELD), await review()], reasons: [], outcomes: STRICTER },
  { why: 'kept on hold by a review', reach: async ({ again, review }) => [await again(HELD), await review({ keepHold: true })], reasons: ['hold_therapist_review'], outcomes: CLOSED },
  { why: 'held at level 3', reach: ({ again }) => again(FOR_A_DOCTOR), reasons: ['hold_medical_clearance'], outcomes: CLOSED },
  { why: 'at level 3 with one review of two', reach: async ({ again, review }) => [await again(FOR_A_DOCTOR), await review()], reasons: ['hold_medical_clearance'], outcomes: CLOSED },
  { why: 'at level 4', reach: ({ again }) => again({ limb_swollen: 'leg' }), reasons: ['stop_urgent'], outcomes: CLOSED },
  { why: 'at level 5', reach: ({ again }) => again({ saddle_numb: 'new' }), reasons: ['stop_emergency'], outcomes: CLOSED },
  { why: 'at level 5, after somebody tried to clear it', reach: async ({ again, review }) => [await again({ saddle_numb: 'new' }), await review()], reasons: ['stop_emergency'], outcomes: CLOSED },
  {
    why: 'closed by a therapist', reasons: ['screening_outdated'], outcomes: CLOSED,
    reach: async ({ world, latest }) => await world.as('cy').post(`/clearances/${(await latest()).clearance.id}/closure`, { reason: 'new_symptom' }),
  },
  {
    why: 'without a consent that is needed', reasons: ['consent_missing'], outcomes: CLOSED,
    reach: ({ admin, patient }) => admin.query(`UPDATE intake SET consents = (SELECT jsonb_agg(c || '{"given": false}') FROM jsonb_array_elements(consents) c) WHERE client_id = $1`, [patient.id]),
  },
  { why: 'with answers older than 30 days', reach: ({ world }) => Promise.resolve(world.advance({ days: 31 })), reasons: ['clearance_expired'], outcomes: CLOSED },
];

describe('no plan past the gate', () => {
  let world: World;
  let admin: Connection;
  let ana: Client;
  beforeAll(async () => {
    world = await openWorld();
    admin = await connect(world.database.adminUrl);
  }, PATIENCE);
  afterAll(async () => {
    await admin.end();
    await world.close();
  });
  beforeEach(async () => {
    // A month ahead her session has ended.
    ana = world.stranger();
    await ana.post('/session', { email: PEOPLE.ana.email, password: PASSWORD });
  });

  const latestOf = async ({ id }: Patient): Promise<any> => {
    const { body } = await ana.get(`/clients/${id}/screenings`);
    return (await ana.get(`/screenings/${body.items[0].id}`)).body;
  };
  const courseOf = (patient: Patient): Course => {
    const latest = (): Promise<any> => latestOf(patient);
    return {
      world, admin, patient, latest,
      again: (said) => fillInAgain(world, patient, said),
      review: async ({ keepHold = false }: { keepHold?: boolean } = {}) => {
        const screening = await latest();
        const body = clearing(holding(screening)) as { decisions: object[] };
        return ana.post(`/screenings/${screening.id}/reviews`, keepHold ? { decisions: body.decisions.map((decision) => ({ ...decision, decision: 'keep_hold' })) } : body);
      },
    };
  };
  const NO = { id: '0190a000-0000-7000-8000-0000000000ff', lineId: '0190a000-0000-7000-8000-0000000000ff', version: 1 };
  const stage = (plan: any, version = plan.version): typeof NO => ({ id: plan.id, lineId: plan.lines[0].id, version });
  /** One plan per route, so that none is in the way of another. */
  const plansFor = async ({ id }: Patient): Promise<Record<string, typeof NO>> => {
    const approved = await acceptAll(world, await draftOf(world, id));
    const { body } = await approve(world, approved);
    const open = stage(await draftOf(world, id));
    return {
      decidePlanLine: open, addPlanLine: stage(await draftOf(world, id)), withdrawPlan: stage(await draftOf(world, id)),
      approvePlan: stage(await acceptAll(world, await draftOf(world, id))), dischargePlan: stage(approved, body.version),
    };
  };
  const stored = async (): Promise<unknown> =>
    (await admin.query(`SELECT (SELECT count(*) FROM treatment_plan) AS plans, (SELECT sum(version) FROM treatment_plan) AS versions, (SELECT count(*) FROM plan_line) AS lines,
      (SELECT count(*) FROM plan_line_decision) AS decisions, (SELECT count(*) FROM plan_approval) AS approvals`)).rows[0];

  it('is looked at on every route that makes or changes one', () => {
    // A series of visits is planned without a plan of treatment.
    const planning = operations.filter((operation) => isWrite(operation) && (/plan|suggestion|session-note/.test(operation.path) || /plan|suggest/i.test(operation.id)) && !operation.path.includes('/appointment-series'));
    expect(planning.map(({ id }) => id).sort()).toEqual([...ROUTES, ...OF_NOTES].sort());
  });

  it('closes for a plan in the making while another form is under way and then sent', async () => {
    const patient = await patientWith(world);
    const plan = await acceptAll(world, await draftOf(world, patient.id));
    const phone = await openForm(world, await invite(world, 'dee', patient.id), patient);
    await fill(phone, { ...HELD, ...DESK_NECK, techniques_liked: ['swedish'] });
    await phone.put('/intake/answers/since_new', { value: ['none'] }, { ifMatch: 0 });
    const both = await Promise.all([submit(phone), ...Array.from({ length: 4 }, () => approve(world, plan))]);
    expect(both[0]?.status).toBe(201);
    const { rows } = await admin.query(
      'SELECT count(*)::int AS late FROM plan_approval a JOIN screening s ON s.client_id = a.client_id AND s.clinic_id = a.clinic_id WHERE a.plan_id = $1 AND s.level_rank > 1 AND a.approved_at > s.screened_at', [plan.id],
    );
    expect(rows).toEqual([{ late: 0 }]);
    expect((await approve(world, plan)).body.code).toMatch(/gate_closed|stale_version/);
  });

  it.each(STATES.map((state) => [state.why, state] as const))('%s', async (_, { reach, reasons, outcomes }) => {
    const patient = reach ? await patientWith(world) : await takeOn(world, 'dee');
    const plans = reach ? await plansFor(patient) : {};
    await reach?.(courseOf(patient));
    ana = world.stranger();
    await ana.post('/session', { email: PEOPLE.ana.email, password: PASSWORD });
    expect((await ana.get(`/clients/${patient.id}/gate`)).body).toMatchObject({ open: reasons.length === 0, reasons: reasons.map((code) => ({ code })) });
    const found: string[] = [];
    for (const id of ROUTES) {
      const operation = operations.find((one) => one.id === id);
      if (!operation) throw new Error('told above');
      const plan = plans[id] ?? NO;
      const before = await stored();
      const path = world.url + urlOf(operation, { clientId: patient.id, planId: plan.id, lineId: plan.lineId });
      const { status, body } = await ana.send(operation.method.toUpperCase(), path, id === 'suggestPlan' ? {} : VALID[id]?.body?.({} as Furnished), operation.needsIfMatch ? { ifMatch: plan.version } : {});
      found.push(status < 300 ? `${status}` : `${status} ${body.code}`);
      if (status >= 300 || id === 'suggestPlan') expect([id, await stored()]).toEqual([id, before]);
      if (body.code === 'gate_closed') expect(body.reasons.map(({ code }: { code: string }) => code)).toEqual(reasons);
    }
    const begun = await ana.post(`/clients/${patient.id}/session-notes`, { kind: 'treatment' });
    expect([...found, begun.status < 300 ? `${begun.status}` : `${begun.status} ${begun.body.code}`]).toEqual(outcomes);
    // The plan itself is shown, and says that nobody treats by it.
    if (reach) expect((await ana.get(`/treatment-plans/${plans.decidePlanLine?.id}`)).body.gate.open).toBe(reasons.length === 0);
  });
});

describe('no plan past the gate, in the tables', () => {
  let world: World;
  let admin: Connection;
  let app: Connection;
  let row: any;
  beforeAll(async () => {
    world = await openWorld();
    admin = await connect(world.database.adminUrl);
    app = await connect(world.database.appUrl);
    const plan = await acceptAll(world, await draftOf(world, (await patientWith(world)).id));
    await approve(world, plan);
    const other = await patientWith(world);
    [row] = (await admin.query('SELECT p.clearance_id, p.clearance_expires_at, c.id AS other_id, c.expires_at AS other_expires_at FROM treatment_plan p, clearance c WHERE c.client_id = $1', [other.id])).rows;
  }, PATIENCE);
  afterAll(async () => {
    await app.end();
    await admin.end();
    await world.close();
  });

  const RESTS_ON_CLEARANCE = ['plan_approval', 'treatment_plan'];
  const OF_A_PLAN = ['plan_approval', 'plan_discharge', 'plan_line', 'plan_line_decision', 'plan_withdrawal', 'treatment_plan'];

  /** Foreign keys between tables whose columns may none of them be NULL: a row cannot be without its target. */
  const firmKeys = async (): Promise<{ from: string; to: string }[]> =>
    (await admin.query(`SELECT c.conrelid::regclass::text AS "from", c.confrelid::regclass::text AS "to" FROM pg_constraint c
      WHERE c.contype = 'f' AND c.convalidated AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey) AND NOT a.attnotnull)`)).rows;

  it('every table of plans leads to a clearance by keys that cannot be empty', async () => {
    const tables = (await admin.query(`SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname ~ '(^|_)plan(_|$)' ORDER BY 1`)).rows.map(({ name }) => name as string);
    expect(tables).toEqual(OF_A_PLAN);
    const keys = await firmKeys();
    const reaches = (table: string, seen: string[] = []): boolean => table === 'clearance' || keys.some(({ from, to }) => from === table && !seen.includes(to) && reaches(to, [...seen, to]));
    expect(tables.filter((table) => !reaches(table))).toEqual([]);
    expect(keys.filter(({ to }) => to === 'clearance').map(({ from }) => from).filter((from) => /plan/.test(from)).sort()).toEqual(RESTS_ON_CLEARANCE);
  });

  /** Copies a row as the app with one thing changed; answers the constraint or code that refuses it. */
  const copied = async (table: string, changes: Readonly<Record<string, unknown>>): Promise<string> => {
    const { rows: columns } = await admin.query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns c WHERE table_schema = 'public' AND table_name = $1 AND has_column_privilege('rhomboid_app', $1, column_name, 'INSERT') ORDER BY 1`, [table],
    );
    const fresh: Record<string, string> = { id: 'gen_random_uuid()', ...(table === 'plan_approval' ? { revision: 'revision + 7', plan_version: 'plan_version + 7' } : {}) };
    const names = columns.map(({ name }) => name);
    const given = Object.keys(changes);
    const values = names.map((name) => (given.includes(name) ? `$${given.indexOf(name) + 1}` : (fresh[name] ?? name)));
    await app.query('BEGIN');
    try {
      await app.query('SET LOCAL ROLE rhomboid_app');
      await app.query('SELECT set_clinic($1)', [CLINIC_A]);
      await app.query(`INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${table} LIMIT 1`, Object.values(changes));
      return 'done';
    } catch (error) {
      const { constraint, code } = error as { constraint?: string; code: string };
      return constraint ?? code;
    } finally {
      await app.query('ROLLBACK');
    }
  };

  it.each(RESTS_ON_CLEARANCE)('%s takes no row without its clearance, with another client\'s, or with another expiry', async (table) => {
    expect(await copied(table, {})).toBe('done');
    expect(await copied(table, { clearance_id: '0190a000-0000-7000-8000-0000000000ff' })).toBe(`${table}_clearance`);
    expect(await copied(table, { clearance_id: row.other_id, clearance_expires_at: row.other_expires_at })).toBe(`${table}_clearance`);
    expect(await copied(table, { clearance_expires_at: new Date('2099-01-01') })).toBe(`${table}_clearance`);
    expect(await copied(table, { clearance_expires_at: new Date('2020-01-01') })).toMatch(new RegExp(`^${table}_(within_)?clearance$`));
    expect(await copied(table, { clearance_id: null })).toBe('23502');
    expect(await copied(table, { clearance_expires_at: null })).toBe('23502');
    expect(await copied(table, { client_id: null })).toBe('23502');
  });

  it('lets the app point nothing at another clearance afterwards, nor delete one', async () => {
    const { rows } = await admin.query(
      `SELECT table_name || '.' || column_name AS writable FROM information_schema.columns WHERE table_schema = 'public' AND (table_name = ANY ($1) OR table_name IN ('clearance', 'clearance_closure', 'screening', 'screening_review', 'intake'))
       AND has_column_privilege('rhomboid_app', table_name, column_name, 'UPDATE') ORDER BY 1`, [OF_A_PLAN],
    );
    expect(rows.map(({ writable }) => writable)).toEqual(['treatment_plan.closed_at', 'treatment_plan.version']);
    const { rows: deletable } = await admin.query(`SELECT t FROM unnest($1::text[]) t WHERE has_table_privilege('rhomboid_app', t, 'DELETE, TRUNCATE')`, [[...OF_A_PLAN, 'clearance', 'clearance_closure', 'screening', 'screening_review', 'intake']]);
    expect(deletable).toEqual([]);
  });
});
