import type { Client as Connection } from 'pg';
import { DomainError } from '../../src/platform/errors/domain-error';
import { connect } from '../support/database';
import { addClient, BEN, harmlessAnswers, invite, saveAll, SIGNED, signOnly, unscreened, verifiedPhone, withToken } from '../support/intake';
import { CLINIC_A, openWorld, type World } from '../support/world';

const refusalOf = (attempt: Promise<unknown>): Promise<DomainError> =>
  attempt.then(
    () => {
      throw new Error('it was signed');
    },
    (error: unknown) => error as DomainError,
  );

describe('signing an intake', () => {
  let world: World;
  let admin: Connection;
  beforeAll(async () => {
    world = await openWorld();
    await unscreened(world);
    admin = await connect(world.database.adminUrl);
  });
  afterAll(async () => {
    await admin.end();
    await world.close();
  });

  let benNumber = 0;
  /** Another Ben each time: his first intake. */
  const newBen = (): Promise<string> => addClient(world, 'dee', { ...BEN, givenName: `Ben the ${++benNumber}.`, duplicateChecked: true });

  const filled = async (more = {}) => {
    const ben = await newBen();
    const link = await invite(world, ben);
    const phone = await verifiedPhone(world, link);
    await saveAll(phone, harmlessAnswers(more));
    return { ben, link, phone };
  };

  it('keeps what was asked, drops what is no longer, deletes the draft and closes the link', async () => {
    const { ben, link, phone } = await filled({ smoking: { value: 'now' }, pack_years_20: { value: 'no' } });
    await phone.put('/intake/answers/smoking', { value: 'never' }, { ifMatch: 1 });
    const signed = await signOnly(world, CLINIC_A, link.id);
    expect(signed).toMatchObject({ clientId: ben, corrects: false, dropped: ['pack_years_20'] });
    expect(signed.answers.smoking).toEqual({ value: 'never' });
    expect(signed.answers).not.toHaveProperty('pack_years_20');
    expect((await admin.query('SELECT * FROM intake_draft_answer WHERE invitation_id = $1', [link.id])).rows).toEqual([]);
    for (const answer of [await world.stranger().get('/intake', withToken(link.token)), await phone.get('/intake/form'), await phone.put('/intake/answers/age', { value: 1 }, { ifMatch: 1 })])
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 410, code: 'link_used' });
    expect((await world.as('dee').post(`/intake-invitations/${link.id}/revocation`)).body.code).toBe('invitation_submitted');
  });

  it('happens once, however many try at the same moment', async () => {
    const { link } = await filled();
    const attempts = await Promise.allSettled(Array.from({ length: 5 }, () => signOnly(world, CLINIC_A, link.id)));
    expect(attempts.filter((attempt) => attempt.status === 'fulfilled').length).toBe(1);
    for (const attempt of attempts) if (attempt.status === 'rejected') expect(attempt.reason).toMatchObject({ kind: 'gone', code: 'link_used' });
    expect((await admin.query('SELECT * FROM intake WHERE invitation_id = $1', [link.id])).rows.length).toBe(1);
  });

  it('waits for everything that must be answered', async () => {
    const link = await invite(world, await newBen());
    const phone = await verifiedPhone(world, link);
    await saveAll(phone, { age: { value: 39 }, fever: { state: 'skipped' } });
    const refusal = await refusalOf(signOnly(world, CLINIC_A, link.id));
    expect(refusal).toMatchObject({ kind: 'unprocessable', code: 'intake_incomplete' });
    expect(refusal.errors).toContainEqual({ pointer: '/answers/fever', code: 'required', message: 'Please answer this question, or choose "Not sure" where it is offered.' });
    expect(refusal.errors.map((error) => error.pointer)).not.toContain('/answers/age');
    expect((await phone.get('/intake/form')).body.answers.length).toBe(2);
  });

  it.each([
    ['a consent that nothing can do without', { ...SIGNED, consents: SIGNED.consents.map((consent) => ({ ...consent, given: consent.code !== 'treatment' })) }, '/consents/0/given', 'consent_required'],
    ['an answer to every consent', { ...SIGNED, consents: SIGNED.consents.slice(0, 3) }, '/consents', 'consent_missing'],
    ['the words as they are now', { ...SIGNED, consents: SIGNED.consents.map((consent) => ({ ...consent, wordingVersion: 2 })) }, '/consents/0/wordingVersion', 'wording_changed'],
    ['a name', { ...SIGNED, signature: { name: ' ', relationship: 'self' as const } }, '/signature/name', 'required'],
    ['a drawing that is one', { ...SIGNED, signature: { ...SIGNED.signature, drawn: 'data:text/html;base64,AAAA' } }, '/signature/drawn', 'not_a_png'],
  ])('wants %s', async (_, submission, pointer, code) => {
    const { link } = await filled();
    const refusal = await refusalOf(signOnly(world, CLINIC_A, link.id, submission));
    expect(refusal.code).toBe('intake_incomplete');
    expect(refusal.errors).toContainEqual({ pointer, code, message: expect.any(String) });
    expect((await admin.query('SELECT consumed_at FROM intake_invitation WHERE id = $1', [link.id])).rows).toEqual([{ consumed_at: null }]);
  });

  it('says what it wants in the language of the form', async () => {
    const { link } = await filled();
    await admin.query(`UPDATE intake_invitation SET locale = 'es' WHERE id = $1`, [link.id]);
    const refusal = await refusalOf(signOnly(world, CLINIC_A, link.id, { consents: SIGNED.consents.slice(1), signature: { name: ' ', relationship: 'self' } }));
    expect(refusal.errors.map(({ message }) => message)).toEqual([expect.stringMatching(/^Diga sí o no a ".*" \(treatment\)\.$/), 'Escriba su nombre completo para firmar.']);
  });

  it('is a guardian\'s act for somebody under 18', async () => {
    const mia = { givenName: 'Mia', familyName: 'Lopez', dateOfBirth: '2012-05-01' };
    const id = await addClient(world, 'dee', { ...mia, guardian: { name: 'Rosa Lopez', relation: 'mother', phone: '+1 555 0100' } });
    const link = await invite(world, id);
    const phone = await verifiedPhone(world, link, mia);
    expect((await phone.get('/intake/form')).body.guardianSigns).toBe(true);
    await saveAll(phone, harmlessAnswers({ age: { value: 14 }, guardian_present: { value: 'yes' } }));
    const refusal = await refusalOf(signOnly(world, CLINIC_A, link.id));
    expect(refusal.errors).toEqual([{ pointer: '/signature/relationship', code: 'guardian_required', message: 'This person is under 18: a parent or guardian must sign.' }]);
    const signature = { name: 'Rosa Lopez', relationship: 'guardian' as const, guardianName: 'Rosa Lopez' };
    expect((await signOnly(world, CLINIC_A, link.id, { ...SIGNED, signature })).clientId).toBe(id);
  });

  it('cannot be undone or changed by the app', async () => {
    const { link } = await filled();
    const { intakeId } = await signOnly(world, CLINIC_A, link.id);
    const app = await connect(world.database.appUrl);
    try {
      await app.query('SET ROLE rhomboid_app');
      await app.query(`SET app.clinic_id = '${CLINIC_A}'`);
      expect((await app.query('SELECT id FROM intake WHERE id = $1', [intakeId])).rows).toEqual([{ id: intakeId }]);
      for (const sql of [
        `UPDATE intake SET answers = '{}' WHERE id = $1`,
        `UPDATE intake SET submitted_at = now() WHERE id = $1`,
        'DELETE FROM intake WHERE id = $1',
        `INSERT INTO intake (clinic_id, id, submitted_at) VALUES ('${CLINIC_A}', $1, now())`,
        `UPDATE form_definition SET content = '{}' WHERE id = $1`,
      ])
        await expect(app.query(sql, [intakeId])).rejects.toMatchObject({ code: '42501' });
      expect((await app.query('UPDATE intake_invitation SET consumed_at = NULL WHERE id = $1', [link.id])).rowCount).toBe(0);
    } finally {
      await app.end();
    }
  });

  it('is read by therapists, on record, and by nobody at the front desk or next door', async () => {
    const { ben, link } = await filled({ pain_character: { value: ['tight', 'knotted'] } });
    const { intakeId } = await signOnly(world, CLINIC_A, link.id);
    const { status, body } = await world.as('ana').get(`/intakes/${intakeId}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: intakeId, clientId: ben, corrects: null, formId: 'neck-and-back', formVersion: 3, signature: { name: 'Ben Park', relationship: 'self' } });
    expect(body.answers.find((answer: { linkId: string }) => answer.linkId === 'pain_character')).toMatchObject({
      group: 'pain_detail', question: { en: 'How does the pain feel?' }, answer: { value: ['tight', 'knotted'] }, chosen: [{ en: 'Tight' }, { en: 'Knots: sore, hard spots in the muscle' }],
    });
    expect((await world.as('ana').get(`/clients/${ben}/intakes`)).body.items[0]).toMatchObject({ id: intakeId, purpose: expect.any(String) });
    const events = await admin.query(`SELECT actor_id, client_id FROM audit_event WHERE action = 'intake.read' AND record_id = $1`, [intakeId]);
    expect(events.rows).toEqual([{ actor_id: '0190a000-0000-7000-8000-0000000000a2', client_id: ben }]);
    for (const path of [`/intakes/${intakeId}`, `/clients/${ben}/intakes`]) {
      expect((await world.as('dee').get(path)).status).toBe(403);
      expect((await world.as('olu').get(path)).status).toBe(403);
      expect((await world.as('bo').get(path)).status).toBe(404);
    }
  });

  it('is corrected by a new intake that begins with the old answers and keeps their time', async () => {
    const { ben, link } = await filled({ pain_now: { value: 3 } });
    const first = await signOnly(world, CLINIC_A, link.id);
    const correction = await invite(world, ben, { corrects: first.intakeId }, 'ana');
    const phone = await verifiedPhone(world, correction);
    const { body } = await phone.get('/intake/form');
    expect(body).toMatchObject({ purpose: 'correction' });
    expect(body.answers.length).toBe(Object.keys(first.answers).length);
    await phone.put('/intake/answers/pain_now', { value: 8 }, { ifMatch: 1 });
    const second = await signOnly(world, CLINIC_A, correction.id);
    expect(second).toMatchObject({ corrects: true, answers: { pain_now: { value: 8 } } });
    const list = (await world.as('ana').get(`/clients/${ben}/intakes?limit=2`)).body;
    expect(list.items.map((item: { id: string; corrects: string | null }) => [item.id, item.corrects])).toEqual([[second.intakeId, first.intakeId], [first.intakeId, null]]);
    expect(list.items[0].answeredAt).toBe(list.items[1].answeredAt);
    expect(second.answeredAt?.toISOString()).toBe(list.items[1].answeredAt);
    const newest = (await world.as('ana').get(`/clients/${ben}/intakes?limit=1`)).body;
    const oldest = await world.as('ana').get(`/clients/${ben}/intakes?limit=1&cursor=${newest.nextCursor}`);
    expect(oldest.body).toEqual({ items: [expect.objectContaining({ id: first.intakeId })] });
  });

  it('corrects only an intake of the same client', async () => {
    const { link } = await filled();
    const { intakeId } = await signOnly(world, CLINIC_A, link.id);
    const other = await addClient(world, 'dee', { givenName: 'Kim', familyName: 'Other', dateOfBirth: '1991-01-01' });
    expect((await world.as('ana').post(`/clients/${other}/intake-invitations`, { corrects: intakeId })).status).toBe(404);
  });

  it('comes back as a follow-up that asks what is new and shows what does not change', async () => {
    const { ben, link } = await filled({ smoking: { value: 'never' }, pain_now: { value: 3 } });
    await signOnly(world, CLINIC_A, link.id);
    const phone = await verifiedPhone(world, await invite(world, ben));
    const { body } = await phone.get('/intake/form');
    expect(body).toMatchObject({ purpose: 'follow_up', visit: 'follow_up' });
    expect(body.form.groups[0].linkId).toBe('since_last');
    const linkIds = body.answers.map((answer: { linkId: string }) => answer.linkId);
    expect(linkIds).toEqual(expect.arrayContaining(['smoking', 'sex', 'medicines']));
    expect(linkIds).not.toContain('pain_now');
  });

  it('carries a hash of what was signed that anybody can compute again', async () => {
    const { link } = await filled();
    const { intakeId } = await signOnly(world, CLINIC_A, link.id);
    const { rows } = await admin.query<Record<string, unknown>>('SELECT * FROM intake WHERE id = $1', [intakeId]);
    const row = rows[0] ?? {};
    const { default: canonicalize } = await import('canonicalize');
    const { createHash } = await import('node:crypto');
    const signed = {
      clientId: row.client_id, invitationId: row.invitation_id, purpose: row.purpose, visit: row.visit, correctsId: row.corrects_id, formId: row.form_id,
      formVersion: row.form_version, locale: row.locale, answers: row.answers, consents: row.consents, signature: row.signature,
    };
    expect(createHash('sha256').update(canonicalize(signed) ?? '').digest().equals(row.content_hash as Buffer)).toBe(true);
  });
});
