import type { Client as Connection } from 'pg';
import { MailWorker } from '../../src/notifications';
import { DraftWatch, type WatchDraft } from '../../src/intake';
import { openSink, type Sink } from '../notifications/smtp-sink';
import { completeIntake, fill, invite, knots, openForm, submit, takeOn, type Patient } from '../support/course';
import { connect } from '../support/database';
import { openWorld, PEOPLE, type Client, type World } from '../support/world';
import { answerCheck, openCheck } from './short-check';
import { gateWords, latestOf, NUMB_SADDLE } from './reviewing';

/** Words that a subject or a text of a mail must not hold. */
const TELLING = /massage|screen|pain|health|symptom|medical|therap|numb|emergenc|urgen|doctor|client|saddle|Sam|Rivera/i;

jest.setTimeout(120_000);

describe('an answer that cannot wait', () => {
  let sink: Sink;
  let world: World;
  let admin: Connection;
  beforeAll(async () => {
    sink = await openSink();
    world = await openWorld({ env: { SMTP_URL: sink.url, MAIL_FROM: 'desk@alder.example', PUBLIC_URL: 'http://alder.example' } });
    admin = await connect(world.database.adminUrl);
  });
  afterAll(async () => {
    await admin.end();
    await world.close();
    await sink.close();
  });

  const save = (phone: Client, linkId: string, value: unknown, version = 0) => phone.put(`/intake/answers/${linkId}`, { value }, { ifMatch: version });
  const filling = async (): Promise<[Patient, Client]> => {
    const sam = await takeOn(world, 'dee');
    return [sam, await openForm(world, await invite(world, 'dee', sam.id), sam)];
  };
  const urgent = async ({ id }: Patient): Promise<any[]> => (await world.as('ana').get('/review-queue')).body.urgent.filter(({ clientId }: { clientId: string }) => clientId === id);
  const mails = async () => {
    await world.app.get(MailWorker, { strict: false }).sendDue();
    return sink.take();
  };

  it('is told to the clinic as soon as it is saved: at the head of the queue, and by mail to every therapist, with no word of what it is', async () => {
    const [sam, phone] = await filling();
    expect((await save(phone, 'site', ['low_back'])).body).toMatchObject({ version: 1, clinicTold: false });
    expect((await save(phone, 'saddle_numb', 'new')).body).toMatchObject({ version: 1, clinicTold: true });
    const [notice, ...more] = await urgent(sam);
    expect(more.map(({ finding }) => finding.ruleId)).not.toContain(notice.finding.ruleId);
    expect(notice).toMatchObject({ familyName: sam.familyName, formSent: false, finding: { ruleId: 'CES-01', level: 'emergency_now' } });
    expect(notice.finding.answers).toContainEqual(expect.objectContaining({ questionId: 'saddle_numb' }));
    expect((await world.as('ana').get('/review-queue')).body.items.filter(({ clientId }: { clientId: string }) => clientId === sam.id)).toEqual([]);
    const sent = await mails();
    expect(sent.map(({ to }) => (to as { text: string }).text).sort()).toEqual([PEOPLE.ana.email, PEOPLE.cy.email]);
    for (const { subject, text } of sent) {
      expect([subject, TELLING.exec(`${subject} ${text}`.replace(/Alder Massage/g, ''))]).toEqual(['Open the review queue now', null]);
      expect(text).toContain('http://alder.example');
    }
  });

  it('is told once for each rule and form, however often answers are saved, and again where it gets graver', async () => {
    const [sam, phone] = await filling();
    expect((await save(phone, 'limb_swollen', 'leg')).body.clinicTold).toBe(true);
    const first = await urgent(sam);
    expect((await save(phone, 'limb_swollen', 'leg', 1)).body.clinicTold).toBe(true);
    expect((await save(phone, 'occupation', 'Driver')).body.clinicTold).toBe(true);
    expect(await urgent(sam)).toEqual(first);
    expect(await mails()).toHaveLength(2);
    await save(phone, 'saddle_numb', 'new');
    expect((await urgent(sam)).length).toBeGreaterThan(first.length);
    expect(await mails()).toHaveLength(2);
  });

  it('shuts a gate that was open, until the client is screened again', async () => {
    const sam = await takeOn(world, 'dee');
    await completeIntake(world, 'dee', sam, knots);
    expect(await gateWords(world, sam)).toBe('open');
    const phone = await openForm(world, await invite(world, 'dee', sam.id), sam);
    await save(phone, 'saddle_numb', 'new');
    expect(await gateWords(world, sam)).toBe('screening_outdated');
    expect((await world.as('dee').get(`/clients/${sam.id}/gate`)).body).toMatchObject({ open: false, hold: { code: 'therapist_must_call' }, reasons: [] });
    await mails();
  });

  it('is kept: taken back before the form is sent, the notice still stands until a therapist has seen to it', async () => {
    const [sam, phone] = await filling();
    await save(phone, 'saddle_numb', 'new');
    expect((await save(phone, 'saddle_numb', 'no', 1)).body.clinicTold).toBe(false);
    const [notice] = await urgent(sam);
    const acknowledge = (person: 'ana' | 'cy' | 'dee' | 'bo', body: object = { done: 'Called, a slip of the finger' }) => world.as(person).post(`/urgent-notices/${notice.id}/acknowledgement`, body);
    expect([(await acknowledge('dee')).status, (await acknowledge('bo')).status, (await acknowledge('ana', { done: '' })).status]).toEqual([403, 404, 400]);
    expect((await acknowledge('ana')).status).toBe(204);
    expect((await acknowledge('cy')).body.code).toBe('notice_acknowledged');
    expect((await urgent(sam)).map(({ id }) => id)).not.toContain(notice.id);
    await mails();
  });

  it('is heard again where the client says it again after a therapist has seen to it; no other answer repeats it', async () => {
    const [sam, phone] = await filling();
    await save(phone, 'saddle_numb', 'new');
    const seenTo = await urgent(sam);
    for (const { id } of seenTo) await world.as('ana').post(`/urgent-notices/${id}/acknowledgement`, { done: 'Called, a slip of the finger' });
    await mails();
    await save(phone, 'occupation', 'Driver');
    expect([await urgent(sam), (await mails()).length]).toEqual([[], 0]);
    await save(phone, 'saddle_numb', 'no', 1);
    expect((await save(phone, 'saddle_numb', 'new', 2)).body.clinicTold).toBe(true);
    expect((await urgent(sam)).map(({ finding }) => finding.ruleId)).toContain('CES-01');
    expect(await mails()).toHaveLength(2);
  });

  it('is told when the form is sent too, in the transaction that signs it, where no draft said so before', async () => {
    const sam = await takeOn(world, 'dee');
    const phone = await openForm(world, await invite(world, 'dee', sam.id), sam);
    const watch = world.app.get(DraftWatch, { strict: false });
    const looking = (watch as unknown as { saved: DraftWatch['saved'] }).saved;
    watch.saved = () => Promise.resolve(false);
    await fill(phone, NUMB_SADDLE);
    watch.saved = looking;
    expect(await urgent(sam)).toEqual([]);
    expect((await submit(phone)).body.level).toBe('emergency_now');
    const [notice] = await urgent(sam);
    expect(notice).toMatchObject({ formSent: true, finding: { ruleId: 'CES-01' } });
    expect(await mails()).toHaveLength(2);
    expect((await latestOf(world, sam)).findings[0].ruleId).toBe('CES-01');
  });

  it('in a correction is told only where it is new', async () => {
    const sam = await takeOn(world, 'dee');
    await completeIntake(world, 'dee', sam, NUMB_SADDLE);
    await mails();
    const { intakeId } = await latestOf(world, sam);
    const before = (await urgent(sam)).length;
    const phone = await openForm(world, await invite(world, 'ana', sam.id, { corrects: intakeId }), sam);
    const { body: form } = await phone.get('/intake/form');
    const version = (linkId: string): number => form.answers.find((one: { linkId: string }) => one.linkId === linkId)?.version ?? 0;
    expect((await save(phone, 'occupation', 'Baker', version('occupation'))).body.clinicTold).toBe(false);
    expect(await urgent(sam)).toHaveLength(before);
    expect((await save(phone, 'limb_swollen', 'leg', version('limb_swollen'))).body.clinicTold).toBe(true);
    await mails();
  });

  it('in a short check is told at once too, and once', async () => {
    const sam = await takeOn(world, 'dee');
    await completeIntake(world, 'dee', sam, knots);
    const phone = await openCheck(world, sam);
    await answerCheck(phone, { changed_bladder: 'yes', saddle_numb: 'new' });
    expect((await urgent(sam)).map(({ finding }) => finding.ruleId)).toContain('CES-01');
    expect(await gateWords(world, sam)).toBe('screening_outdated');
    expect(await mails()).toHaveLength(2);
  });

  it('is saved, whatever becomes of the looking: it fails, or it takes for ever', async () => {
    const watch = world.app.get(DraftWatch, { strict: false });
    const [sam, phone] = await filling();
    const real = (watch as unknown as { saved: DraftWatch['saved'] }).saved;
    const kept = new DraftWatch();
    watch.saved = (draft) => kept.saved(draft);
    const failing: WatchDraft = () => Promise.reject(new Error('no rules'));
    const endless: WatchDraft = () => new Promise(() => undefined);
    for (const [at, [looks, linkId]] of ([[failing, 'saddle_numb'], [endless, 'limb_swollen']] as const).entries()) {
      kept.register(looks);
      const { status, body } = await save(phone, linkId, at === 0 ? 'new' : 'leg');
      expect([status, body.version, body.clinicTold]).toEqual([200, 1, false]);
    }
    watch.saved = real;
    const { body: form } = await phone.get('/intake/form');
    expect(form.answers.map(({ linkId, answer }: any) => [linkId, answer.value])).toEqual([['limb_swollen', 'leg'], ['saddle_numb', 'new']]);
    // The next answer makes up for what was missed.
    expect((await save(phone, 'occupation', 'Driver')).body.clinicTold).toBe(true);
    expect((await urgent(sam)).length).toBeGreaterThan(1);
    await mails();
  });

  it('shows the desk nothing, and no stranger', async () => {
    const [sam, phone] = await filling();
    await save(phone, 'saddle_numb', 'new');
    expect((await world.as('dee').get('/review-queue')).status).toBe(403);
    for (const path of [`/clients/${sam.id}`, `/clients/${sam.id}/gate`, `/clients/${sam.id}/intake-invitations`]) expect(JSON.stringify((await world.as('dee').get(path)).body)).not.toMatch(/CES-01|saddle|emergency_now|urgent/);
    expect((await world.as('bo').get('/review-queue')).body.urgent).toEqual([]);
    await mails();
  });

  it('waits in the outbox of its own transaction: no notice without its mails, no mail without its notice', async () => {
    const { rows } = await admin.query(`SELECT (SELECT count(DISTINCT (invitation_id, level_rank))::int FROM urgent_notice) AS graves,
      (SELECT count(*)::int FROM outbox WHERE topic = 'screening.urgent_answer') AS mails, (SELECT count(*)::int FROM outbox o WHERE topic = 'screening.urgent_answer'
        AND NOT EXISTS (SELECT FROM urgent_notice n WHERE n.clinic_id = o.clinic_id AND n.id = o.record_id)) AS stray`);
    expect(rows[0].stray).toBe(0);
    expect(rows[0].mails).toBeGreaterThan(0);
    expect(rows[0].mails % 2).toBe(0);
  });
});
