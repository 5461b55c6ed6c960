import { CREDENTIALS } from '../../src/staff';
import { catalogue, loadCatalogue } from '../../src/techniques';
import { DataSource } from 'typeorm';
import { connect } from '../support/database';
import { openWorld, type World } from '../support/world';

describe('the published catalogue', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('speaks of training in the same words as the staff\'s records', () => {
    expect(CREDENTIALS).toEqual([...catalogue.words.credentials, 'student']);
    expect(catalogue.techniques.filter((technique) => !(CREDENTIALS as readonly string[]).includes(technique.credential))).toEqual([]);
  });

  it('lies in the database under its version, and cannot be changed by the server\'s own role', async () => {
    const admin = await connect(world.database.adminUrl);
    const { rows } = await admin.query(`SELECT version, jsonb_array_length(content->'techniques') AS techniques, (SELECT count(*)::int FROM technique) AS ids FROM catalogue_version`);
    await admin.end();
    expect(rows).toEqual([{ version: '2026.1', techniques: 30, ids: 30 }]);
    const app = await connect(world.database.appUrl);
    for (const statement of [`UPDATE catalogue_version SET content = '{}'`, 'DELETE FROM technique', `INSERT INTO technique VALUES ('reiki', '2026.1')`])
      await expect(app.query(statement)).rejects.toMatchObject({ code: '42501' });
    await app.end();
  });

  it('is loaded again without effect, and refused if its content changed under the same version', async () => {
    const owner = await new DataSource({ type: 'postgres', url: world.database.ownerUrl }).initialize();
    const runner = owner.createQueryRunner();
    await loadCatalogue(runner);
    await runner.query(`UPDATE catalogue_version SET content_hash = '\\x00'`);
    await expect(loadCatalogue(runner)).rejects.toThrow('a change of the catalogue needs a new version');
    await runner.release();
    await owner.destroy();
  });

  it.each([
    ['/regions', 29],
    ['/muscles', 54],
    ['/muscle-chains', 7],
    ['/strokes', 28],
    ['/self-care', 26],
  ])('serves %s whole', async (path, count) => {
    const { status, body } = await world.as('dee').get(path);
    expect({ status, count: body.items.length }).toEqual({ status: 200, count });
    expect(JSON.stringify(body)).not.toMatch(/seedRefs|contraindicationFlags/);
  });

  it('tells for a region which muscles lie there, which are felt there, and where else to look', async () => {
    const { body } = await world.as('ana').get('/regions');
    expect(body.items.find((region: any) => region.id === 'jaw_face')).toMatchObject({
      label: 'Jaw and face', pressureCap: 3, lookAlso: ['head', 'suboccipital', 'neck_post'], muscles: ['masseter'], feltFrom: ['sternocleidomastoid', 'masseter', 'temporalis'], feltAtTimesFrom: ['upper_trapezius'],
    });
    const muscles = await world.as('ana').get('/muscles?region=jaw_face');
    expect(muscles.body.items.map((muscle: any) => muscle.id).sort()).toEqual(['masseter', 'sternocleidomastoid', 'temporalis', 'upper_trapezius']);
  });

  it('tells what self-care is withheld for', async () => {
    const { body } = await world.as('ana').get('/self-care?region=neck_post');
    const nod = body.items.find((item: any) => item.id === 'chin_nod');
    expect(nod.withheldWith.map((flag: any) => flag.id)).toEqual(['cervical_instability', 'arthritis_inflammatory']);
    expect((await world.as('ana').get('/self-care?region=elbow')).status).toBe(400);
  });
});
