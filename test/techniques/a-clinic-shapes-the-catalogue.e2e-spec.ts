import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { ClinicTechniques } from '../../src/techniques';
import { CLINIC_A, CLINIC_B, openWorld, type World } from '../support/world';

describe('a clinic shapes the catalogue', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const ids = async (query: string, person: 'ana' | 'bo' = 'ana'): Promise<string[]> => (await world.as(person).get(`/techniques${query}`)).body.items.map((technique: any) => technique.id);
  const forPlans = <T>(clinicId: string, read: (techniques: ClinicTechniques) => Promise<T>): Promise<T> =>
    world.app.get(UnitOfWork, { strict: false }).run(clinicId, () => read(world.app.get(ClinicTechniques, { strict: false })));

  it('finds techniques by words, region, family, pressure and indication', async () => {
    expect(await ids('')).toHaveLength(30);
    expect(await ids('?text=First%20MASSAGE')).toEqual(['swedish']);
    expect(await ids('?region=jaw_face')).toEqual(['trigger_point', 'manual_lymph_drainage']);
    expect(await ids('?family=tool&pressureMax=2')).toEqual(['cupping', 'gua_sha', 'iastm']);
    expect(await ids('?indication=swelling')).toEqual(['manual_lymph_drainage']);
    expect(await ids('?text=reiki')).toEqual([]);
  });

  it.each(['?region=elbow', '?family=constructor', '?pressureMax=6', '?pressureMax=deep', '?indication=__proto__', '?offered=yes', '?sort=name', '?text=a&text=b'])('refuses %s and says what is valid', async (query) => {
    const { status, body } = await world.as('ana').get(`/techniques${query}`);
    expect({ status, code: body.code }).toEqual({ status: 400, code: 'validation_failed' });
  });

  it('shows the evidence by region group, with every source and how far it was read', async () => {
    const { body } = await world.as('dee').get('/techniques/reflexology');
    expect(body.evidence.lowBack.grade).toBe('against');
    expect(body.evidence.neck.grade).toBe('none');
    expect(body.evidence.sources.length).toBeGreaterThan(0);
    for (const source of body.evidence.sources) expect(source).toEqual(expect.objectContaining({ id: expect.any(String), cite: expect.any(String), read: expect.stringMatching(/^(seen|via|gk)$/) }));
  });

  it('shows one technique whole, and nothing of how plans are scored', async () => {
    const { body, headers } = await world.as('ana').get('/techniques/swedish');
    expect(body).toMatchObject({ id: 'swedish', name: 'Swedish massage', localName: null, offered: true, pressure: { min: 2, max: 3, typical: 3 }, credential: 'core', catalogueVersion: '2026.1', version: 0 });
    expect(body.cautionWith).toEqual([{ id: 'heart_failure', label: expect.any(String) }]);
    expect(body.positions).toContainEqual({ id: 'prone', label: 'Lying on the front' });
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['fit']));
    expect(headers.get('etag')).toBe('"v0"');
  });

  it('gets a name and an off switch from Olu, at the version that was read', async () => {
    const olu = world.as('olu');
    const renamed = await olu.put('/techniques/swedish/clinic-setting', { offered: true, localName: 'Alder Classic' }, { ifMatch: 0 });
    expect(renamed).toMatchObject({ status: 200, body: { name: 'Swedish massage', localName: 'Alder Classic', offered: true, version: 1 } });
    const off = await olu.put('/techniques/cupping/clinic-setting', { offered: false, localName: null }, { ifMatch: 0 });
    expect(off).toMatchObject({ status: 200, body: { offered: false, version: 1 } });
    expect((await olu.put('/techniques/swedish/clinic-setting', { offered: false, localName: null }, { ifMatch: 0 })).status).toBe(412);
    expect((await olu.put('/techniques/swedish/clinic-setting', { offered: false, localName: null }, { ifMatch: 7 })).status).toBe(412);
    expect((await olu.put('/techniques/swedish/clinic-setting', { offered: false, localName: null })).status).toBe(428);
  });

  it('finds it under the clinic\'s name too, and lists what is offered', async () => {
    expect(await ids('?text=alder%20classic')).toEqual(['swedish']);
    expect(await ids('?offered=false')).toEqual(['cupping']);
    expect(await ids('?offered=true&family=tool')).toEqual(['gua_sha', 'iastm']);
  });

  it('does not let two techniques have one name', async () => {
    const { status, body } = await world.as('olu').put('/techniques/sports/clinic-setting', { offered: true, localName: ' Alder Classic ' }, { ifMatch: 0 });
    expect({ status, code: body.code }).toEqual({ status: 409, code: 'name_taken' });
  });

  it('leaves the clinic next door as it is', async () => {
    expect(await ids('?offered=false', 'bo')).toEqual([]);
    expect((await world.as('bo').get('/techniques/swedish')).body).toMatchObject({ localName: null, version: 0 });
    expect(await forPlans(CLINIC_A, (techniques) => techniques.switchedOff())).toEqual(['cupping']);
    expect(await forPlans(CLINIC_A, (techniques) => techniques.localNames())).toEqual(new Map([['swedish', 'Alder Classic']]));
    expect(await forPlans(CLINIC_B, (techniques) => techniques.switchedOff())).toEqual([]);
  });

  it('gives up its name again', async () => {
    const back = await world.as('olu').put('/techniques/swedish/clinic-setting', { offered: true, localName: null }, { ifMatch: 1 });
    expect(back.body).toMatchObject({ localName: null, version: 2 });
    const { body } = await world.as('olu').get('/audit-events?action=technique.set');
    expect(body.items.map((event: any) => [event.recordId, event.details])).toEqual([
      ['swedish', { offered: true, renamed: false }],
      ['cupping', { offered: false, renamed: false }],
      ['swedish', { offered: true, renamed: true }],
    ]);
  });

  it.each([
    ['/localName', { offered: true, localName: '' }],
    ['/localName', { offered: true }],
    ['/localName', { offered: true, localName: 'x'.repeat(121) }],
    ['/offered', { offered: 'no', localName: null }],
    ['/version', { offered: true, localName: null, version: 3 }],
  ])('refuses a bad %s: %j', async (pointer, body) => {
    const refusal = await world.as('olu').put('/techniques/thai/clinic-setting', body, { ifMatch: 0 });
    expect(refusal.status).toBe(400);
    expect(new Set(refusal.body.errors.map((e: any) => e.pointer))).toEqual(new Set([pointer]));
  });

  it.each(['reiki', 'constructor', '__proto__', '%00', '0190a000-0000-7000-8000-0000000000ff', 'x'.repeat(90)])('knows no technique %p', async (id) => {
    const answers = [await world.as('ana').get(`/techniques/${id}`), await world.as('olu').put(`/techniques/${id}/clinic-setting`, { offered: true, localName: null }, { ifMatch: 0 })];
    for (const { status, body } of answers) expect({ status, code: body.code }).toEqual({ status: 404, code: 'not_found' });
  });
});
