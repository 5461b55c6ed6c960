import type { Client as Connection } from 'pg';
import { fillIn, SECTIONS_OF_A_VISIT, sign, startNote, visit } from '../session-notes/charting';
import type { Patient } from '../support/course';
import { connect } from '../support/database';
import { CLINIC_A, openWorld, type World } from '../support/world';
import { check } from './short-check';
import { clear, gateWords, latestOf, ON_BLOOD_THINNERS, screened } from './reviewing';

jest.setTimeout(120_000);

describe('a clearance for so many visits', () => {
  let world: World;
  let admin: Connection;
  beforeAll(async () => {
    world = await openWorld();
    admin = await connect(world.database.adminUrl);
  });
  afterAll(async () => {
    await admin.end();
    await world.close();
  });

  const clearedFor = async (visits: number): Promise<Patient> => {
    const [ben, screening] = await screened(world, ON_BLOOD_THINNERS);
    expect((await clear(world, screening, { scope: { visits } })).status).toBe(201);
    return ben;
  };
  const begin = ({ id }: Patient) => world.as('ana').post(`/clients/${id}/session-notes`, { kind: 'treatment' });
  const codesOf = (answers: readonly { status: number; body: any }[]): string[] => answers.map(({ status, body }) => (status < 300 ? `${status}` : `${status} ${body.reasons?.[0]?.code ?? body.code}`)).sort();

  it('closes by itself when the last of them is signed, and a therapist may review again', async () => {
    const ben = await clearedFor(2);
    await visit(world, ben.id);
    expect(await gateWords(world, ben)).toBe('open');
    const { clearance } = await latestOf(world, ben);
    expect(clearance).toMatchObject({ visits: 2, visitsBegun: 1 });
    await visit(world, ben.id);
    expect(await gateWords(world, ben)).toBe('visits_used');
    expect((await world.as('dee').get(`/clients/${ben.id}/gate`)).body).toMatchObject({ open: false, hold: { code: 'therapist_must_call' }, reasons: [] });
    expect(codesOf([await begin(ben)])).toEqual(['409 visits_used']);
    expect((await world.as('ana').get('/review-queue')).body.items.map(({ clientId }: { clientId: string }) => clientId)).toContain(ben.id);
    expect((await clear(world, await latestOf(world, ben), { scope: { visits: 1 } })).status).toBe(201);
    expect(await gateWords(world, ben)).toBe('open');
  });

  it('begins no more treatments than that, however many therapists begin at once', async () => {
    const ben = await clearedFor(2);
    expect(codesOf(await Promise.all(Array.from({ length: 6 }, () => begin(ben))))).toEqual(['201', '201', '409 visits_used', '409 visits_used', '409 visits_used', '409 visits_used']);
    const { rows } = await admin.query('SELECT place FROM clearance_visit v WHERE client_id = $1 ORDER BY 1', [ben.id]);
    expect(rows).toEqual([{ place: 1 }, { place: 2 }]);
    expect((await admin.query('SELECT count(*)::int AS notes FROM session_note WHERE client_id = $1', [ben.id])).rows).toEqual([{ notes: 2 }]);
  });

  it('lets the treatments that were begun be signed, and closes with the last, when both are signed at once', async () => {
    const ben = await clearedFor(2);
    const begun = async (): Promise<any> => fillIn(world, await startNote(world, ben.id), SECTIONS_OF_A_VISIT);
    const notes = [await begun(), await begun()];
    expect(codesOf(await Promise.all(notes.map((note) => sign(world, note))))).toEqual(['201', '201']);
    expect(await gateWords(world, ben)).toBe('visits_used');
    expect((await admin.query(`SELECT k.reason FROM clearance_closure k JOIN clearance c ON c.id = k.clearance_id WHERE c.client_id = $1`, [ben.id])).rows).toEqual([{ reason: 'visits_used' }]);
  });

  it('goes on over a short check without news, with the visits that are left', async () => {
    const ben = await clearedFor(2);
    await visit(world, ben.id);
    await check(world, ben);
    expect(await gateWords(world, ben)).toBe('open');
    expect((await latestOf(world, ben)).clearance).toMatchObject({ visits: 1, visitsBegun: 0 });
    await startNote(world, ben.id);
    // The last of them has begun: a check gives no new one.
    await check(world, ben);
    expect(await gateWords(world, ben)).toBe('hold_therapist_review');
  });

  it('counts no visit where no treatment was given, nor one that was refused', async () => {
    const ben = await clearedFor(1);
    expect((await world.as('ana').post(`/clients/${ben.id}/session-notes`, { kind: 'treatment_not_given' })).status).toBe(201);
    expect((await world.as('ana').post(`/clients/${ben.id}/session-notes`, { kind: 'treatment', planId: '0190a000-0000-7000-8000-0000000000ff' })).status).toBe(404);
    expect((await latestOf(world, ben)).clearance).toMatchObject({ visits: 1, visitsBegun: 0 });
    await visit(world, ben.id);
    expect(await gateWords(world, ben)).toBe('visits_used');
  });

  it('has no more places in the database than visits, each for a treatment of this very client', async () => {
    const ben = await clearedFor(1);
    const other = await clearedFor(1);
    await startNote(world, ben.id);
    const foreign = await startNote(world, other.id);
    const app = await connect(world.database.appUrl);
    const tried = async (values: string): Promise<string> => {
      await app.query('BEGIN');
      try {
        await app.query('SET LOCAL ROLE rhomboid_app');
        await app.query('SELECT set_clinic($1)', [CLINIC_A]);
        await app.query(`INSERT INTO clearance_visit (clinic_id, clearance_id, place, visits, client_id, note_id) SELECT clinic_id, clearance_id, ${values} FROM clearance_visit WHERE client_id = $1`, [ben.id]);
        return 'done';
      } catch (error) {
        return (error as { constraint?: string; code: string }).constraint ?? (error as { code: string }).code;
      } finally {
        await app.query('ROLLBACK');
      }
    };
    expect(await tried('2, visits, client_id, gen_random_uuid()')).toBe('clearance_visit_within');
    expect(await tried('2, 9, client_id, gen_random_uuid()')).toMatch(/^clearance_visit_(clearance|note)$/);
    expect(await tried(`1, visits, client_id, '${foreign.id}'`)).toMatch(/^clearance_visit_(pkey|one_per_note)$/);
    await app.end();
  });
});
