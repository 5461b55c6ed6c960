import { completeIntake, fill, invite, knots, openForm, submit, takeOn, type Patient, type Said } from '../support/course';
import { openWorld, type World } from '../support/world';
import { later } from '../session-notes/charting';
import { check } from './short-check';
import { clear, dayFrom, gateWords, latestOf } from './reviewing';

/** Holds from fifty on, and not before. */
const FIRST_PAIN: Said = { ...knots, known_pain: 'never' };
const ASKED_FROM_FIFTY: Said = { scalp_tender: 'no', jaw_chew: 'no', girdle_stiff: 'no' };
const GUARDIAN = { guardian: { name: 'Pat Rivera', relation: 'mother', phone: '+1 212 555 0100' } };
/** Fifty years before the day so many days from now. */
const fiftyIn = (days: number): string => `${Number(dayFrom(days).slice(0, 4)) - 50}${dayFrom(days).slice(4)}`;

jest.setTimeout(120_000);

describe('no way round a hold by an age', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const born = async (dateOfBirth: string, said: Said): Promise<Patient> => {
    const patient = await takeOn(world, 'dee', { dateOfBirth });
    await completeIntake(world, 'dee', patient, said);
    return patient;
  };
  const edit = async ({ id }: Patient, changes: object): Promise<void> => {
    const { body } = await world.as('dee').get(`/clients/${id}`);
    expect((await world.as('dee').patch(`/clients/${id}`, changes, { ifMatch: body.version })).status).toBe(200);
  };
  const screenAgain = ({ id }: Patient) => world.as('ana').post(`/clients/${id}/screenings`);

  it('that the date of birth does not bear out: what either holds, holds', async () => {
    const younger = await born('1958-03-01', FIRST_PAIN);
    expect(await gateWords(world, younger)).toBe('hold_therapist_review');
    expect((await latestOf(world, younger)).findings.find(({ ruleId }: { ruleId: string }) => ruleId === 'AGE-03').answers).toContainEqual(expect.objectContaining({ questionId: 'age', answer: '68 years' }));
    expect(await gateWords(world, await born('1992-03-01', { ...FIRST_PAIN, age: 68 }))).toBe('hold_therapist_review');
  });

  it('of somebody under 18 who says to be of age', async () => {
    const kim = await takeOn(world, 'dee', { dateOfBirth: dayFrom(-15 * 365), ...GUARDIAN });
    const phone = await openForm(world, await invite(world, 'dee', kim.id), kim);
    await fill(phone, knots);
    expect((await submit(phone, { signature: { name: 'Pat', relationship: 'guardian', guardianName: 'Pat Rivera' } })).body.level).toBe('refer_before_massage');
    expect(await gateWords(world, kim)).toBe('hold_medical_clearance');
  });

  it('that was corrected on file after the form was sent, or while it was open', async () => {
    const sam = await born('1992-03-01', FIRST_PAIN);
    expect(await gateWords(world, sam)).toBe('open');
    await edit(sam, { dateOfBirth: '1958-03-01' });
    expect(await gateWords(world, sam)).toBe('clearance_expired');
    await screenAgain(sam);
    expect(await gateWords(world, sam)).toBe('hold_therapist_review');
    await clear(world, await latestOf(world, sam));
    await check(world, { ...sam, dateOfBirth: '1958-03-01' }, { ...FIRST_PAIN, ...ASKED_FROM_FIFTY });
    expect(await gateWords(world, sam)).toBe('open');

    const lee = await takeOn(world, 'dee');
    const phone = await openForm(world, await invite(world, 'dee', lee.id), lee);
    await fill(phone, FIRST_PAIN);
    await edit(lee, { dateOfBirth: '1958-03-01' });
    expect((await submit(phone)).body.level).toBe('therapist_review');
  });

  it('that has become another since: the next short check asks what is asked from fifty on', async () => {
    const [held, well, other] = [await born(fiftyIn(5), { ...FIRST_PAIN, age: 49 }), await born(fiftyIn(5), { ...knots, age: 49 }), await born(fiftyIn(900), { ...FIRST_PAIN, age: 47 })];
    expect(await Promise.all([held, well, other].map((patient) => gateWords(world, patient)))).toEqual(['open', 'open', 'open']);
    await later(world, { days: 6 });
    expect(await Promise.all([held, well, other].map((patient) => gateWords(world, patient)))).toEqual(['clearance_expired', 'clearance_expired', 'open']);
    const asked = await check(world, well, { ...knots, ...ASKED_FROM_FIFTY });
    expect(asked.body.level).toBe('proceed');
    await check(world, held, { ...FIRST_PAIN, ...ASKED_FROM_FIFTY });
    expect(await Promise.all([held, well].map((patient) => gateWords(world, patient)))).toEqual(['hold_therapist_review', 'open']);
  });
});
