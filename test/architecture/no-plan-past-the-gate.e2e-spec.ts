import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Client as Connection } from 'pg';
import { Transaction } from '../../src/platform/database/transaction';
import { Clock } from '../../src/platform/clock/clock';
import { BookAppointment } from '../../src/booking/use-cases/book-appointment';
import { runInContext } from '../../src/platform/context/request-context';
import { hashOf } from '../../src/platform/ids/ids';
import { gateWords, latestOf } from '../screening/reviewing';
import { check, pass } from '../screening/short-check';
import { fillIn, SECTIONS_OF_A_VISIT, startNote, visit } from '../session-notes/charting';
import { isWrite, operations, urlOf } from '../support/api-description';
import type { Answer } from '../support/client';
import { fill, invite, openForm, submit, takeOn, type Patient, type Said } from '../support/course';
import { connect } from '../support/database';
import { openPremises, type Premises } from '../support/furnished-booking';
import { clearing, FOR_A_DOCTOR, HELD, holding, type Furnished } from '../support/furnished-clinic';
import { VALID } from '../support/valid-bodies';
import { CLINIC_A, openWorld, PASSWORD, PEOPLE, type Client, type Person, type World } from '../support/world';
import { acceptAll, approve, DESK_NECK, draftOf, fillInAgain, patientWith } from '../treatment-plans/cleared-client';
import { ELSEWHERE, OTHER_WRITES, ROUTES, STATES, WRITES, type Route, type StateName } from './past-the-gate';

const PATIENCE = 240_000;
jest.setTimeout(PATIENCE);

interface Course {
  readonly world: World;
  readonly admin: Connection;
  readonly patient: Patient;
  readonly latest: () => Promise<any>;
  readonly again: (said: Said) => Promise<unknown>;
  /** Of everything that holds. */
  readonly review: (how?: { decision?: string; more?: object; scope?: object }) => Promise<Answer>;
}

/** From a cleared client with plans, notes and visits to each state; nothing, where the client was never seen. */
const WAYS: Readonly<Record<StateName, ((course: Course) => Promise<unknown>) | undefined>> = {
  'never screened': undefined,
  'cleared by a mild screening': () => Promise.resolve(),
  'checked again before the visit, with nothing new': async ({ world, patient }) => [await pass(world, patient, '25 hours'), await check(world, patient)],
  'with warning signs answered more than a day ago': ({ world, patient }) => pass(world, patient, '25 hours'),
  'held by the short check': ({ world, patient }) => check(world, patient, { since_change: 'worse' }),
  'cleared by a review of level 2, with more limits': async ({ again, review }) => [await again(HELD), await review()],
  'held at level 2 by a new intake': ({ again }) => again(HELD),
  'kept on hold by a review': async ({ again, review }) => [await again(HELD), await review({ decision: 'accept' })],
  'held while the client corrects a mistake': async ({ again, review }) => [await again(HELD), await review({ decision: 'answered_in_error', more: { reasonCode: 'answered_in_error' } })],
  'held at level 3': ({ again }) => again(FOR_A_DOCTOR),
  'at level 3 with one review of two': async ({ again, review }) => [await again(FOR_A_DOCTOR), await review()],
  'referred by a therapist': async ({ again, review }) => [await again(HELD), await review({ decision: 'refer' })],
  'at level 4': ({ again }) => again({ limb_swollen: 'leg' }),
  'moved up to level 4 by a therapist': async ({ again, review }) => [await again(HELD), await review({ decision: 'move_up', more: { moveTo: 'urgent_same_day' } })],
  'at level 5': ({ again }) => again({ saddle_numb: 'new' }),
  'at level 5, after somebody tried to clear it': async ({ again, review }) => [await again({ saddle_numb: 'new' }), await review()],
  'closed by a therapist': async ({ world, latest }) => world.as('cy').post(`/clearances/${(await latest()).clearance.id}/closure`, { reason: 'new_symptom' }),
  'closed by an urgent answer in a form that was not sent': async ({ world, patient }) =>
    (await openForm(world, await invite(world, 'dee', patient.id), patient)).put('/intake/answers/saddle_numb', { value: 'new' }, { ifMatch: 0 }),
  'without a consent that is needed': ({ admin, patient }) =>
    admin.query(`UPDATE intake SET consents = (SELECT jsonb_agg(c || '{"given": false}') FROM jsonb_array_elements(consents) c) WHERE client_id = $1`, [patient.id]),
  'cleared for one visit, which took place': async ({ world, patient, again, review }) => [await again(HELD), await review({ scope: { visits: 1 } }), await visit(world, patient.id)],
  'cleared by a review for a week, eight days ago': async ({ world, again, review }) => [await again(HELD), await review(), world.advance({ days: 8 })],
  'with answers older than 30 days': ({ world }) => Promise.resolve(world.advance({ days: 31 })),
};

