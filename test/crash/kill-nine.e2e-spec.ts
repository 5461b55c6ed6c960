import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type Answer } from '../support/client';
import { asked, knots, type Said } from '../support/course';
import { killDatabase, openDatabase, startServer, type ServerProcess } from '../support/server-process';

const PATIENCE = 180_000;
jest.setTimeout(PATIENCE);

const FORMS = 12;
interface Form {
  readonly invitationId: string;
  readonly mild: boolean;
  readonly key: string;
  /** Keeps its cookie over restarts of the server. */
  readonly phone: Client;
  acknowledged?: Answer;
}

const BODY = {
  consents: [['treatment', 1], ['health_data', 1], ['contact', 1], ['outcome_data', 2]].map(([code, wordingVersion]) => ({ code, wordingVersion, given: true })),
  signature: { name: 'Sam Rivera', relationship: 'self' },
};

const saidOn = ({ mild }: Form): Said => (mild ? knots : { ...knots, fever: 'yes' });

describe('kill -9 while forms are sent', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'rhomboid-crash-'));
  let server: ServerProcess;
  let made = 0;
  /** One form of each kind, never sent. */
  const typed: Form[] = [];
  const sent: string[] = [];
  beforeAll(async () => {
    server = await startServer(dataDir);
  }, PATIENCE);
  afterAll(async () => {
    await server.stopped();
    rmSync(dataDir, { recursive: true, force: true });
  }, PATIENCE);

  const query = async (sql: string, values: unknown[] = []): Promise<any[]> => {
    const admin = await openDatabase(dataDir);
    try {
      return (await admin.query(sql, values)).rows;
    } finally {
      await admin.end();
    }
  };

  const openForm = async (dee: Client, mild: boolean): Promise<Form> => {
    const person = { familyName: `Rivera${made++}`, dateOfBirth: '1992-03-14' };
    const { body: client } = await dee.post('/clients', { givenName: 'Sam', ...person, duplicateChecked: true });
    const { body: link } = await dee.post(`/clients/${client.id}/intake-invitations`, {});
    const phone = new Client(server.url);
    const { status } = await phone.post('/intake/identity-check', person, { headers: { 'intake-token': link.token } });
    if (status !== 200) throw new Error(`second check: ${status}`);
    return { invitationId: link.id, mild, key: `submit-${link.id}`, phone };
  };

  /** Forms filled and not sent: they hold copies of answers that were typed once. */
  const filledForms = async (): Promise<Form[]> => {
    const dee = await server.as('dee');
    if (typed.length === 0) for (const mild of [true, false]) typed.push(await type(await openForm(dee, mild)));
    const forms = await Promise.all(Array.from({ length: FORMS }, (_, at) => openForm(dee, at % 3 !== 2)));
    for (const master of typed) await copy(master, forms.filter(({ mild }) => mild === master.mild));
    sent.push(...forms.map(({ invitationId }) => invitationId));
    return forms;
  };
  const type = async (form: Form): Promise<Form> => {
    for (const [linkId, answer] of asked(saidOn(form), 'first')) {
      const { status } = await form.phone.put(`/intake/answers/${linkId}`, answer, { ifMatch: 0 });
      if (status !== 200) throw new Error(`${linkId}: ${status}`);
    }
    return form;
  };
  const copy = async (master: Form, others: readonly Form[]): Promise<void> => {
    const columns: string[] = (await query(`SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'intake_draft_answer' AND column_name <> 'invitation_id'`)).map(({ name }) => name as string);
    await query(`INSERT INTO intake_draft_answer (invitation_id, ${columns.join(', ')}) SELECT other, ${columns.join(', ')} FROM intake_draft_answer, unnest($2::uuid[]) other WHERE invitation_id = $1`, [master.invitationId, others.map(({ invitationId }) => invitationId)]);
  };

  const send = async (form: Form): Promise<Answer | undefined> => {
    try {
      return await form.phone.post(`${server.url}/api/v1/intake/submission`, BODY, { headers: { 'idempotency-key': form.key } });
    } catch {
      return undefined; // The connection broke: nobody knows.
    }
  };

  /** Sends all at once and kills after some of them were acknowledged. */
  const sendUntil = async (forms: readonly Form[], enough: number, kill: () => Promise<void>): Promise<void> => {
    let acknowledged = 0;
    let killing: Promise<void> | undefined;
    await Promise.all(
      forms.map(async (form) => {
        await pause(Math.random() * 30);
        const answer = await send(form);
        if (answer?.status === 201) form.acknowledged = answer;
        if (answer?.status === 201 && ++acknowledged >= enough) killing ??= kill();
        if (answer && answer.status !== 201) expect(answer.status).toBe(503);
      }),
    );
    await (killing ?? kill());
  };

  /** One row per form: everything that its sending writes, or nothing of it. */
  const storedOf = (forms: readonly Form[]): Promise<any[]> =>
    query(
      `SELECT v.id AS "invitationId", v.consumed_at IS NOT NULL AS consumed,
         (SELECT count(*)::int FROM intake i WHERE i.invitation_id = v.id) AS intakes,
         (SELECT count(*)::int FROM intake i JOIN screening s ON s.clinic_id = i.clinic_id AND s.id = i.screening_id AND s.intake_id = i.id WHERE i.invitation_id = v.id) AS screenings,
         (SELECT count(*)::int FROM intake i JOIN clearance c ON c.clinic_id = i.clinic_id AND c.screening_id = i.screening_id WHERE i.invitation_id = v.id) AS clearances,
         (SELECT count(*)::int FROM intake i JOIN audit_event e ON e.record_id::text = i.id::text AND e.action = 'intake.sign' WHERE i.invitation_id = v.id) AS audited,
         (SELECT count(*)::int FROM idempotency_key k WHERE k.actor_id::text = v.id::text AND k.status = 201) AS keys,
         (SELECT count(*)::int FROM intake_draft_answer d WHERE d.invitation_id = v.id) AS draft
       FROM intake_invitation v WHERE v.id = ANY ($1)`,
      [forms.map(({ invitationId }) => invitationId)],
    );

  const whole = (form: Form, isSent: boolean): object =>
    isSent
      ? { invitationId: form.invitationId, consumed: true, intakes: 1, screenings: 1, clearances: form.mild ? 1 : 0, audited: 1, keys: 1, draft: 0 }
      : { invitationId: form.invitationId, consumed: false, intakes: 0, screenings: 0, clearances: 0, audited: 0, keys: 0, draft: asked(saidOn(form), 'first').length };

  it.each([
    ['of the server, early', 1, 'server'], ['of the database, early', 2, 'database'], ['of the server, late', 7, 'server'], ['of the database, late', 6, 'database'],
  ] as const)('%s: what was acknowledged is whole, what was not is whole or untouched, and a retry finishes it', async (_, enough, victim) => {
    const forms = await filledForms();
    await sendUntil(forms, enough, async () => {
      if (victim === 'database') killDatabase(dataDir);
      else await server.killed();
    });
    if (victim === 'database') await server.killed();
    server = await startServer(dataDir);

    const stored = await storedOf(forms);
    for (const form of forms) {
      const row = stored.find(({ invitationId }) => invitationId === form.invitationId);
      expect(row).toEqual(whole(form, row.consumed));
      expect({ acknowledged: form.acknowledged !== undefined, lost: form.acknowledged !== undefined && !row.consumed }).toEqual({ acknowledged: form.acknowledged !== undefined, lost: false });
    }
    expect(forms.filter(({ acknowledged }) => acknowledged).length).toBeGreaterThanOrEqual(enough);

    await Promise.all(forms.map(async (form) => {
      const wasSent = stored.find(({ invitationId }) => invitationId === form.invitationId).consumed as boolean;
      const again = await send(form);
      expect({ status: again?.status, replayed: again?.headers.get('idempotency-replayed') ?? null }).toEqual({ status: 201, replayed: wasSent ? 'true' : null });
      if (form.acknowledged) expect(again?.body).toEqual(form.acknowledged.body);
      expect(again?.body.level).toBe(form.mild ? 'proceed' : 'refer_before_massage');
    }));
    const finished = await storedOf(forms);
    for (const form of forms) expect(finished.find(({ invitationId }) => invitationId === form.invitationId)).toEqual(whole(form, true));
  });

  it('leaves no intake without a screening in the whole database, and none twice', async () => {
    expect(await query('SELECT count(*)::int AS forms, count(DISTINCT invitation_id)::int AS links, count(DISTINCT screening_id)::int AS screenings FROM intake WHERE invitation_id = ANY ($1)', [sent])).toEqual([{ forms: 48, links: 48, screenings: 48 }]);
    expect(await query('SELECT i.id FROM intake i LEFT JOIN screening s ON s.clinic_id = i.clinic_id AND s.id = i.screening_id AND s.intake_id = i.id WHERE s.id IS NULL')).toEqual([]);
    expect(await query('SELECT invitation_id FROM intake GROUP BY invitation_id HAVING count(*) > 1')).toEqual([]);
  });
});
