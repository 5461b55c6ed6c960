import { completeIntake, fill, invite, knots, openForm, submit, takeOn, type Patient } from '../support/course';
import { openWorld, type Client, type World } from '../support/world';

const numbSaddle = { ...knots, saddle_numb: 'new' };
const today = (): string => new Date().toISOString().slice(0, 10);

describe('an urgent or emergency hold', () => {
  let world: World;
  let ana: Client;
  beforeAll(async () => {
    world = await openWorld();
    ana = world.as('ana');
  });
  afterAll(() => world.close());

  const latest = async ({ id }: Patient): Promise<any> => {
    const { body } = await ana.get(`/clients/${id}/screenings`);
    return (await ana.get(`/screenings/${body.items[0].id}`)).body;
  };
  const reasons = async ({ id }: Patient): Promise<string[]> => (await ana.get(`/clients/${id}/gate`)).body.reasons.map(({ code }: { code: string }) => code);
  const sentHome = async (): Promise<[Patient, any]> => {
    const lee = await takeOn(world, 'ana');
    await completeIntake(world, 'ana', lee, numbSaddle);
    return [lee, await latest(lee)];
  };
  const outcome = (more: object = {}): object => ({
    outcome: 'nothing_serious_found', clinicianName: 'Dr Ruiz', seenOn: today(), finding: 'normal reflexes and sensation', clearedFor: 'massage of neck and shoulders', reference: 'letter of today', ...more,
  });

  it('is not washed away by answering no the next day', async () => {
    const [lee] = await sentHome();
    const { body: told } = await completeIntake(world, 'dee', lee, knots);
    expect(told.level).toBe('urgent_same_day');
    const again = await latest(lee);
    expect(again.findings[0]).toMatchObject({ ruleId: 'CI-CES-AFTER', overrideAllowed: false });
    expect(await reasons(lee)).toEqual(['stop_urgent']);
  });

  it('ends with a doctor\'s word, and only a new intake after it opens the gate', async () => {
    const [lee, screening] = await sentHome();
    const { status, body } = await ana.post(`/screenings/${screening.id}/medical-outcomes`, outcome());
    expect(status).toBe(201);
    expect(body.medicalOutcomes).toEqual([expect.objectContaining({ endsHold: true, clinicianName: 'Dr Ruiz', seenOn: today() })]);
    expect(await reasons(lee)).toEqual(['screening_outdated']);
    expect((await completeIntake(world, 'ana', lee, knots)).body.level).toBe('proceed');
    expect(await reasons(lee)).toEqual([]);
  });

  it('goes on while the doctor is still treating, and for answers that are grave again', async () => {
    const [lee, screening] = await sentHome();
    await ana.post(`/screenings/${screening.id}/medical-outcomes`, outcome({ outcome: 'under_treatment', clearedFor: undefined }));
    expect(await reasons(lee)).toEqual(['stop_emergency']);
    await ana.post(`/screenings/${screening.id}/medical-outcomes`, outcome());
    expect((await completeIntake(world, 'ana', lee, numbSaddle)).body.level).toBe('emergency_now');
    expect((await completeIntake(world, 'ana', lee, knots)).body.level).toBe('urgent_same_day');
  });

  it('ends when the client attests that the very answer was wrong, to a link from a therapist', async () => {
    const [lee, screening] = await sentHome();
    await completeIntake(world, 'dee', lee, knots);
    const refused = await world.as('dee').post(`/clients/${lee.id}/intake-invitations`, { corrects: screening.intakeId });
    expect({ status: refused.status, code: refused.body.code }).toEqual({ status: 403, code: 'not_permitted' });
    const phone = await openForm(world, await invite(world, 'ana', lee.id, { corrects: screening.intakeId }), lee);
    await fill(phone, knots);
    expect((await submit(phone)).body.level).toBe('proceed');
    expect(await reasons(lee)).toEqual([]);
  });

  it('takes no outcome that says nothing, lies ahead or is of a milder screening', async () => {
    const [, screening] = await sentHome();
    const missing = await ana.post(`/screenings/${screening.id}/medical-outcomes`, outcome({ clearedFor: undefined, seenOn: '2020-01-01' }));
    expect(missing.body.errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`)).toEqual(['/seenOn before_the_answers', '/clearedFor required']);
    const sam = await takeOn(world, 'ana');
    await completeIntake(world, 'ana', sam, knots);
    expect((await ana.post(`/screenings/${(await latest(sam)).id}/medical-outcomes`, outcome())).body.code).toBe('no_outcome_needed');
    expect((await world.as('dee').post(`/screenings/${screening.id}/medical-outcomes`, outcome())).status).toBe(403);
  });
});
