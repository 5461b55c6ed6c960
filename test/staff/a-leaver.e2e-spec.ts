import { Hiring } from '../../src/staff';
import { CLINIC_A, CLINIC_B, openWorld, PASSWORD, PEOPLE, type World } from '../support/world';

const DEE = `/staff/${PEOPLE.dee.id}`;
const AGAIN = { email: PEOPLE.dee.email, displayName: 'Dee Novak', roles: ['front_desk'] };

describe('somebody who leaves', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('is signed out at once and cannot sign in again', async () => {
    expect((await world.as('dee').get('/staff')).status).toBe(200);
    expect((await world.as('olu').post(`${DEE}/departure`)).status).toBe(201);
    expect((await world.as('dee').get('/staff')).status).toBe(401);
    expect((await world.stranger().post('/session', { email: PEOPLE.dee.email, password: PASSWORD })).status).toBe(401);
  });

  it('is listed only when asked for, and stays as they were', async () => {
    const olu = world.as('olu');
    const names = async (path: string) => (await olu.get(path)).body.items.map((member: any) => member.displayName);
    expect(await names('/staff')).toEqual(['Ana Flores', 'Cy Okafor', 'Olu Adeyemi']);
    expect(await names('/staff?departedToo=true')).toEqual(['Ana Flores', 'Cy Okafor', 'Dee Novak', 'Olu Adeyemi']);
    for (const refusal of [await olu.post(`${DEE}/departure`), await olu.patch(DEE, { roles: ['owner'] }, { ifMatch: 2 }), await olu.post(`${DEE}/password-reset`)])
      expect({ status: refusal.status, code: refusal.body.code }).toEqual({ status: 409, code: 'departed' });
  });

  it('may come back, as a new member with a new one-time password', async () => {
    const { status, body } = await world.as('olu').post('/staff', AGAIN);
    expect({ status, awaitsFirstSignIn: body.awaitsFirstSignIn }).toEqual({ status: 201, awaitsFirstSignIn: true });
    expect(body.id).not.toBe(PEOPLE.dee.id);
    expect((await world.stranger().post('/session', { email: PEOPLE.dee.email, password: PASSWORD })).status).toBe(401);
    const back = await world.stranger().post('/session', { email: PEOPLE.dee.email, password: body.oneTimePassword });
    expect({ status: back.status, staffId: back.body.staffId }).toEqual({ status: 201, staffId: body.id });
  });

  it('is paged through by name', async () => {
    const olu = world.as('olu');
    const first = await olu.get('/staff?limit=2');
    const second = await olu.get(`/staff?limit=2&cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...second.body.items].map((member: any) => member.displayName)).toEqual(['Ana Flores', 'Cy Okafor', 'Dee Novak', 'Olu Adeyemi']);
    expect(second.body.nextCursor).toBeUndefined();
    const forged = Buffer.from('["Ana","no id"]').toString('base64url');
    expect((await olu.get(`/staff?cursor=${forged}`)).body.code).toBe('cursor_malformed');
  });
});

describe('somebody who works in another clinic', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('cannot be taken over by an owner who hires their e-mail', async () => {
    const bo = world.as('bo');
    expect((await bo.get('/session')).status).toBe(200);
    const hired = await world.as('olu').post('/staff', { email: PEOPLE.bo.email, displayName: 'Not Bo', roles: ['therapist'] });
    expect({ status: hired.status, code: hired.body.code }).toEqual({ status: 409, code: 'works_elsewhere' });
    expect((await bo.get('/session')).status).toBe(200);
    expect((await world.stranger().post('/session', { email: PEOPLE.bo.email, password: PASSWORD })).status).toBe(201);
  });

  it('keeps nothing of a former employer\'s password', async () => {
    const bo = world.as('bo');
    const planted = await bo.post('/staff', { email: 'vic@alder.example', displayName: 'Vic', roles: ['therapist'] });
    await bo.post(`/staff/${planted.body.id}/departure`);
    const hired = await world.as('olu').post('/staff', { email: 'vic@alder.example', displayName: 'Vic Tan', roles: ['owner'] });
    expect(hired.status).toBe(201);
    expect((await world.stranger().post('/session', { email: 'vic@alder.example', password: planted.body.oneTimePassword })).status).toBe(401);
    expect((await world.stranger().post('/session', { email: 'vic@alder.example', password: hired.body.oneTimePassword })).body.clinic.name).toBe('Alder Massage');
  });

  it('says at sign-in which clinic, and no clinic alone may reset the password or end the other\'s session', async () => {
    const hiring = world.app.get(Hiring, { strict: false });
    const { staffId } = await hiring.addMember(CLINIC_A, { email: PEOPLE.bo.email, displayName: 'Bo Lindqvist', roles: ['therapist'], ownPasswordHash: '$argon2id$v=19$unused' });
    const asked = await world.stranger().post('/session', { email: PEOPLE.bo.email, password: PASSWORD });
    expect(asked).toMatchObject({ status: 409, body: { code: 'clinic_required', clinics: [{ id: CLINIC_A, name: 'Alder Massage' }, { id: CLINIC_B, name: 'Birch Massage' }] } });
    const [here, there] = [world.stranger(), world.stranger()];
    expect((await here.post('/session', { email: PEOPLE.bo.email, password: PASSWORD, clinicId: CLINIC_A })).body.permissions).not.toContain('staff:manage');
    expect((await there.post('/session', { email: PEOPLE.bo.email, password: PASSWORD, clinicId: CLINIC_B })).body.permissions).toContain('staff:manage');
    expect((await world.as('olu').post(`/staff/${staffId}/password-reset`)).body.code).toBe('works_elsewhere');
    expect((await world.as('olu').post(`/staff/${staffId}/departure`)).status).toBe(201);
    expect([(await here.get('/session')).status, (await there.get('/session')).status]).toEqual([401, 200]);
  });

  it('does not change whose data a request sees', async () => {
    const { body } = await world.as('olu').post('/staff', { email: 'wen@alder.example', displayName: 'Wen', roles: ['front_desk'] }, { headers: { 'idempotency-key': 'hire-wen' } });
    expect((await world.as('olu').get(`/staff/${body.id}`)).status).toBe(200);
    expect((await world.as('bo').get(`/staff/${body.id}`)).status).toBe(404);
  });
});
