import { standardIntake } from '../../src/intake';
import { fill, invite, knots, openForm, submit, takeOn, type Patient, type Said } from '../support/course';
import { connect } from '../support/database';
import { openWorld, type Client, type World } from '../support/world';
import { answerCheck, check, inviteToCheck, latestScreening, pass } from './short-check';

const FORMER_AGE = { en: 'Your age, in the words of version 2?', es: '¿Su edad, en palabras de la versión 2?' };

/** The questions of version 2 are those of today; only the words differ. */
const former = {
  ...standardIntake,
  version: 2,
  groups: standardIntake.groups.map((group) => ({ ...group, items: group.items.map(({ ends: _ends, ...item }) => (item.linkId === 'age' ? { ...item, text: FORMER_AGE } : item)) })),
};

describe('a link that was sent under version 2 of the form', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await asAdmin(`INSERT INTO form_definition (id, version, content, content_hash) VALUES ($1, 2, $2, sha256('former'))`, [former.id, JSON.stringify(former)]);
  });
  afterAll(() => world.close());

  const asAdmin = async (sql: string, values: unknown[]): Promise<void> => {
    const admin = await connect(world.database.adminUrl);
    await admin.query('SET session_replication_role = replica');
    await admin.query(sql, values);
    await admin.end();
  };
  const sentYesterday = ({ id }: Patient): Promise<void> => asAdmin('UPDATE intake_invitation SET form_version = 2 WHERE client_id = $1', [id]);
  const opened = async (patient: Patient): Promise<Client> => {
    const token = await invite(world, 'dee', patient.id);
    await sentYesterday(patient);
    return openForm(world, token, patient);
  };
  const screened = async (said: Said = {}): Promise<Patient> => {
    const patient = await takeOn(world, 'dee');
    const phone = await opened(patient);
    await fill(phone, { ...knots, ...said });
    expect((await submit(phone)).status).toBe(201);
    return patient;
  };
  const gateOf = async ({ id }: Patient): Promise<any> => (await world.as('ana').get(`/clients/${id}/gate`)).body;

  it('opens in its own words, goes on from its draft, and is read in them', async () => {
    const sam = await takeOn(world, 'dee');
    const phone = await opened(sam);
    await phone.put('/intake/answers/age', { value: 33 }, { ifMatch: 0 });
    const { body } = await phone.get('/intake/form');
    expect({ version: body.form.version, age: body.form.groups[0].items[0].text, answers: body.answers }).toEqual({ version: 2, age: FORMER_AGE, answers: [{ linkId: 'age', answer: { value: 33 }, version: 1 }] });
    await fill(phone, knots);
    expect((await submit(phone)).body).toMatchObject({ level: 'proceed' });
    const screening = await latestScreening(world, sam);
    expect(screening).toMatchObject({ formVersion: 2, level: 'proceed' });
    const { body: intake } = await world.as('ana').get(`/intakes/${screening.intakeId}`);
    expect(intake.answers.find(({ linkId }: any) => linkId === 'age')).toMatchObject({ question: FORMER_AGE, answer: { value: 34 } });
  });

  it('holds what is grave, as it did', async () => {
    const sam = await screened({ saddle_numb: 'new' });
    expect(await latestScreening(world, sam)).toMatchObject({ formVersion: 2, level: 'emergency_now', findings: expect.arrayContaining([expect.objectContaining({ ruleId: 'CES-01' })]) });
    expect((await gateOf(sam)).reasons.map(({ code }: any) => code)).toEqual(['stop_emergency']);
  });

  it('opens the gate for the visit of its day and for a plan of thirty days', async () => {
    const sam = await screened();
    expect(await gateOf(sam)).toMatchObject({ open: true, visit: { open: true, reasons: [] } });
    await pass(world, sam, '25 hours');
    expect(await gateOf(sam)).toMatchObject({ open: true, visit: { open: false, reasons: [{ code: 'visit_check_due' }] } });
    await pass(world, sam, '30 days');
    expect((await gateOf(sam)).open).toBe(false);
  });

  it('is followed by a short check of today that asks nothing anew and tells no word for a change', async () => {
    const sam = await screened();
    await pass(world, sam, '3 days');
    await check(world, sam);
    const screening = await latestScreening(world, sam);
    expect(screening).toMatchObject({ formVersion: standardIntake.version, level: 'proceed' });
    expect(screening.changed.map(({ linkId }: any) => linkId)).toEqual(['since_new', 'since_change', 'relief_hours']);
    expect(await gateOf(sam)).toMatchObject({ open: true, visit: { open: true } });
  });

  it('may itself be a short check', async () => {
    const sam = await screened();
    const { body } = await inviteToCheck(world, sam.id);
    await sentYesterday(sam);
    const phone = await openForm(world, body.token, sam);
    expect((await answerCheck(phone, { changed_arms: 'yes', arm_symptoms: 'one', arm_weak: 'no', clumsy_hands: 'no', electric_shock: 'no' })).filter((id) => id.startsWith('arm_'))).toEqual(['arm_symptoms', 'arm_weak']);
    expect((await submit(phone)).status).toBe(201);
    expect(await latestScreening(world, sam)).toMatchObject({ formVersion: 2, changed: expect.arrayContaining([expect.objectContaining({ linkId: 'arm_symptoms' })]) });
  });

  it('is corrected and followed up in the words of today, with its answers', async () => {
    const sam = await screened({ smoking: 'past', pack_years_20: 'no' });
    const { intakeId } = await latestScreening(world, sam);
    const token = (await world.as('ana').post(`/clients/${sam.id}/intake-invitations`, { corrects: intakeId })).body.token;
    const { body } = await (await openForm(world, token, sam)).get('/intake/form');
    expect({ version: body.form.version, purpose: body.purpose }).toEqual({ version: standardIntake.version, purpose: 'correction' });
    expect(body.answers.map(({ linkId, answer }: any) => [linkId, answer.value])).toEqual(expect.arrayContaining([['age', 34], ['smoking', 'past'], ['pack_years_20', 'no']]));
    const next = await openForm(world, await invite(world, 'dee', sam.id), sam);
    expect((await next.get('/intake/form')).body).toMatchObject({ purpose: 'follow_up', form: { version: standardIntake.version } });
  });
});
