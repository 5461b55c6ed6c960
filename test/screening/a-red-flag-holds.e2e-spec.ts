import { completeIntake, knots, takeOn } from '../support/course';
import { openWorld, type World } from '../support/world';

describe('an intake is screened in the moment it is sent', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('opens the gate for a desk worker with knots', async () => {
    const sam = await takeOn(world, 'dee');
    const { body: told } = await completeIntake(world, 'dee', sam, knots);
    expect(told).toMatchObject({ level: 'proceed', headline: { en: 'You can go ahead' }, emergencyNumber: '911' });
    expect(told.safetyNet).toHaveLength(9);
    const { body: gate } = await world.as('ana').get(`/clients/${sam.id}/gate`);
    expect(gate).toMatchObject({ open: true, hold: null, reasons: [] });
  });

  it('holds on fever with back pain, and tells client, desk and therapist what each needs', async () => {
    const sam = await takeOn(world, 'dee');
    const { body: told } = await completeIntake(world, 'dee', sam, { ...knots, fever: 'yes', site: ['low_back'] });
    expect(told.level).not.toMatch(/proceed/);
    expect(told.whatToDo.length).toBeGreaterThan(0);
    const atDesk = (await world.as('dee').get(`/clients/${sam.id}/gate`)).body;
    expect(atDesk).toMatchObject({ open: false, hold: { code: 'therapist_must_call' }, reasons: [] });
    const { body: list } = await world.as('ana').get(`/clients/${sam.id}/screenings`);
    const { body: screening } = await world.as('ana').get(`/screenings/${list.items[0].id}`);
    const read = screening.findings.flatMap((finding: { answers: { questionId: string; answer: string }[] }) => finding.answers);
    expect(read).toContainEqual(expect.objectContaining({ questionId: 'fever', answer: 'Yes' }));
    expect(screening.findings[0].sources[0].citation.length).toBeGreaterThan(10);
    expect(screening.certainty).toContain('no clinician has reviewed');
  });
});