const PROTECTED = /^(treatment_plan|plan_\w+|discharge_\w+|session_note|note_\w+|appointment|appointment_event)$/;
const WRITING = /\b(INSERT INTO|UPDATE|DELETE FROM)\s+([a-z_]+)/g;
/** `INSERT plan_line` and the like, in the order of the text. */
const writesIn = (text: string): string[] => [...text.matchAll(WRITING)].filter(([, , table = '']) => PROTECTED.test(table)).map(([, verb = '', table]) => `${verb.split(' ')[0]} ${table}`);

const SRC = join(__dirname, '..', '..', 'src');
const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
const sources = filesBelow(SRC).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));

describe('what stands past the gate', () => {
  const known = [...Object.values(ELSEWHERE).flat(), ...ROUTES.map((route) => route.split(':')[0] as string)];

  it('names every route that writes, once', () => {
    const writing = operations.filter(isWrite).map(({ id }) => id);
    expect(writing.filter((id) => !known.includes(id))).toEqual([]);
    expect([...new Set(known)].filter((id) => !writing.includes(id))).toEqual([]);
    expect(Object.values(ELSEWHERE).flat().filter((id) => ROUTES.some((route) => route.startsWith(id) && route.split(':')[0] === id))).toEqual([]);
  });

  it('names every write of a repository to a plan, a note or an appointment', () => {
    const written = new Set(sources.flatMap((file) => writesIn(readFileSync(file, 'utf8'))));
    expect([...written].sort()).toEqual([...Object.keys(WRITES), ...Object.keys(OTHER_WRITES)].sort());
  });

  it('is written by statements that can be read, and by no mapper', () => {
    const mapped = sources.filter((file) => /manager\s*\.\s*(insert|update|upsert|save|delete|remove|query|getRepository|createQueryBuilder)|getRepository\(|InjectRepository/.test(readFileSync(file, 'utf8')));
    expect(mapped.map((file) => relative(SRC, file))).toEqual(['screening/persistence/screening-review.repository.ts']);
  });

  it('has the nine states that the issue names', () => {
    expect([...new Set(Object.values(STATES).map(({ is }) => is))].sort()).toEqual(['aged', 'changed', 'cleared', 'emergency', 'expired clearance', 'held', 'none', 'referred', 'urgent']);
  });
});

describe('no plan past the gate', () => {
  let world: World;
  let admin: Connection;
  let premises: Premises;
  /** Writes seen in what succeeded, with the routes that made them. */
  const seen = new Map<string, Set<Route>>();
  let recording: string[] = [];
  let templateId = '';
  beforeAll(async () => {
    world = await openWorld();
    admin = await connect(world.database.adminUrl);
    await admin.query(`UPDATE staff_member SET credentials = '{student}' WHERE id = $1`, [PEOPLE.cy.id]);
    const [other, apart] = [await takeOn(world, 'dee'), await takeOn(world, 'dee')];
    premises = await openPremises(world, { owner: 'olu', desk: 'dee', therapist: 'ana', newcomer: PEOPLE.cy.id, clientId: other.id, keptApart: apart.id });
    templateId = (await world.as('ana').post('/note-templates', { scope: 'own', title: 'A phrase', sections: { objective: { text: 'Tight, {side}' } } })).body.id;
    for (const method of ['query', 'rows', 'send'] as const) {
      const sent = Transaction.prototype[method] as (...args: unknown[]) => unknown;
      Object.assign(Transaction.prototype, {
        [method](this: Transaction, text: string, values: unknown[]) {
          recording.push(...writesIn(text));
          return sent.call(this, text, values);
        },
      });
    }
  }, PATIENCE);
  afterAll(async () => {
    await admin.end();
    await world.close();
  });
  const signInAgain = async (...people: Person[]): Promise<void> => {
    for (const person of people) await world.as(person).post('/session', { email: PEOPLE[person].email, password: PASSWORD });
  };
  const ana = (): Client => world.as('ana');

  const courseOf = (patient: Patient): Course => {
    const latest = (): Promise<any> => latestOf(world, patient);
    return {
      world, admin, patient, latest,
      again: (said) => fillInAgain(world, patient, said),
      review: async ({ decision = 'clear', more = {}, scope = {} } = {}) => {
        const screening = await latest();
        const body = clearing(holding(screening)) as { decisions: object[]; scope: object };
        return ana().post(`/screenings/${screening.id}/reviews`, { ...body, scope: { ...body.scope, ...scope }, decisions: body.decisions.map((one) => ({ ...one, decision, ...more })) });
      },
    };
  };

  interface Target { readonly id: string; readonly lineId?: string; readonly version: number; readonly contentHash?: string; readonly link?: string }
  const NO: Target = { id: '0190a000-0000-7000-8000-0000000000ff', lineId: '0190a000-0000-7000-8000-0000000000ff', version: 1 };
  type Planned = Readonly<{ id: string; version: number; lines: readonly Readonly<{ id: string }>[] }>;
  const stage = (plan: Planned, version = plan.version): Target => ({ id: plan.id, lineId: plan.lines[0]?.id, version });
  type Targets = Partial<Record<Route, Target>>;
  /** One plan per route, so that none is in the way of another. */
  const plansFor = async ({ id }: Patient): Promise<Targets> => {
    const approved = await acceptAll(world, await draftOf(world, id));
    const { body } = await approve(world, approved);
    const toSign = async (): Promise<Target> => {
      const plan = await acceptAll(world, await draftOf(world, id));
      const { body: next } = await approve(world, plan);
      const { numbersHash } = (await ana().get(`/treatment-plans/${plan.id}/discharge-summary`)).body;
      return { ...stage(plan, next.version), contentHash: numbersHash };
    };
    const discharged = await toSign();
    await tried('signDischarge', { id } as Patient, discharged);
    return {
      signDischarge: await toSign(), amendDischarge: discharged,
      decidePlanLine: stage(await draftOf(world, id)), addPlanLine: stage(await draftOf(world, id)), withdrawPlan: stage(await draftOf(world, id)),
      approvePlan: stage(await acceptAll(world, await draftOf(world, id))), dischargePlan: stage(approved, body.version),
    };
  };
  const notesFor = async ({ id }: Patient): Promise<Targets> => {
    type Noted = Readonly<{ id: string; version: number; signature?: Readonly<{ contentHash: string }> | null }>;
    const of = ({ id: noteId, version, signature }: Noted): Target => ({ id: noteId, version, ...(signature && { contentHash: signature.contentHash }) });
    const complete = async (): Promise<Target> => of(await fillIn(world, await startNote(world, id), SECTIONS_OF_A_VISIT));
    const signed = of(await visit(world, id));
    return {
      amendNote: signed, coSignNote: of(await visit(world, id, {}, 'cy')), signNote: await complete(), 'signNote: late, with the reason': await complete(),
      saveNoteSection: of(await startNote(world, id)), copyNoteSection: of(await startNote(world, id)), setNotePrivacy: of(await startNote(world, id)),
      insertNoteTemplate: of(await startNote(world, id)), withdrawNote: of(await startNote(world, id)), changeNotePrivacy: of(await visit(world, id)),
    };
  };
  let slot = 40;
  const now = (): number => world.app.get(Clock, { strict: false }).now().getTime();
  /** Some days ahead of the server's clock, every twenty minutes. */
  const nextSlot = (): string => new Date(Math.ceil(now() / 300_000) * 300_000 + (3 * 72 + slot++) * 20 * 60_000).toISOString();
  /** Times booked through the server, and set to the state in which each route finds them. */
  const visitsFor = async ({ id: clientId }: Patient): Promise<Targets> => {
    const { ids, askedFor } = premises;
    const booked = async (more: object = {}): Promise<string> => {
      const answer = await world.as('dee').post('/appointments', { variantId: ids.variantId, clientId, therapistId: ids.therapistId, startsAt: nextSlot(), ...more });
      if (answer.status !== 201) throw new Error(`not booked: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body.id;
    };
    const at = async (id: string, state: string, more = ''): Promise<Target> => {
      const { rows } = await admin.query(`UPDATE appointment SET state = $2, expires_at = CASE WHEN $2 IN ('held', 'requested') THEN '2099-01-01'::timestamptz END, provisional = false ${more} WHERE id = $1 RETURNING version`, [id, state]);
      await admin.query(`UPDATE appointment_occupancy SET expires_at = NULL WHERE appointment_id = $1`, [id]);
      return { id, version: rows[0].version };
    };
    const ofLink = await booked();
    const secret = ofLink.replaceAll('-', '').padEnd(43, 'k');
    await admin.query('INSERT INTO manage_link (clinic_id, token_hash, appointment_id) VALUES ($1, $2, $3)', [CLINIC_A, hashOf(secret), ofLink]);
    const asked = await runInContext({ requestId: 'asked', actor: { kind: 'system', clinicId: CLINIC_A }, purpose: 'operations' }, () =>
      world.app.get(BookAppointment, { strict: false }).book(CLINIC_A, { variantId: askedFor, clientId, therapistId: ids.therapistId, startsAt: Date.parse(nextSlot()), channel: 'online', staffId: null }));
    return {
      confirmAppointment: await at(await booked(), 'held'), confirmOwnVisit: { ...(await at(ofLink, 'held')), link: `${CLINIC_A}.${secret}` }, approveRequest: await at(asked.id, 'requested'),
      checkInClient: await at(await booked(), 'arrived'), startSession: await at(await booked(), 'arrived'), completeSession: await at(await booked(), 'in_session', ', actual_start_at = starts_at'),
      reopenSession: await at(await booked(), 'completed', ', actual_start_at = starts_at, actual_end_at = ends_at'),
    };
  };

  /** Every row of every plan, note and appointment. */
  const stored = async (): Promise<unknown> => {
    const { rows } = await admin.query<{ name: string }>(`SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`);
    const sums = rows.filter(({ name }) => PROTECTED.test(name)).map(({ name }) => `SELECT '${name}' AS name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum FROM ${name} t`);
    return (await admin.query(sums.join(' UNION ALL '))).rows;
  };

  const BODIES: Partial<Record<Route, object>> = {
    suggestPlan: {}, 'startNote: not given': { kind: 'treatment_not_given' }, signNote: {}, 'signNote: late, with the reason': { gateClosedReason: 'Treated before the gate closed' }, completeSession: {}, confirmOwnVisit: {},
  };
  const BY: Partial<Record<Route, Person>> = { bookAppointment: 'dee', confirmAppointment: 'dee', checkInClient: 'dee', reopenSession: 'olu' };
  const tried = (route: Route, { id: clientId }: Patient, target: Target): Promise<Answer> => {
    const operation = operations.find((one) => one.id === route.split(':')[0]);
    if (!operation) throw new Error('told above');
    const path = world.url + urlOf(operation, { clientId, planId: target.id, lineId: target.lineId ?? '', noteId: target.id, section: 'visit', appointmentId: target.id });
    const { ids } = premises;
    const body = route === 'bookAppointment' ? { variantId: ids.variantId, clientId, therapistId: ids.therapistId, startsAt: nextSlot() }
      : route === 'coSignNote' ? { contentHash: target.contentHash ?? 'a'.repeat(64) }
      : route === 'signDischarge' ? VALID.signDischarge?.body?.({ numbersHash: target.contentHash ?? 'a'.repeat(64) } as Furnished)
      : route === 'insertNoteTemplate' ? { templateId, section: 'objective', slots: { side: 'left' } }
      : (BODIES[route] ?? VALID[operation.id]?.body?.({} as Furnished));
    const version = route === 'saveNoteSection' || route === 'insertNoteTemplate' ? 1 : target.version;
    const browser = route === 'confirmOwnVisit' ? world.stranger() : world.as(BY[route] ?? 'ana');
    return browser.send(operation.method.toUpperCase(), path, body, { ...(operation.needsIfMatch ? { ifMatch: version } : {}), ...(target.link && { headers: { 'booking-link': target.link } }) });
  };

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

  it.each(Object.keys(STATES) as StateName[])('%s', async (name) => {
    const { reasons, outcomes } = STATES[name];
    const reach = WAYS[name];
    const patient = reach ? await patientWith(world) : await takeOn(world, 'dee');
    const targets: Targets = { ...(reach ? { ...(await plansFor(patient)), ...(await notesFor(patient)) } : {}), ...(await visitsFor(patient)) };
    await reach?.(courseOf(patient));
    await admin.query('UPDATE appointment SET actual_end_at = $2 WHERE id = $1', [targets.reopenSession?.id, new Date(now())]);
    // Days ahead their sessions have ended.
    await signInAgain('ana', 'dee', 'olu', 'cy');
    expect(await gateWords(world, patient)).toBe(reasons.length === 0 ? 'open' : reasons.join(' '));
    const found: Partial<Record<Route, string>> = {};
    for (const route of ROUTES) {
      const before = await stored();
      recording = [];
      const { status, body } = await tried(route, patient, targets[route] ?? NO);
      const words = [...new Set(recording)];
      found[route] = status < 300 ? `${status}${body.state && !('sections' in body) && !('lines' in body) ? ` ${body.state}` : ''}` : `${status} ${body.code}`;
      if (status >= 300 || route === 'suggestPlan') expect([route, await stored()]).toEqual([route, before]);
      else for (const word of words) seen.set(word, (seen.get(word) ?? new Set()).add(route));
      if (body.code === 'gate_closed') {
        // A treatment asks for more than a plan.
        const codes = body.reasons.map(({ code }: { code: string }) => code).filter((code: string) => code !== 'visit_check_due' || route !== 'startNote');
        expect([route, codes]).toEqual([route, reasons]);
      }
    }
    expect(found).toEqual(outcomes);
    // The plan itself is shown, and says that nobody treats by it.
    if (reach) expect((await ana().get(`/treatment-plans/${targets.decidePlanLine?.id}`)).body.gate.open).toBe(reasons.length === 0);
  });

  it('reaches every write of a repository by the routes of the table, and by no other of them', () => {
    const order = (routes: Iterable<Route>): Route[] => [...routes].sort((a, b) => ROUTES.indexOf(a) - ROUTES.indexOf(b));
    expect(Object.fromEntries([...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([write, routes]) => [write, order(routes)]))).toEqual(WRITES);
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
